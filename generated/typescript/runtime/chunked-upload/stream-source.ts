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
  const bytes = orderedBytes(stream, size);
  let last: Promise<unknown> = Promise.resolve();
  const read = async (start: number, end: number): Promise<BlobLike> => {
    await bytes.skipTo(start);
    return collect(bytes.readTo(end), end - start);
  };
  return {
    size,
    name,
    type,
    modifiedAt: undefined,
    part({ start, end }) {
      const part = last.then(() => read(start, end));
      last = part.catch(() => undefined);
      return part;
    },
    sample: () => Promise.resolve(undefined),
    readAll(visit) {
      bytes.visitWith(visit);
      return Promise.resolve();
    },
    async verify() {
      await bytes.skipTo(size);
      if (await bytes.isAtEnd()) return;
      throw new BodyReadError(`source: its stream has more than ${String(size)} bytes`);
    },
    close(reason) {
      bytes.cancel(reason);
      return Promise.resolve();
    },
  };
}

/** The bytes of a stream, in order. */
interface OrderedBytes {
  /** The bytes up to a position. */
  readTo(end: number): AsyncGenerator<Uint8Array>;
  skipTo(start: number): Promise<void>;
  isAtEnd(): Promise<boolean>;
  /** Passes on all bytes that are read from now on. */
  visitWith(visit: (bytes: Uint8Array) => void): void;
  cancel(reason: unknown): void;
}

function orderedBytes(stream: OneShot, size: number): OrderedBytes {
  const source = byteSource(stream, 'source');
  let position = 0;
  let rest: Uint8Array = new Uint8Array(0);
  let visit: ((bytes: Uint8Array) => void) | undefined;

  /** At least one byte, at most `length`; undefined at the end of the stream. */
  async function next(length: number): Promise<Uint8Array | undefined> {
    while (rest.length === 0) {
      const chunk = await source.next();
      if (chunk === undefined) return undefined;
      rest = chunk;
    }
    const bytes = rest.subarray(0, length);
    rest = rest.subarray(bytes.length);
    position += bytes.length;
    visit?.(bytes);
    return bytes;
  }

  async function* readTo(end: number): AsyncGenerator<Uint8Array> {
    while (position < end) {
      const bytes = await next(end - position);
      if (bytes === undefined) {
        const problem = `ended after ${String(position)} bytes, expected ${String(size)}`;
        throw new BodyReadError(`source: its stream ${problem}`);
      }
      yield bytes;
    }
  }

  return {
    readTo,
    async skipTo(start) {
      const dropped = readTo(start);
      while ((await dropped.next()).done !== true);
    },
    isAtEnd: async () => (await next(1)) === undefined,
    visitWith(visitor) {
      visit = visitor;
    },
    cancel(reason) {
      source.cancel(reason);
    },
  };
}

/**
 * The memory of a chunk may be used again by its source, so each is copied. The memory of a Blob is
 * freed late, as the garbage collector does not know its size.
 */
async function collect(chunks: AsyncIterable<Uint8Array>, size: number): Promise<BlobLike> {
  const collected = new Uint8Array(size);
  let length = 0;
  for await (const bytes of chunks) {
    collected.set(bytes, length);
    length += bytes.length;
  }
  return { size, type: '', stream: () => inSteps(collected) };
}

async function* inSteps(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += STEP) {
    yield await Promise.resolve(bytes.subarray(from, from + STEP));
  }
}
