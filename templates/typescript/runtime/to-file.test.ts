import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { InvalidInputError } from './errors.js';
import { StreamFile } from './file-input.js';
import { toFile } from './to-file.js';

test.each([
  { kind: 'bytes', given: new Uint8Array([120]), name: 'a.txt', want: ['a.txt', 1, ''] },
  {
    kind: 'bytes without a name',
    given: new Uint8Array([120]),
    name: undefined,
    want: ['unknown_file', 1, ''],
  },
  {
    kind: 'a Blob',
    given: new Blob(['x'], { type: 'a/b' }),
    name: 'a.txt',
    want: ['a.txt', 1, 'a/b'],
  },
  { kind: 'a File', given: new File(['x'], 'f.txt'), name: undefined, want: ['f.txt', 1, ''] },
  {
    kind: 'a File to rename',
    given: new File(['x'], 'f.txt'),
    name: 'g.txt',
    want: ['g.txt', 1, ''],
  },
  {
    kind: 'a promise of bytes',
    given: Promise.resolve(new ArrayBuffer(2)),
    name: 'p',
    want: ['p', 2, ''],
  },
])('$kind becomes a File', async ({ given, name, want }) => {
  const file = await toFile(given, name);
  expect(file).toBeInstanceOf(File);
  expect([file.name, file.size, file.type]).toEqual(want);
});

test('options set the type and the modification time', async () => {
  const file = await toFile(Buffer.from('x'), 'a', { type: 'text/jsonl', lastModified: 7 });
  expect([file.type, file.lastModified]).toEqual(['text/jsonl', 7]);
});

test('a File that needs no change is returned unchanged', async () => {
  const file = new File(['x'], 'f.txt', { type: 'a/b' });
  expect(await toFile(file)).toBe(file);
});

test('a stream stays unread', async () => {
  const stream = Readable.from(['x']);
  const file = await toFile(stream, 's.txt', { type: 'a/b' });
  expect(file).toBeInstanceOf(StreamFile);
  expect([file.name, file.type]).toEqual(['s.txt', 'a/b']);
  expect(stream.readableDidRead).toBe(false);
});

test('a string is rejected, as it may be a path', async () => {
  const text = './data.jsonl' as unknown as Blob;
  await expect(toFile(text, 'a')).rejects.toThrow(InvalidInputError);
});
