// Generated from spec/openapi.yaml by `upspec generate`; do not edit.
import { BodyReadError, InvalidInputError } from '../errors.js';
import type { BlobLike } from '../file-input.js';
import { type FileStats, nodeModules, type OpenFile } from './node-files.js';
import type { ByteRange, PartSource } from './part-source.js';
import { checkUnchanged } from './source-changed.js';

/** A file on disk, or a section of it. */
export interface FileSection {
  readonly path: string | URL;
  /** The first byte; 0 by default. */
  readonly start?: number | undefined;
  /** The byte after the last one; by default the end of the file. */
  readonly end?: number | undefined;
}

/** The bytes that are read at a time. */
const STEP = 1024 * 1024;

/**
 * Opens a file on disk in Node.js, Bun and Deno. Its parts are read only while they are sent.
 *
 * @throws InvalidInputError where it is not a readable file.
 */
export async function openPath({ path, start = 0, end }: FileSection): Promise<PartSource> {
  const { files, paths, urls } = nodeModules('source');
  if (path instanceof URL && path.protocol !== 'file:') {
    throw new InvalidInputError(
      'source',
      'only a URL of a file is a path; pass `await fetch(url)`',
    );
  }
  const location = typeof path === 'string' ? path : urls.fileURLToPath(path);
  const file = await files.stat(location).then(checkFile).catch(unreadable(location));
  const handle = await files.open(location).catch(unreadable(location));
  const size = Math.max(0, Math.min(end ?? file.size, file.size) - start);
  try {
    if (file.size === 0) await checkEmpty(handle, location);
  } catch (error) {
    await handle.close();
    throw error;
  }
  const read = (from: number, to: number): Promise<Uint8Array<ArrayBuffer>> =>
    readBytes(handle, start + from, to - from);
  return {
    size,
    name: paths.basename(location),
    type: '',
    modifiedAt: Math.trunc(file.mtimeMs),
    part: (range) => slice(range, read),
    verify: async () => {
      const now = await handle.stat();
      checkUnchanged('size', file.size, now.size);
      checkUnchanged('modifiedAt', file.mtimeMs, now.mtimeMs);
    },
    async close() {
      await handle.close().catch(() => undefined);
    },
  };
}

function checkFile(stats: FileStats): FileStats {
  if (!stats.isFile()) throw new Error('it is not a regular file; pass its stream and its `size`');
  return stats;
}

function unreadable(location: string): (cause: unknown) => never {
  return (cause) => {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new InvalidInputError('source', `${location} can't be read: ${reason}`, { cause });
  };
}

/** Files below /proc have content but report their size as 0. */
async function checkEmpty(handle: OpenFile, location: string): Promise<void> {
  const { bytesRead } = await handle.read(new Uint8Array(1), 0, 1, 0);
  if (bytesRead === 0) return;
  unreadable(location)(new Error('its size is reported as 0 bytes, but it is not empty'));
}

/** A section of a file as a Blob that is read again by each attempt to send it. */
function slice(
  { start, end, onRead }: ByteRange,
  read: (from: number, to: number) => Promise<Uint8Array>,
): BlobLike {
  return {
    size: end - start,
    type: '',
    stream() {
      let position = start;
      onRead(0);
      return new ReadableStream<Uint8Array>(
        {
          async pull(controller) {
            const chunk = await read(position, Math.min(end, position + STEP));
            position += chunk.length;
            controller.enqueue(chunk);
            onRead(position - start);
            if (position >= end) controller.close();
          },
        },
        { highWaterMark: 0 },
      );
    },
  };
}

/** @throws BodyReadError where the file ends before. */
async function readBytes(
  handle: OpenFile,
  position: number,
  length: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await handle.read(bytes, filled, length - filled, position + filled);
    if (bytesRead === 0) throw new BodyReadError('source: the file is shorter than it was');
    filled += bytesRead;
  }
  return bytes;
}

/**
 * The file that a stream of `fs.createReadStream` would read, where nothing of it was read yet. The
 * stream is destroyed.
 */
export async function fileOfStream(stream: object): Promise<FileSection | undefined> {
  const { files, streams } = nodeModules('source');
  if (!(stream instanceof streams.ReadStream)) return undefined;
  const { path, fd, bytesRead, start, end, destroy } = propertiesOf(stream);
  if (typeof path !== 'string' || bytesRead !== 0 || typeof destroy !== 'function')
    return undefined;
  // A stream of a file descriptor ignores its path.
  if (typeof fd === 'number') {
    const named = await files.stat(path).catch(() => undefined);
    const actual = streams.fstatSync(fd);
    if (named?.ino !== actual.ino || named.dev !== actual.dev) return undefined;
  }
  Reflect.apply(destroy, stream, []);
  return {
    path,
    start: typeof start === 'number' ? start : undefined,
    end: typeof end === 'number' && Number.isFinite(end) ? end + 1 : undefined,
  };
}

function propertiesOf(stream: object): Readonly<Record<string, unknown>> {
  const names = ['path', 'fd', 'bytesRead', 'start', 'end', 'destroy'];
  return Object.fromEntries(names.map((name) => [name, Reflect.get(stream, name)]));
}
