import type { RecordedBody, RecordedPart } from '../fixture-format/fixture.js';
import { freeBoundary, partBytes, partHead } from './encode-body.js';

/** A body that is built while it is sent. */
export interface LongBody {
  /** In bytes. */
  readonly length: number;
  readonly contentType: string;
  chunks(): Iterable<Buffer>;
}

/** In bytes; a multipart body with a longer content is not held as a whole. */
const longestHeld = 16 * 1024 * 1024;

/** In bytes, about; how much is built at a time. */
const chunkSize = 256 * 1024;

/**
 * A multipart body whose content is too long to be held, as repeated pieces; undefined for any
 * other body.
 */
export function encodeLongBody(body: RecordedBody): LongBody | undefined {
  if (!('multipart' in body)) return undefined;
  const parts = body.multipart;
  if (!parts.some(({ length = 0 }) => length > longestHeld)) return undefined;
  const boundary = freeBoundary(parts.flatMap((part) => [Buffer.from(partHead(part)), seam(part)]));
  const runs = [
    ...parts.flatMap((part) => [
      once(`--${boundary}\r\n${partHead(part)}\r\n\r\n`),
      runOf(part),
      once('\r\n'),
    ]),
    once(`--${boundary}--\r\n`),
  ];
  return {
    length: runs.reduce((sum, { length }) => sum + length, 0),
    contentType: `multipart/form-data; boundary=${boundary}`,
    chunks: () => emit(runs),
  };
}

/** A piece over and over, so many bytes in all. */
interface Run {
  readonly piece: Buffer;
  readonly length: number;
}

function once(text: string): Run {
  const piece = Buffer.from(text);
  return { piece, length: piece.length };
}

function runOf(part: RecordedPart): Run {
  const { length: _, ...single } = part;
  const piece = partBytes(single);
  return { piece, length: part.length ?? piece.length };
}

/** Two pieces in a row: every string that a run of them can contain. */
function seam(part: RecordedPart): Buffer {
  const { piece } = runOf(part);
  return Buffer.concat([piece, piece]);
}

function* emit(runs: readonly Run[]): Generator<Buffer> {
  for (const { piece, length } of runs) {
    if (piece.length === 0) continue;
    const turns = Math.max(1, Math.floor(chunkSize / piece.length));
    const chunk = Buffer.alloc(Math.min(length, piece.length * turns), piece);
    for (let left = length; left > 0; left -= chunk.length) {
      yield left < chunk.length ? chunk.subarray(0, left) : chunk;
    }
  }
}
