import { createReadStream, statSync, type Stats } from 'node:fs';

/** Called while a file is sent, with the sent and total bytes. Restarts with each attempt. */
export type SentBytes = (sent: number, total: number) => void;

/** The bytes of a file that are read at once: smaller pieces need more time, larger ones memory. */
const PIECE = 512 * 1024;

/** A file for a client. */
export interface WatchedFile {
  readonly name: string;
  readonly size: number;
  readonly type: string;
  stream(): AsyncIterable<Uint8Array<ArrayBuffer>>;
}

/** A file on disk. */
export interface DiskFile {
  readonly path: string;
  readonly name: string;
  /** The media type; empty where it is not known. */
  readonly type: string;
  readonly stats: Pick<Stats, 'size' | 'mtimeMs'>;
}

/** A file that reports how much of it was read. It is opened for each attempt. */
export function watchedFile(file: DiskFile, onBytes: SentBytes): WatchedFile {
  const { name, type, stats } = file;
  return {
    name,
    size: stats.size,
    type,
    stream: () => watchedStream(readUnchanged(file), stats.size, onBytes),
  };
}

/** Reads a file to its end, and fails where it was changed: its beginning may have been sent. */
async function* readUnchanged({
  path,
  stats,
}: DiskFile): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
  const chunks: AsyncIterable<Buffer<ArrayBuffer>> = createReadStream(path, {
    highWaterMark: PIECE,
  });
  yield* chunks;
  if (statSync(path).mtimeMs !== stats.mtimeMs) throw new Error('it was changed while it was sent');
}

/** A stream that reports how much of its announced size was read. */
export async function* watchedStream(
  chunks: AsyncIterable<Uint8Array<ArrayBuffer>>,
  size: number,
  onBytes: SentBytes,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
  let sent = 0;
  onBytes(sent, size);
  for await (const chunk of chunks) {
    yield chunk;
    sent += chunk.byteLength;
    onBytes(sent, size);
  }
}
