import { type LintError, NAME_STYLES, type NameStyle, suggest } from '@upspec/document';
import type { Config } from './config.js';
import type { WrittenConfig } from './parse-config.js';

/** A configuration, and what is wrong in it. */
export interface CheckedConfig {
  readonly config: Config;
  /** In the order of its keys. */
  readonly errors: readonly LintError[];
}

/** The keys with one string, and those with a list of strings. */
const STRINGS = ['spec', 'out'] as const;
const LISTS = ['targets', 'overlays', 'include', 'exclude', 'inputHeaders', 'allowRefs'] as const;
const KEYS: readonly string[] = [...STRINGS, ...LISTS, 'names', 'skipBroken'];

/** Checks the keys and values of a configuration. */
export function checkConfig({ file, value, locationOf }: WrittenConfig): CheckedConfig {
  if (value === null) return { config: {}, errors: [] };
  if (typeof value !== 'object' || Array.isArray(value)) {
    const location = { file, line: 1, column: 1 };
    const message = 'a configuration is an object, such as { spec: "openapi.yaml" }';
    return { config: {}, errors: [{ severity: 'error', location, message }] };
  }
  const entries: readonly (readonly [string, unknown])[] = Object.entries(value);
  const errors = entries.flatMap(([key, own]): LintError[] => {
    const error = violationOf(key, own);
    return error === undefined ? [] : [{ severity: 'error', location: locationOf(key), ...error }];
  });
  return { config: configOf(new Map(entries)), errors };
}

function violationOf(
  key: string,
  value: unknown,
): Pick<LintError, 'message' | 'suggestion'> | undefined {
  if (!KEYS.includes(key)) {
    const near = suggest(key, KEYS);
    const message = `unknown key ${JSON.stringify(key)}`;
    if (near === undefined) return { message: `${message}; expected one of ${KEYS.join(', ')}` };
    return { message, suggestion: `did you mean ${JSON.stringify(near)}?` };
  }
  if (isOneOf(STRINGS, key) && textOf(value) === undefined) {
    return { message: `${key} is a string that is not empty` };
  }
  if (isOneOf(LISTS, key) && listOf(value) === undefined) {
    return { message: `${key} is a list of strings` };
  }
  if (key === 'skipBroken' && typeof value !== 'boolean') {
    return { message: 'skipBroken is true or false' };
  }
  if (key === 'names' && styleOf(value) === undefined) {
    return { message: `names is one of ${NAME_STYLES.join(', ')}` };
  }
  return undefined;
}

function configOf(values: ReadonlyMap<string, unknown>): Config {
  const strings = STRINGS.map((key) => [key, textOf(values.get(key))] as const);
  const lists = LISTS.map((key) => [key, listOf(values.get(key))] as const);
  const names = ['names', styleOf(values.get('names'))] as const;
  const skipBroken = ['skipBroken', values.get('skipBroken')] as const;
  const given = [...strings, ...lists, names, skipBroken].filter(
    ([, value]) => value !== undefined,
  );
  return Object.fromEntries(given);
}

function isOneOf(keys: readonly string[], key: string): boolean {
  return keys.includes(key);
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function listOf(value: unknown): readonly string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const items: readonly unknown[] = value;
  const texts = items.filter((item) => typeof item === 'string');
  return texts.length === items.length ? texts : undefined;
}

function styleOf(value: unknown): NameStyle | undefined {
  return NAME_STYLES.find((style) => style === value);
}
