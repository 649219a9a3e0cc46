import { toFile } from '@upspec/openai-files';
import { again, type Content, type InputKind, once, stream } from './input-kind.js';

type Bytes = Uint8Array<ArrayBuffer>;

/** Content in memory, as every runtime has it. */
export const memoryKinds: readonly InputKind<Content>[] = [
  again('a Blob', undefined, ({ bytes }) => new Blob([bytes])),
  again('a Blob of several pieces', undefined, ({ bytes }) => new Blob([...pieces(bytes)])),
  again('a File', 'a.bin', ({ bytes }) => new File([bytes], 'a.bin')),
  again('a slice of a Blob', undefined, ({ bytes }) =>
    new Blob(['<', bytes, '>']).slice(1, bytes.length + 1),
  ),
  again('a Uint8Array', undefined, ({ bytes }) => bytes),
  again('a window on memory', undefined, ({ bytes }) => framed(bytes).subarray(1, -1)),
  again(
    'a DataView of a window',
    undefined,
    ({ bytes }) => new DataView(framed(bytes).buffer, 1, bytes.length),
  ),
  again('an ArrayBuffer', undefined, ({ bytes }) => bytes.buffer),
  again('shared memory', undefined, ({ bytes }) => sharedCopy(bytes)),
  again('a Blob of another library', 'f.bin', ({ bytes }) => otherBlob(bytes)),
  again('toFile of bytes', 'n.bin', ({ bytes }) => toFile(bytes, 'n.bin')),
  again('toFile of a Blob', 'n.bin', ({ bytes }) => toFile(new Blob([bytes]), 'n.bin')),
  once(
    'a Response with its length',
    undefined,
    ({ bytes }) => new Response(bytes, { headers: { 'content-length': String(bytes.length) } }),
  ),
  stream('a Response', undefined, ({ bytes }) => new Response(bytes)),
  stream(
    'a Response whose length is that of its compressed content',
    undefined,
    ({ bytes }) =>
      new Response(bytes, { headers: { 'content-length': '9', 'content-encoding': 'gzip' } }),
  ),
  stream('a Response of a stream', undefined, ({ bytes }) => new Response(webStream(bytes))),
  stream('a web stream', undefined, ({ bytes }) => webStream(bytes)),
  stream('the stream of a Blob', undefined, ({ bytes }) => new Blob([bytes]).stream()),
  stream('an async generator', undefined, ({ bytes }) => generate(bytes)),
  stream('an async generator that uses its memory again', undefined, ({ bytes }) =>
    generateInSameMemory(bytes),
  ),
  stream('toFile of a stream', 'n.bin', ({ bytes }) => toFile(webStream(bytes), 'n.bin')),
  stream('toFile of a Response', 'n.bin', ({ bytes }) => toFile(new Response(bytes), 'n.bin')),
];

/** Pieces of very different sizes, one of them empty. */
export function pieces(bytes: Bytes): readonly Bytes[] {
  const cuts = [1, 1, 1_000, 1_001, Math.floor(bytes.length / 2)];
  const starts = [0, ...cuts.filter((cut) => cut <= bytes.length).toSorted((a, b) => a - b)];
  return starts.map((start, at) => bytes.subarray(start, starts[at + 1]));
}

function sharedCopy(bytes: Bytes): Uint8Array {
  const memory = new Uint8Array(new SharedArrayBuffer(bytes.length));
  memory.set(bytes);
  return memory;
}

function framed(bytes: Bytes): Bytes {
  const frame = new Uint8Array(bytes.length + 2);
  frame.set(bytes, 1);
  return frame;
}

function otherBlob(bytes: Bytes): {
  readonly name: string;
  readonly size: number;
  readonly type: string;
  stream(): ReadableStream<Bytes>;
} {
  return { name: 'f.bin', size: bytes.length, type: '', stream: () => webStream(bytes) };
}

function webStream(bytes: Bytes): ReadableStream<Bytes> {
  return new ReadableStream({
    start(controller) {
      for (const piece of pieces(bytes)) if (piece.length > 0) controller.enqueue(piece);
      controller.close();
    },
  });
}

async function* generate(bytes: Bytes): AsyncGenerator<Bytes> {
  for (const piece of pieces(bytes)) {
    await Promise.resolve();
    yield piece;
  }
}

/** A size of which the content is not a multiple. */
export function bufferSize(bytes: Bytes): number {
  return Math.max(700, bytes.length >> 6);
}

export async function* generateInSameMemory(
  bytes: Bytes,
  memory: Uint8Array = new Uint8Array(bufferSize(bytes)),
): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += memory.length) {
    await Promise.resolve();
    const chunk = bytes.subarray(start, start + memory.length);
    memory.set(chunk);
    yield memory.subarray(0, chunk.length);
  }
}
