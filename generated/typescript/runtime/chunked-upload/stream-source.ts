// Generated from spec/openapi.yaml by `upspec generate`; do not edit.
import { byteSource } from '../byte-source.js';
import { BodyReadError } from '../errors.js';
import type { BlobLike } from '../file-input.js';
import type { OneShot } from '../file-source.js';
import type { PartSource } from './part-source.js';

/** The bytes that are sent at a time. */
const STEP = 256 * 1024;

/**
 * Content that can be read only once. A part is held in memory until the server has it. The parts
 * are read one after the other, and bytes between them are dropped.
 */
export function streamSource(
  stream: OneShot,
  { size, name, type }: Pick<PartSource, 'size' | 'name' | 'type'>,
): PartSource {
  const reader = readerOf(stream);
  let position = 0;
  let last: Promise<unknown> = Promise.resolve();

  /** Reads up to a position. The memory of a chunk may be used again, so each is copied. */
  async function readTo(end: number, into?: Uint8Array): Promise<void> {
    const start = position;
    while (position < end) {
      const at = position - start;
      const bytes = await reader.next(end - position);
      if (bytes === undefined) {
        const problem = `ended after ${String(position)} bytes, expected ${String(size)}`;
        throw new BodyReadError(`source: its stream ${problem}`);
      }
      position += bytes.length;
      into?.set(bytes, at);
    }
  }

  async function read(start: number, end: number): Promise<BlobLike> {
    await readTo(start);
    const bytes = new Uint8Array(end - start);
    await readTo(end, bytes);
    return inMemory(bytes);
  }

  return {
    size,
    name,
    type,
    part({ start, end }) {
      const part = last.then(() => read(start, end));
      last = part.catch(() => undefined);
      return part;
    },
    visitWith: reader.visitWith,
    async verify() {
      await readTo(size);
      if ((await reader.next(1)) === undefined) return;
      throw new BodyReadError(`source: its stream has more than ${String(size)} bytes`);
    },
    close: reader.cancel,
  };
}

interface Reader {
  /** At least one byte, at most `length`; undefined at the end of the stream. */
  next(length: number): Promise<Uint8Array | undefined>;
  readonly visitWith: (visit: (bytes: Uint8Array) => void) => void;
  readonly cancel: () => void;
}

function readerOf(stream: OneShot): Reader {
  const source = byteSource(stream, 'source');
  let rest: Uint8Array = new Uint8Array(0);
  let visit: ((bytes: Uint8Array) => void) | undefined;
  return {
    async next(length) {
      while (rest.length === 0) {
        const chunk = await source.next();
        if (chunk === undefined) return undefined;
        rest = chunk;
      }
      const bytes = rest.subarray(0, length);
      rest = rest.subarray(bytes.length);
      visit?.(bytes);
      return bytes;
    },
    visitWith(visitor) {
      visit = visitor;
    },
    cancel() {
      source.cancel(undefined);
    },
  };
}

/** The memory of a Blob is freed late, as the garbage collector does not know its size. */
function inMemory(bytes: Uint8Array): BlobLike {
  return {
    size: bytes.length,
    type: '',
    async *stream() {
      for (let from = 0; from < bytes.length; from += STEP) {
        yield await Promise.resolve(bytes.subarray(from, from + STEP));
      }
    },
  };
}
