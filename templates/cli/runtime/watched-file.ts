/** Called while a file is sent, with the sent and total bytes. Restarts with each attempt. */
export type SentBytes = (sent: number, total: number) => void;

/** A file for a client, read from a Blob. */
export interface WatchedFile {
  readonly name: string;
  readonly size: number;
  readonly type: string;
  stream(): AsyncIterable<Uint8Array<ArrayBuffer>>;
}

/** A file that reports how much of it was read. */
export function watchedFile(blob: Blob, name: string, onBytes: SentBytes): WatchedFile {
  return {
    name,
    size: blob.size,
    type: blob.type,
    stream: () => watchedStream(blob.stream(), blob.size, onBytes),
  };
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
