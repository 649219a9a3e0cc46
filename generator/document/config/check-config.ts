import type { LintError } from '../load/lint-error.js';
import { suggest } from '../load/suggest.js';
import type { Config } from './config.js';
import { CHECK_KEYS, CONFIG_KEYS, type Keys, valueProblem } from './config-keys.js';
import type { WrittenConfig } from './parse-config.js';

/** A configuration, and what is wrong in it. */
export interface CheckedConfig {
  /** Empty where there are errors. */
  readonly config: Config;
  /** In the order of its keys. */
  readonly errors: readonly LintError[];
}

/** Checks the keys and values of a configuration. */
export function checkConfig(written: WrittenConfig): CheckedConfig {
  const { file, value } = written;
  if (value === null) return { config: {}, errors: [] };
  if (typeof value !== 'object' || Array.isArray(value)) {
    const location = { file, line: 1, column: 1 };
    const message = 'a configuration is an object, such as { spec: "openapi.yaml" }';
    return { config: {}, errors: [{ severity: 'error', location, message }] };
  }
  const errors = errorsIn(value, { written, keys: CONFIG_KEYS, path: [] });
  return { config: errors.length > 0 ? {} : configOf(value), errors };
}

interface Section {
  readonly written: WrittenConfig;
  readonly keys: Keys;
  /** Of the section in the file. */
  readonly path: readonly string[];
}

function errorsIn(value: object, { written, keys, path }: Section): readonly LintError[] {
  return Object.entries(value).flatMap(([key, own]: [string, unknown]): readonly LintError[] => {
    const at = [...path, key];
    const error = violationOf(at, own, keys);
    if (error !== undefined) {
      return [{ severity: 'error', location: written.locationOf(at), ...error }];
    }
    const isSection = keys.get(key) === 'section' && typeof own === 'object' && own !== null;
    return isSection ? errorsIn(own, { written, keys: CHECK_KEYS, path: at }) : [];
  });
}

function violationOf(
  path: readonly string[],
  value: unknown,
  keys: Keys,
): Pick<LintError, 'message' | 'suggestion'> | undefined {
  const key = path.at(-1) ?? '';
  const kind = keys.get(key);
  if (kind === undefined) {
    const names = [...keys.keys()];
    const near = suggest(key, names);
    const message = `unknown key ${JSON.stringify(path.join('.'))}`;
    if (near === undefined) return { message: `${message}; expected one of ${names.join(', ')}` };
    return { message, suggestion: `did you mean ${JSON.stringify(near)}?` };
  }
  const problem = valueProblem(kind, value);
  return problem === undefined ? undefined : { message: `${path.join('.')} ${problem}` };
}

/** An empty section of YAML is null. The values were checked above. */
function configOf(value: object): Config {
  const entries = Object.entries(value).map(([key, own]: [string, unknown]) => [key, own ?? {}]);
  return Object.fromEntries(entries) as Config;
}
