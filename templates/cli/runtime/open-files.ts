import { createReadStream, fstatSync, openAsBlob, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { Readable } from 'node:stream';
import { toFile, type FilePartInput } from './client.js';
import type { Flag } from './command.js';
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
  const files = flags.filter(({ location, type }) => location === 'body' && type === 'file');
  const whole = files.find(({ keys }) => keys.length === 0);
  if (whole !== undefined) return body === undefined ? undefined : openAll(body, whole, access);
  if (files.length === 0 || typeof body !== 'object' || body === null) return body;
  const fields = new Map<string, unknown>(Object.entries(body));
  for (const flag of files) {
    const [name = ''] = flag.keys;
    const value = fields.get(name);
    if (value !== undefined) fields.set(name, await openAll(value, flag, access));
  }
  return Object.fromEntries(fields);
}

async function openAll(value: unknown, flag: Flag, access: FileAccess): Promise<unknown> {
  if (flag.repeated && Array.isArray(value)) {
    return Promise.all(value.map((item: unknown) => open(item, flag, access)));
  }
  return open(value, flag, access);
}

async function open(path: unknown, { name }: Flag, access: FileAccess): Promise<FilePartInput> {
  if (typeof path !== 'string' || path === '') {
    throw new UsageError(
      `--${name}: expected the path of a file, received ${JSON.stringify(path)}`,
    );
  }
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
