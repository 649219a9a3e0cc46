import type { FileData } from '../wire-case.js';
import type { CredentialData, WireRow } from '../wire-row.js';

/** A flag of a generated command. */
export interface RowFlag {
  readonly name: string;
  readonly location: string;
  readonly keys: readonly string[];
  readonly type: string;
  readonly mediaType?: string;
  readonly repeated?: true;
}

/** Writes a file, and returns its path. */
export type WriteFile = (file: FileData) => string;

/** The arguments of a row's command. */
export interface RowWords {
  /** After the name of the command. */
  readonly words: readonly string[];
  /** What the command reads on standard input; undefined where that is empty. */
  readonly input: string | undefined;
}

/**
 * The arguments of a row's command. Null, and a property that the document does not name, has no
 * flag: such a body is piped.
 */
export function rowWords({ call }: WireRow, flags: readonly RowFlag[], write: WriteFile): RowWords {
  const own = (location: string, values: object = {}): readonly string[] =>
    Object.entries(values).flatMap(([name, value]: [string, unknown]) => {
      const isFile = hasFile(value);
      const flag = flags.find(
        ({ location: at, keys, type }) =>
          at === location && keys.length === 1 && keys[0] === name && (type === 'file') === isFile,
      );
      return wordsOf(flag, value, write);
    });
  const whole = flags.find(({ location, keys }) => location === 'body' && keys.length === 0);
  const hasFields = flags.some(({ location, keys }) => location === 'body' && keys.length > 0);
  const isObject = typeof call.body === 'object' && call.body !== null && !Array.isArray(call.body);
  const isFields = hasFields && isObject && !hasFile(call.body);
  const isNull = hasFields && call.body === null;
  const isPiped =
    isFields &&
    Object.entries(call.body as object).some(
      ([name, value]: [string, unknown]) =>
        value === null ||
        !flags.some(({ location, keys }) => location === 'body' && keys[0] === name),
    );
  const words = [
    ...own('path', call.path),
    ...own('query', call.query),
    ...own('header', call.headers),
    ...own('cookie', call.cookies),
    ...(isFields && !isPiped ? own('body', call.body as object) : []),
    ...(!isFields && !isNull && call.body !== undefined ? wordsOf(whole, call.body, write) : []),
    ...(call.contentType === undefined ? [] : [`--content-type=${call.contentType}`]),
    ...Object.entries(call.partHeaders ?? {}).flatMap(([part, headers]) =>
      Object.entries(headers).map(
        ([name, value]) => `--${part}.${name}`.toLowerCase() + `=${String(value)}`,
      ),
    ),
    ...credentialWords(call.credentials ?? {}),
    ...Object.entries(call.serverVariables ?? {}).map(
      ([name, value]) => `--server-${name}=${value}`,
    ),
  ];
  return { words, input: isPiped || isNull ? JSON.stringify(call.body) : undefined };
}

function wordsOf(flag: RowFlag | undefined, value: unknown, write: WriteFile): readonly string[] {
  if (flag === undefined) throw new Error(`no flag for ${JSON.stringify(value)}`);
  const items = flag.repeated && Array.isArray(value) ? (value as readonly unknown[]) : [value];
  return items
    .filter((item) => item !== null || flag.type === 'value')
    .map((item) => `--${flag.name}=${textOf(flag, item, write)}`);
}

function textOf(flag: RowFlag, value: unknown, write: WriteFile): string {
  const { type } = flag;
  if (type === 'file') return pathOf(flag, (value as { readonly file: FileData }).file, write);
  return typeof value === 'string' && type !== 'value' ? value : JSON.stringify(value);
}

/** The path of a file, with its media type, which would otherwise follow the extension. */
function pathOf({ mediaType }: RowFlag, file: FileData, write: WriteFile): string {
  const { contentType = mediaType === undefined ? 'application/octet-stream' : undefined } = file;
  return `${write(file)}${contentType === undefined ? '' : `;type=${contentType}`}`;
}

function hasFile(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(hasFile);
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.keys(value).join() === 'file' &&
    hasContent(value)
  );
}

function hasContent(value: object): boolean {
  const file: unknown = Reflect.get(value, 'file');
  return typeof file === 'object' && file !== null && 'content' in file;
}

/** `--auth-key-in-header`, in the words of the name. */
function credentialWords(credentials: Readonly<Record<string, CredentialData>>): readonly string[] {
  return Object.entries(credentials).map(([name, credential]) => {
    const flag = name.replaceAll(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`);
    if (typeof credential === 'string') return `--auth-${flag}=${credential}`;
    if ('tokens' in credential) return `--auth-${flag}=${credential.tokens[0] ?? ''}`;
    return `--auth-${flag}=${credential.username}:${credential.password}`;
  });
}
