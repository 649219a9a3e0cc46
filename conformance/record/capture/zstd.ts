import { Duplex } from 'node:stream';
import { Decompress } from 'fzstd';

/** In bytes: a few blocks, so that what comes out of them at once is bounded. */
const chunkSize = 64;

/** Undoes the encoding `zstd` (RFC 8878) on the way; Node.js 20 has no decoder of its own. */
export function createZstdDecompress(): Duplex {
  return Duplex.from(async function* (source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    const decoder = openDecoder();
    for await (const chunk of source) yield* decoder.decode(chunk);
    yield* decoder.end();
  });
}

/**
 * The content of bytes that are in memory.
 *
 * @throws {Error} for bytes that were not encoded so, and for content that is longer than allowed
 */
export function decompressZstd(bytes: Buffer, largest: number): Buffer {
  const decoder = openDecoder();
  const pieces: Buffer[] = [];
  let length = 0;
  const keep = (piece: Buffer): void => {
    length += piece.length;
    if (length > largest) throw new RangeError(`more than ${String(largest)} bytes`);
    pieces.push(piece);
  };
  for (const piece of decoder.decode(bytes)) keep(piece);
  for (const piece of decoder.end()) keep(piece);
  return Buffer.concat(pieces);
}

interface Decoder {
  /** What comes out of some bytes, a few blocks at a time. */
  decode(bytes: Buffer): Generator<Buffer>;
  end(): Generator<Buffer>;
}

function openDecoder(): Decoder {
  let ready: Buffer[] = [];
  const decoder = new Decompress((piece) => ready.push(Buffer.from(piece)));
  function* push(bytes: Uint8Array, isLast: boolean): Generator<Buffer> {
    ready = [];
    decoder.push(bytes, isLast);
    yield* ready;
  }
  return {
    *decode(bytes) {
      for (let at = 0; at < bytes.length; at += chunkSize) {
        yield* push(bytes.subarray(at, at + chunkSize), false);
      }
    },
    end: () => push(new Uint8Array(0), true),
  };
}
