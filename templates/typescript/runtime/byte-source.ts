import { BodyReadError } from './errors.js';
import { isReadableStream } from './file-guards.js';
import type { OneShot } from './file-source.js';
import { typeName } from './value-type.js';

/** Bytes, pulled a chunk at a time. */
export interface ByteSource {
  /** The next chunk; undefined at the end. */
  next(): Promise<Uint8Array | undefined>;
  /** Cancels the source. Never fails, and does not wait for the source. */
  cancel(reason: unknown): void;
}

/**
 * Opens a stream for reading. Text chunks are encoded as UTF-8.
 *
 * @param parameter - The name of the stream in errors.
 */
export function byteSource(stream: OneShot, parameter: string): ByteSource {
  const chunks = openChunks(stream, parameter);
  const text = textEncoder();
  // The streams of the web and of Node.js allocate the memory of each chunk. An async generator may
  // fill the same memory again while the platform still sends it.
  const mayReuseMemory = !isReadableStream(stream) && !('pipe' in stream);
  return {
    async next() {
      const chunk = await read(chunks, parameter);
      if (chunk.done === true) return text.end();
      const { value } = chunk;
      if (typeof value === 'string') return text.encode(value);
      if (value instanceof Blob) return new Uint8Array(await value.arrayBuffer());
      const bytes = bytesOfChunk(value, parameter);
      return mayReuseMemory ? new Uint8Array(bytes) : bytes;
    },
    cancel: (reason) => {
      chunks.cancel(reason).catch(() => undefined);
    },
  };
}

interface Chunks {
  next(): Promise<{ readonly done?: boolean | undefined; readonly value?: unknown }>;
  cancel(reason: unknown): Promise<unknown>;
}

/** Bun reports a missing file here; other platforms report it on the first read. */
function openChunks(stream: OneShot, parameter: string): Chunks {
  try {
    return isReadableStream(stream) ? chunksOfWeb(stream) : chunksOfIterable(stream);
  } catch (cause) {
    throw streamFailure(cause, parameter);
  }
}

function chunksOfWeb(stream: ReadableStream<unknown>): Chunks {
  const reader = stream.getReader();
  return { next: () => reader.read(), cancel: (reason) => reader.cancel(reason) };
}

function chunksOfIterable(iterable: AsyncIterable<unknown>): Chunks {
  const iterator = iterable[Symbol.asyncIterator]();
  return {
    next: () => iterator.next(),
    cancel: async (reason) => {
      // A Node stream that waits for bytes reacts only to this; its iterator would first await
      // them.
      const destroy: unknown = Reflect.get(iterable, 'destroy');
      if (typeof destroy === 'function') Reflect.apply(destroy, iterable, []);
      await iterator.return?.(reason);
    },
  };
}

async function read(chunks: Chunks, parameter: string): ReturnType<Chunks['next']> {
  try {
    return await chunks.next();
  } catch (cause) {
    throw streamFailure(cause, parameter);
  }
}

function streamFailure(cause: unknown, parameter: string): BodyReadError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new BodyReadError(`${parameter}: its stream failed: ${reason}`, { cause });
}

/** Encodes text as UTF-8, also where a chunk ends within a surrogate pair. */
function textEncoder(): {
  encode(chunk: string): Uint8Array;
  /** The pending half of a surrogate pair. */
  end(): Uint8Array | undefined;
} {
  const encoder = new TextEncoder();
  let half = '';
  return {
    encode(chunk) {
      const text = half + chunk;
      half = /[\ud800-\udbff]$/.exec(text)?.[0] ?? '';
      return encoder.encode(text.slice(0, text.length - half.length));
    },
    end() {
      const rest = half;
      half = '';
      return rest === '' ? undefined : encoder.encode(rest);
    },
  };
}

function bytesOfChunk(chunk: unknown, parameter: string): Uint8Array {
  if (chunk instanceof Uint8Array) return chunk;
  if (ArrayBuffer.isView(chunk)) {
    return new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  }
  if (chunk instanceof ArrayBuffer) return new Uint8Array(chunk);
  throw new BodyReadError(
    `${parameter}: its stream returned ${typeName(chunk)}, expected bytes or text`,
  );
}
