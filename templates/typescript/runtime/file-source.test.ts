import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { InvalidInputError } from './errors.js';
import { type FileSource, fileSource } from './file-source.js';

const suggestion = 'expected a Blob, bytes, a stream or a Response, received';

test.each([
  { kind: 'a path', given: () => './data.jsonl', want: 'data: a string is not file content' },
  { kind: 'null', given: () => null, want: `data: ${suggestion} null` },
  { kind: 'a number', given: () => 7, want: `data: ${suggestion} number` },
  { kind: 'an array', given: () => [1, 2], want: `data: ${suggestion} array` },
  { kind: 'an object', given: () => ({ a: 1 }), want: `data: ${suggestion} object` },
  {
    kind: 'a promise',
    given: () => Promise.resolve(new Blob(['x'])),
    want: `data: ${suggestion} a promise: await it first`,
  },
  {
    kind: 'a locked stream',
    given: () => locked(),
    want: 'data: the stream is locked by another reader',
  },
  {
    kind: 'a destroyed stream',
    given: () => Readable.from(['x']).destroy(),
    want: 'data: the stream is destroyed',
  },
  {
    kind: 'a text stream',
    given: () => Readable.from(['x']).setEncoding('utf8'),
    want: 'data: the stream decodes its bytes as utf8; create it without an encoding',
  },
  {
    kind: 'an error page',
    given: () => new Response('no', { status: 404 }),
    want: 'data: the response has status 404; its body is not a file',
  },
  {
    kind: 'an endless Blob',
    given: () => ({ size: Infinity, type: '', stream: () => new ReadableStream() }),
    want: 'data: its size is Infinity, expected a number of bytes; pass its stream: `file.stream()`',
  },
  {
    kind: 'transferred memory',
    given: () => transferred(),
    want: 'data: its memory was transferred elsewhere',
  },
])('$kind is rejected as content', ({ given, want }) => {
  const understand = (): FileSource => fileSource(given(), 'data');
  expect(understand).toThrow(InvalidInputError);
  expect(understand).toThrow(want);
});

function locked(): ReadableStream {
  const stream = new Blob(['x']).stream();
  stream.getReader();
  return stream;
}

function transferred(): Uint8Array {
  const bytes = new Uint8Array(9);
  structuredClone(bytes, { transfer: [bytes.buffer] });
  return bytes;
}

test('a response and a Node stream that were read before are rejected', async () => {
  const response = new Response('x');
  await response.arrayBuffer();
  expect(() => fileSource(response, 'data')).toThrow('data: the response was read before');
  const stream = Readable.from(['x']);
  await stream.toArray();
  expect(() => fileSource(stream, 'data')).toThrow(InvalidInputError);
});

test.each([
  { state: 'read', use: (stream: ReadableStream) => new Response(stream).arrayBuffer() },
  { state: 'cancelled', use: (stream: ReadableStream) => stream.cancel() },
  {
    state: 'partially read',
    use: async (stream: ReadableStream) => {
      const reader = stream.getReader();
      await reader.read();
      reader.releaseLock();
    },
  },
])('a web stream that was $state before is rejected', async ({ use }) => {
  const stream = new Blob(['content']).stream();
  await use(stream);
  expect(() => fileSource(stream, 'data')).toThrow(/^data: the stream (was read before|is locked)/);
});
