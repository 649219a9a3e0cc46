import { Transform } from 'node:stream';
import { Decompress } from 'fzstd';

/** Undoes the encoding `zstd` (RFC 8878) on the way; Node.js 20 has no decoder of its own. */
export function createZstdDecompress(): Transform {
  const decoder = new Decompress();
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      done(attempt(() => decoder.push(chunk)));
    },
    flush(done) {
      done(attempt(() => decoder.push(new Uint8Array(0), true)));
    },
  });
  decoder.ondata = (piece) => void stream.push(Buffer.from(piece));
  return stream;
}

/** The content of bytes that are at hand. @throws {RangeError} where it is longer than allowed */
export function decompressZstd(bytes: Buffer, largest: number): Buffer {
  const pieces: Buffer[] = [];
  let length = 0;
  const decoder = new Decompress((piece) => {
    length += piece.length;
    if (length > largest) throw new RangeError(`more than ${String(largest)} bytes`);
    pieces.push(Buffer.from(piece));
  });
  for (let at = 0; at < bytes.length; at += chunkSize) {
    decoder.push(bytes.subarray(at, at + chunkSize), at + chunkSize >= bytes.length);
  }
  return Buffer.concat(pieces);
}

/** In bytes: so little comes in that what comes out is counted in time. */
const chunkSize = 4096;

function attempt(action: () => void): Error | null {
  try {
    action();
    return null;
  } catch (cause) {
    return cause instanceof Error ? cause : new Error(String(cause));
  }
}
