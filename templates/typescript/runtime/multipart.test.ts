import { createReadStream, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { InvalidInputError } from './errors.js';
import { encodeMultipart, type PartRule } from './multipart.js';
import { generate, webStream, wire } from './testing/streams.js';
import { toFile } from './to-file.js';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upspec-'));
  writeFileSync(join(folder, 'on disk.bin'), awkward);
});
afterAll(() => rm(folder, { recursive: true }));

const awkward = Uint8Array.from({ length: 300 }, (_, index) => index % 256);
const awkwardText = Buffer.from(awkward).toString('latin1');
const optional: PartRule = { name: 'data', kind: 'file', filename: 'optional' };
const required: PartRule = { name: 'file', kind: 'file', filename: 'required' };

function onePart(filename: string, type: string, content: string): string {
  const disposition = `Content-Disposition: form-data; name="data"; filename="${filename}"`;
  return `--B\r\n${disposition}\r\nContent-Type: ${type}\r\n\r\n${content}\r\n--B--\r\n`;
}

const octets = 'application/octet-stream';
const foreignBlob = {
  size: 300,
  type: 'x/foreign',
  name: 'f.bin',
  stream: () => webStream(awkward),
};

test.each([
  { kind: 'a Blob', given: () => new Blob([awkward]), name: 'blob', type: octets },
  {
    kind: 'a typed Blob',
    given: () => new Blob([awkward], { type: 'a/b' }),
    name: 'blob',
    type: 'a/b',
  },
  { kind: 'a File', given: () => new File([awkward], 'n.bin'), name: 'n.bin', type: octets },
  { kind: 'a Buffer', given: () => Buffer.from(awkward), name: 'blob', type: octets },
  { kind: 'a Uint8Array', given: () => awkward, name: 'blob', type: octets },
  {
    kind: 'a window on memory',
    given: () => new Uint8Array([9, ...awkward, 9]).subarray(1, 301),
    name: 'blob',
    type: octets,
  },
  {
    kind: 'a DataView',
    given: () => new DataView(awkward.slice().buffer),
    name: 'blob',
    type: octets,
  },
  { kind: 'an ArrayBuffer', given: () => awkward.slice().buffer, name: 'blob', type: octets },
  { kind: 'shared memory', given: () => shared(), name: 'blob', type: octets },
  {
    kind: 'a Response',
    given: () => new Response(awkward, { headers: { 'content-type': 'r/s' } }),
    name: 'blob',
    type: 'r/s',
  },
  {
    kind: 'a web stream',
    given: () => webStream(awkward.subarray(0, 7), new Uint8Array(), awkward.subarray(7)),
    name: 'blob',
    type: octets,
  },
  {
    kind: 'a generator',
    given: () => generate(awkward.subarray(0, 7), awkward.subarray(7)),
    name: 'blob',
    type: octets,
  },
  {
    kind: 'a Node stream',
    given: () => Readable.from([Buffer.from(awkward)]),
    name: 'blob',
    type: octets,
  },
  {
    kind: 'a file stream',
    given: () => createReadStream(join(folder, 'on disk.bin')),
    name: 'on disk.bin',
    type: octets,
  },
  { kind: 'a foreign Blob', given: () => foreignBlob, name: 'f.bin', type: 'x/foreign' },
  {
    kind: 'toFile of bytes',
    given: () => toFile(awkward, 't.bin', { type: 't/f' }),
    name: 't.bin',
    type: 't/f',
  },
  {
    kind: 'toFile of a stream',
    given: () => toFile(webStream(awkward), 's.bin', { type: 't/s' }),
    name: 's.bin',
    type: 't/s',
  },
])('$kind is sent byte for byte', async ({ given, name, type }) => {
  const body = encodeMultipart({ data: await given() }, [optional]);
  expect(await wire(body)).toBe(onePart(name, type, awkwardText));
});

function shared(): Uint8Array {
  const memory = new Uint8Array(new SharedArrayBuffer(300));
  memory.set(awkward);
  return memory;
}

test('text chunks of a stream are sent as UTF-8', async () => {
  const body = encodeMultipart({ data: generate('ü', '😀') }, [optional]);
  expect(await wire(body)).toBe(onePart('blob', octets, Buffer.from('ü😀').toString('latin1')));
});

test('a character that is split over two text chunks is sent whole', async () => {
  const body = encodeMultipart({ data: generate('a\ud83d', '', '\ude00b\ud83d') }, [optional]);
  const want = Buffer.from('a😀b\ufffd').toString('latin1');
  expect(await wire(body)).toBe(onePart('blob', octets, want));
});

test('every kind of part is written in the order of the rules', async () => {
  const rules: readonly PartRule[] = [
    { name: 'purpose', kind: 'text' },
    { name: 'expires_after', kind: 'nested' },
    { name: 'tags', kind: 'text', array: true },
    { name: 'meta', kind: 'json' },
    { name: 'note', kind: 'text', contentType: 'text/plain; charset=utf-8' },
    { name: 'absent', kind: 'text' },
    { ...required, contentType: 'text/jsonl' },
  ];
  const value = {
    file: new File(['x'], 'a"b\r\n\\ü.jsonl'),
    note: 'one\ntwo',
    meta: { a: [1, null] },
    tags: ['t1', 't2'],
    expires_after: { anchor: 'created_at', seconds: 3600, none: undefined },
    purpose: 'batch',
    absent: undefined,
  };
  const plain = (name: string, text: string): string =>
    `--B\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`;
  const umlaut = Buffer.from('ü').toString('latin1');
  expect(await wire(encodeMultipart(value, rules))).toBe(
    plain('purpose', 'batch') +
      plain('expires_after[anchor]', 'created_at') +
      plain('expires_after[seconds]', '3600') +
      plain('tags', 't1') +
      plain('tags', 't2') +
      '--B\r\nContent-Disposition: form-data; name="meta"\r\nContent-Type: application/json\r\n\r\n{"a":[1,null]}\r\n' +
      '--B\r\nContent-Disposition: form-data; name="note"\r\nContent-Type: text/plain; charset=utf-8\r\n\r\none\ntwo\r\n' +
      `--B\r\nContent-Disposition: form-data; name="file"; filename="a%22b%0D%0A\\${umlaut}.jsonl"\r\nContent-Type: text/jsonl\r\n\r\nx\r\n` +
      '--B--\r\n',
  );
});

test('files of an array are parts with the same name', async () => {
  const body = encodeMultipart({ data: [new File(['1'], 'a'), new Blob(['2'])] }, [
    { ...optional, array: true },
  ]);
  expect(await wire(body)).toContain('filename="a"');
  expect(await wire(body)).toContain('filename="blob"');
});

test.each([
  { kind: 'a Blob', given: () => new Blob(['x']) },
  { kind: 'a Buffer', given: () => Buffer.from('x') },
  { kind: 'a stream', given: () => webStream(awkward) },
  { kind: 'a Response without a URL', given: () => new Response('x') },
  { kind: 'a File without a name', given: () => new File(['x'], '') },
])('$kind is rejected with a suggested fix where a filename is required', ({ given }) => {
  expect(() => encodeMultipart({ file: given() }, [required])).toThrow(
    "file: its filename is unknown; set one with `await toFile(content, 'name')`",
  );
});

test.each([
  { given: undefined, rules: [], want: 'body: expected an object with ' },
  { given: [], rules: [required], want: 'body: expected an object with file' },
  { given: { fil: 1 }, rules: [required], want: 'fil: unknown property; the body may have file' },
  { given: {}, rules: [{ ...required, required: true }], want: 'file: is required' },
  {
    given: { p: null },
    rules: [{ name: 'p', kind: 'text' }],
    want: 'p: expected a string, a number or a boolean, received null',
  },
  {
    given: { p: {} },
    rules: [{ name: 'p', kind: 'text' }],
    want: 'p: expected a string, a number or a boolean, received object',
  },
  { given: { p: 'x' }, rules: [{ name: 'p', kind: 'nested' }], want: 'p: expected an object' },
  {
    given: { p: {} },
    rules: [{ name: 'p', kind: 'nested' }],
    want: 'p: expected a non-empty object',
  },
  { given: { p: 1n }, rules: [{ name: 'p', kind: 'json' }], want: 'p: cannot be written as JSON' },
  {
    given: { p: 'x' },
    rules: [{ name: 'p', kind: 'text', array: true }],
    want: 'p: expected an array',
  },
] as const)('$given is rejected: $want', ({ given, rules, want }) => {
  expect(() => encodeMultipart(given, rules)).toThrow(InvalidInputError);
  expect(() => encodeMultipart(given, rules)).toThrow(want);
});

test('a part with the name of an inherited property is sent only where the body has it', async () => {
  const rules: readonly PartRule[] = ['constructor', 'toString', '__proto__'].map((name) => ({
    name,
    kind: 'text',
  }));
  const sent = async (body: string): Promise<readonly string[]> => {
    const text = await wire(encodeMultipart(JSON.parse(body), rules));
    return [...text.matchAll(/name="(\w+)"/g)].map(([, name = '']) => name);
  };
  expect(await sent('{}')).toEqual([]);
  expect(await sent('{"constructor": "a", "__proto__": "b"}')).toEqual([
    'constructor',
    '__proto__',
  ]);
});
