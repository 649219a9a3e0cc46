import { NAME_STYLES } from '../model/name-style.js';

/** What the value of a key has to be. */
export type ValueKind =
  | 'text'
  | 'texts'
  | 'boolean'
  | 'count'
  | 'style'
  /** Texts that name a variable of the environment, as a key must not be in a file. */
  | 'variables'
  /** `Name: VALUE`, with a variable of the environment where the name is that of a secret. */
  | 'headers'
  /** The options of a command. */
  | 'section';

export type Keys = ReadonlyMap<string, ValueKind>;

/** The keys of a configuration file. */
export const CONFIG_KEYS: Keys = new Map<string, ValueKind>([
  ['spec', 'text'],
  ['out', 'text'],
  ['targets', 'texts'],
  ['overlays', 'texts'],
  ['include', 'texts'],
  ['exclude', 'texts'],
  ['inputHeaders', 'texts'],
  ['allowRefs', 'texts'],
  ['names', 'style'],
  ['skipBroken', 'boolean'],
  ['check', 'section'],
]);

/** The keys below `check`. */
export const CHECK_KEYS: Keys = new Map<string, ValueKind>([
  ['url', 'text'],
  ['spec', 'text'],
  ['overlays', 'texts'],
  ['requirements', 'text'],
  ['fixtures', 'texts'],
  ['existing', 'texts'],
  ['allowLeftovers', 'boolean'],
  ['profile', 'text'],
  ['apiKeys', 'variables'],
  ['headers', 'headers'],
  ['ca', 'text'],
  ['only', 'texts'],
  ['skip', 'texts'],
  ['knownFailing', 'text'],
  ['jobs', 'count'],
  ['timeout', 'count'],
  ['rateLimit', 'text'],
  ['seed', 'count'],
  ['large', 'boolean'],
  ['slow', 'boolean'],
  ['failFast', 'boolean'],
  ['restart', 'text'],
  ['reports', 'texts'],
  ['har', 'text'],
]);

/** What is wrong with a value, as the end of a sentence; undefined where it is right. */
export function valueProblem(kind: ValueKind, value: unknown): string | undefined {
  switch (kind) {
    case 'text':
      return typeof value === 'string' && value !== ''
        ? undefined
        : 'is a string that is not empty';
    case 'texts':
      return textsOf(value) === undefined ? 'is a list of strings' : undefined;
    case 'boolean':
      return typeof value === 'boolean' ? undefined : 'is true or false';
    case 'count':
      return isCount(value) ? undefined : 'is a whole number from 1';
    case 'style':
      return NAME_STYLES.some((style) => style === value)
        ? undefined
        : `is one of ${NAME_STYLES.join(', ')}`;
    case 'variables':
      return textsOf(value)?.every((text) => VARIABLE.test(text)) === true
        ? undefined
        : 'is a list of variables of the environment, such as $PETS_KEY or session=$PETS_SESSION; a key must not be in the file';
    case 'headers':
      return textsOf(value)?.every((line) => !SECRET_LITERAL.test(line)) === true
        ? undefined
        : 'is a list of headers, such as "X-Team-Key: $TEAM_KEY"; a secret must be in a variable of the environment';
    case 'section':
      return value === null || (typeof value === 'object' && !Array.isArray(value))
        ? undefined
        : 'is an object';
    default:
      return kind satisfies never;
  }
}

const VARIABLE = /^(?:[^=$]+=)?\$\w+$/;

/** A header whose name is that of a secret, and whose value names no variable. */
const SECRET_LITERAL = /^[^:]*(?:auth|cookie|key|passw|secret|session|sig|token)[^:]*:[^$]*$/i;

function isCount(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1;
}

function textsOf(value: unknown): readonly string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const items: readonly unknown[] = value;
  const texts = items.filter((item) => typeof item === 'string');
  return texts.length === items.length ? texts : undefined;
}
