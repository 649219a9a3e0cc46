import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { BodyReadError } from './errors.js';
import { encodeMultipart, type PartRule } from './multipart.js';
import { generate, webStream, wire } from './testing/streams.js';

const awkward = Uint8Array.from({ length: 300 }, (_, index) => index % 256);
const optional: PartRule = { name: 'data', kind: 'file', filename: 'optional' };
const foreignBlob = {
  size: 300,
  type: 'x/foreign',
  name: 'f.bin',
  stream: () => webStream(awkward),
};

test('each body has a unique boundary', () => {
  const types = Array.from({ length: 50 }, () => encodeMultipart({}, []).contentType);
  expect(new Set(types).size).toBe(50);
});

test.each([
  { kind: 'a Blob', given: () => new Blob(['x']), length: undefined, replayable: true },
  { kind: 'a foreign Blob', given: () => foreignBlob, length: 488, replayable: true },
  { kind: 'a stream', given: () => webStream(awkward), length: undefined, replayable: false },
])('$kind reports its length and whether it can be sent again', ({ given, length, replayable }) => {
  const body = encodeMultipart({ data: given() }, [optional]);
  expect(body.contentLength).toBe(length);
  expect(body.replayable).toBe(replayable);
});

test('the announced length is correct', async () => {
  const body = encodeMultipart({ data: foreignBlob }, [optional]);
  const bytes = await new Response((await body.open()).init).arrayBuffer();
  expect(body.contentLength).toBe(bytes.byteLength);
});

test.each([
  { kind: 'a generator', given: () => generate(awkward) },
  { kind: 'a web stream', given: () => webStream(awkward) },
  { kind: 'a Node stream', given: () => Readable.from(['x']) },
])('$kind is not sent again as an empty body', ({ given }) => {
  const data = given();
  encodeMultipart({ data }, [optional]);
  expect(() => encodeMultipart({ data }, [optional])).toThrow(
    'data: the stream was sent before, and can be read only once',
  );
});

test('a chunk that is not bytes fails the body instead of being garbled', async () => {
  const body = encodeMultipart({ data: generate<unknown>(awkward, 7) }, [optional]);
  await expect(wire(body)).rejects.toThrow(
    new BodyReadError('data: its stream returned number, expected bytes or text'),
  );
});

test('a foreign Blob that is shorter than it says fails the body', async () => {
  const body = encodeMultipart({ data: { ...foreignBlob, size: 301 } }, [optional]);
  await expect(wire(body)).rejects.toThrow(
    'data: it had 301 bytes when the request began, and changed since',
  );
});
