import { createReadStream, fstatSync, openAsBlob, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { Readable } from 'node:stream';
import { toFile, type FilePartInput } from './client.js';
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
  const nameOf = (field?: string): string =>
    flags.find(({ location, type, keys: [name] }) => {
      return location === 'body' && type === 'file' && name === field;
    })?.name ?? 'body';
  if (body instanceof FilePath || Array.isArray(body)) return openAll(body, nameOf(), access);
  if (typeof body !== 'object' || body === null) return body;
  const fields = await Promise.all(
    Object.entries(body).map(
      async ([name, value]: [string, unknown]) =>
        [name, await openAll(value, nameOf(name), access)] as const,
    ),
  );
  return Object.fromEntries(fields);
}

async function openAll(value: unknown, flag: string, access: FileAccess): Promise<unknown> {
  if (value instanceof FilePath) return open(value, flag, access);
  if (!Array.isArray(value)) return value;
  return Promise.all(value.map((item: unknown) => openAll(item, flag, access)));
}

async function open({ path }: FilePath, name: string, access: FileAccess): Promise<FilePartInput> {
  if (path === '') throw new UsageError(`--${name}: expected the path of a file, received ""`);
  if (namesInput(path)) return inputFile(access);
  try {
    const stats = statSync(path);
    if (stats.isDirectory()) throw new Error('it is a folder');
    // A pipe, such as a shell's `<(command)`, has no size and can be read only once.
    if (!stats.isFile()) return await toFile(createReadStream(path), basename(path));
    return watchedFile(await openAsBlob(path), basename(path), access.onBytes);
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError(`--${name}: ${path} can't be sent: ${message}`, { cause });
  }
}

/** Standard input, read once; where it is a file, its size is known. */
function inputFile({ input, onBytes }: FileAccess): Promise<FilePartInput> {
  const descriptor: unknown = Reflect.get(input, 'fd');
  const stats = typeof descriptor === 'number' ? fstatSync(descriptor) : undefined;
  if (!stats?.isFile()) return toFile(input, NAMELESS);
  return toFile(watchedStream(input, stats.size, onBytes), NAMELESS);
}
