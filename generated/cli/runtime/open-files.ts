// Generated from spec/openapi.yaml by `upspec generate`; do not edit.
import { accessSync, constants, createReadStream, fstatSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { Readable } from 'node:stream';
import { toFile, type FilePartInput } from '@upspec/openai-files';
import type { Flag } from './command.js';
import { FilePath } from './file-path.js';
import { namesInput } from './input-path.js';
import { UsageError } from './usage-error.js';
import { watchedFile, watchedStream, type SentBytes } from './watched-file.js';

/** The name that is sent for a file without one. */
const NAMELESS = 'anonymous_file';

/** The source of files, and the listener for the number of bytes sent. */
export interface FileAccess {
  readonly input: Readable;
  readonly onBytes: SentBytes;
}

/** The flag of a file, which has a name even where the file came from standard input. */
type FileFlag = Pick<Flag, 'name' | 'keys' | 'mediaType'>;

/**
 * Replaces the file paths in a body by files. They are read only while they are sent.
 *
 * @throws UsageError for a path that can't be read.
 */
export async function openFiles(
  body: unknown,
  flags: readonly Flag[],
  access: FileAccess,
): Promise<unknown> {
  const flagOf = (field?: string): FileFlag =>
    flags.find(({ location, type, keys: [name] }) => {
      return location === 'body' && type === 'file' && name === field;
    }) ?? { name: 'body', keys: [] };
  if (body instanceof FilePath || Array.isArray(body)) return openAll(body, flagOf(), access);
  if (typeof body !== 'object' || body === null) return body;
  const fields = await Promise.all(
    Object.entries(body).map(
      async ([name, value]: [string, unknown]) =>
        [name, await openAll(value, flagOf(name), access)] as const,
    ),
  );
  return Object.fromEntries(fields);
}

async function openAll(value: unknown, flag: FileFlag, access: FileAccess): Promise<unknown> {
  if (value instanceof FilePath) return open(value, flag, access);
  if (!Array.isArray(value)) return value;
  return Promise.all(value.map((item: unknown) => openAll(item, flag, access)));
}

async function open(file: FilePath, flag: FileFlag, access: FileAccess): Promise<FilePartInput> {
  const { path } = file;
  const { name: where } = flag;
  if (path === '') throw new UsageError(`--${where}: expected the path of a file, received ""`);
  const type = await typeOf(file, flag);
  if (namesInput(path)) return inputFile(access, type);
  const name = basename(path);
  try {
    const stats = statSync(path);
    if (stats.isDirectory()) throw new Error('it is a folder');
    // A pipe, such as a shell's `<(command)`, has no size and can be read only once.
    if (!stats.isFile()) return await toFile(createReadStream(path), name, { type });
    accessSync(path, constants.R_OK);
    return watchedFile({ path, name, type, stats }, access.onBytes);
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError(`--${where}: ${path} can't be sent: ${message}`, { cause });
  }
}

/** The media type of a file; empty where the document sets it, or where it is not known. */
async function typeOf({ path, mediaType }: FilePath, flag: FileFlag): Promise<string> {
  if (mediaType !== undefined) {
    if (flag.keys.length > 0 || flag.mediaType === undefined) return mediaType;
    throw new UsageError(`--${flag.name}: its media type is always ${flag.mediaType}`);
  }
  if (flag.mediaType !== undefined || namesInput(path)) return '';
  const { mediaTypeOf } = await import('./media-type.js');
  return mediaTypeOf(path) ?? '';
}

/** Standard input, read once; where it is a file, its size is known. */
function inputFile({ input, onBytes }: FileAccess, type: string): Promise<FilePartInput> {
  const descriptor: unknown = Reflect.get(input, 'fd');
  const stats = typeof descriptor === 'number' ? fstatSync(descriptor) : undefined;
  if (!stats?.isFile()) return toFile(input, NAMELESS, { type });
  return toFile(watchedStream(input, stats.size, onBytes), NAMELESS, { type });
}
