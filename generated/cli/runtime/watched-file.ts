// Made from spec/openapi.yaml by `upspec generate`; do not edit.
import type { NamedBlobLike } from '../../typescript/runtime/file-input.js';

/** Told as bytes of a file leave: how many so far, of how many. Starts anew with each attempt. */
export type SentBytes = (sent: number, total: number) => void;

/** A file that tells how much of it was read. */
export function watchedFile(blob: Blob, name: string, onBytes: SentBytes): NamedBlobLike {
  return {
    name,
    size: blob.size,
    type: blob.type,
    async *stream() {
      let sent = 0;
      onBytes(sent, blob.size);
      for await (const chunk of blob.stream()) {
        yield chunk;
        sent += chunk.byteLength;
        onBytes(sent, blob.size);
      }
    },
  };
}
