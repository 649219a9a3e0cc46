import type { BodyDefinition, CommandInput, Flag } from './command.js';
import { readFilePath } from './file-path.js';
import { namesInput } from './input-path.js';
import { parseValue } from './parse-value.js';
import { readReferences } from './read-references.js';
import { UsageError } from './usage-error.js';

/** The strings of flags by name. */
export type GivenFlags = ReadonlyMap<string, readonly string[]>;

/** The sources of a command's values. */
export interface InputSources {
  readonly given: GivenFlags;
  /** The value on standard input; undefined where there is none. */
  readonly piped: unknown;
  /** Whether piped strings may refer to files. */
  readonly trusted: boolean;
}

/** The input of a command. */
export interface InputRules {
  /** The full command: `depot crates create`. */
  readonly command: string;
  readonly flags: readonly Flag[];
  readonly body?: BodyDefinition;
}

/** The input of a call, with files as paths. */
export interface CollectedInput extends CommandInput {
  /** The options of the call that have flags. */
  readonly options: Readonly<Record<string, unknown>>;
}

type Fields = Record<string, unknown>;

/**
 * Merges flags and standard input to the input of a call; flags override standard input.
 *
 * @throws UsageError for an invalid value, an unknown field, and a missing required one.
 */
export async function collectInput(
  rules: InputRules,
  sources: InputSources,
): Promise<CollectedInput> {
  const { flags } = rules;
  const values = await valuesOf(flags, sources.given);
  const inBody = flags.filter(({ location }) => location === 'body');
  const whole = inBody.find(({ keys }) => keys.length === 0);
  const given = whole && values.get(whole);
  // A body that is one value has no fields, unless another media type has some.
  const isWhole = whole !== undefined && (given !== undefined || !hasFields(inBody, sources));
  const piped = isWhole ? {} : pipedFields(rules, sources);
  const locations = emptyLocations();
  for (const [name, value] of Object.entries(piped)) {
    const flag = flags.find(({ keys }) => keys.length === 1 && keys[0] === name);
    set(locations[flag?.location ?? 'body'], [name], value);
  }
  for (const flag of flags) {
    const value = values.get(flag);
    if (value !== undefined && flag !== whole) set(locations[flag.location], flag.keys, value);
  }
  const isNull = rules.body?.nullable === true && isOnlyNull(inBody, sources);
  const value = isWhole ? (given ?? pipedValue(sources)) : locations.body;
  const body = isNull ? null : value;
  requireAll(rules, locations, body);
  const isEmpty = !isWhole && !isNull && Object.keys(locations.body).length === 0;
  return {
    ids: idsOf(locations.path, flags),
    body: isEmpty && rules.body?.required !== true ? undefined : body,
    query: unlessEmpty(locations.query),
    headers: unlessEmpty(locations.header),
    cookies: unlessEmpty(locations.cookie),
    options: locations.option,
  };
}

/** Whether standard input is null, and no flag has a field of the body. */
function isOnlyNull(inBody: readonly Flag[], { piped, given }: InputSources): boolean {
  return piped === null && inBody.every(({ name }) => !given.has(name));
}

/** Whether the body is an object of fields: it has some, and the input is no other value. */
function hasFields(inBody: readonly Flag[], { piped }: InputSources): boolean {
  const isObject = typeof piped === 'object' && piped !== null && !Array.isArray(piped);
  return inBody.some(({ keys }) => keys.length > 0) && (piped === undefined || isObject);
}

function emptyLocations(): Record<Flag['location'], Fields> {
  return { path: {}, query: {}, header: {}, cookie: {}, body: {}, option: {} };
}

function unlessEmpty(fields: Fields): Fields | undefined {
  return Object.keys(fields).length === 0 ? undefined : fields;
}

/** The values of the flags that are set. */
async function valuesOf(
  flags: readonly Flag[],
  given: GivenFlags,
): Promise<ReadonlyMap<Flag, unknown>> {
  const values = new Map<Flag, unknown>();
  for (const flag of flags) {
    const texts = given.get(flag.name);
    if (texts !== undefined) values.set(flag, await valueOf(flag, texts));
  }
  return values;
}

async function valueOf(flag: Flag, texts: readonly string[]): Promise<unknown> {
  const where = `--${flag.name}`;
  const values: unknown[] = [];
  for (const text of texts) {
    if (flag.type === 'file') values.push(readFilePath(text, where));
    else values.push(readReferences(await parseValue(text, flag), where));
  }
  if (flag.repeated !== true) return values.at(-1);
  // `--item '[{a: 1}, {a: 2}]'` is two items, unless an item may be a list.
  return flag.hasLists === true ? values : values.flat();
}

function pipedValue({ piped, trusted }: InputSources): unknown {
  return trusted ? readReferences(piped, 'standard input') : piped;
}

function pipedFields({ command, flags, body }: InputRules, sources: InputSources): Fields {
  const { piped } = sources;
  if (piped === undefined || piped === null) return {};
  if (typeof piped !== 'object' || Array.isArray(piped)) {
    throw new UsageError(
      `standard input: expected an object with the fields of ${command}, received ${JSON.stringify(piped).slice(0, 60)}`,
    );
  }
  const known = [...new Set(flags.flatMap(({ keys }) => keys.slice(0, 1)))];
  const open = body !== undefined && body.fields === undefined;
  const unknown = Object.keys(piped).filter((name) => !known.includes(name));
  if (unknown.length > 0 && !open) {
    const wrong = unknown.map((name) => JSON.stringify(name)).join(', ');
    throw new UsageError(
      `standard input: ${command} has no field ${wrong}; its fields are ${known.join(', ')}`,
    );
  }
  const files = flags.filter(({ type }) => type === 'file').map(({ keys: [name = ''] }) => name);
  const entries = Object.entries(piped).map(([name, value]: [string, unknown]) => {
    if (!files.includes(name)) {
      return [name, sources.trusted ? readReferences(value, 'standard input') : value] as const;
    }
    if (sources.trusted) return [name, pathOf(value, name)] as const;
    throw new UsageError(
      `standard input: the file ${name} must be passed as --${name}, or with --trusted-stdin`,
    );
  });
  return Object.fromEntries(entries);
}

/** Standard input contains the fields; it can't be a file as well. */
function pathOf(value: unknown, name: string): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => pathOf(item, name));
  if (typeof value !== 'string' || value === '') {
    throw new UsageError(
      `standard input: ${name}: expected the path of a file, received ${JSON.stringify(value)}`,
    );
  }
  const file = readFilePath(value, `standard input: ${name}`);
  if (!namesInput(file.path)) return file;
  throw new UsageError(
    `standard input: ${name} can't be - there; pass the fields as flags and --${name} -`,
  );
}

/** Sets the value at the keys, and leaves other properties unchanged. */
function set(fields: Fields, keys: readonly string[], value: unknown): void {
  const [first = '', ...rest] = keys;
  if (rest.length === 0) {
    Object.defineProperty(fields, first, {
      value,
      enumerable: true,
      writable: true,
      configurable: true,
    });
    return;
  }
  const before: unknown = Object.hasOwn(fields, first) ? fields[first] : undefined;
  const isObject = typeof before === 'object' && before !== null && !Array.isArray(before);
  const inner: Fields = isObject ? { ...before } : {};
  set(inner, rest, value);
  set(fields, [first], inner);
}

function requireAll(
  { command, flags, body: rule }: InputRules,
  locations: Readonly<Record<Flag['location'], Fields>>,
  body: unknown,
): void {
  const missing = flags.filter(({ required, location, keys: [name] }) => {
    if (!required || (body === null && location === 'body')) return false;
    return name === undefined
      ? rule?.required === true && body === undefined
      : !Object.hasOwn(locations[location], name);
  });
  if (missing.length === 0) return;
  const names = missing.map(({ name }) => `--${name}`).join(', ');
  const are = missing.length === 1 ? 'is' : 'are';
  throw new UsageError(`${names} ${are} missing; see ${command} --help`);
}

function idsOf(path: Fields, flags: readonly Flag[]): CommandInput['ids'] {
  const entries = Object.entries(path).map(([name, value]) => {
    if (typeof value === 'number' || typeof value === 'object') return [name, value] as const;
    const id = textOf(value);
    const flag = flags.find(({ location, keys }) => location === 'path' && keys[0] === name);
    const where = `--${flag?.name ?? name}`;
    if (id === '' && flag?.mayBeEmpty !== true)
      throw new UsageError(`${where}: expected an id, received an empty string`);
    if (id === '.' || id === '..') throw new UsageError(`${where}: "${id}" is not a valid id`);
    return [name, id] as const;
  });
  return Object.fromEntries(entries);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
