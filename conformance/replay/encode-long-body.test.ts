import { expect, test } from 'vitest';
import type { RecordedPart } from '../fixture-format/fixture.js';
import { encodeBody } from './encode-body.js';
import { encodeLongBody } from './encode-long-body.js';

const mebibyte = 1024 * 1024;
const base64 = Buffer.from('seven!\n').toString('base64');

function form(length: number): { readonly multipart: readonly RecordedPart[] } {
  const file = { name: 'file', filename: 'a.jsonl', base64, length };
  return { multipart: [{ name: 'purpose', text: 'batch' }, file, { name: 'x', text: '' }] };
}

test('a multipart body that is built while it is sent has the bytes of one that is held', () => {
  const body = form(16 * mebibyte + 3);
  const long = encodeLongBody(body);
  const generated = Buffer.concat([...(long?.chunks() ?? [])]);
  const held = encodeBody(body);
  const boundary = (type = ''): string => type.split('boundary=')[1] ?? '';
  expect(long?.length).toBe(generated.length);
  // Both boundaries are of one length.
  expect(boundary(long?.contentType)).toMatch(/^upspec-[0-9a-f]{24}$/);
  const generatedText = generated
    .toString('latin1')
    .replaceAll(boundary(long?.contentType), 'BOUNDARY');
  const heldText = held.bytes.toString('latin1').replaceAll(boundary(held.contentType), 'BOUNDARY');
  expect(generatedText === heldText).toBe(true);
  expect(generatedText.length).toBeGreaterThan(16 * mebibyte);
});

test('it can be made again', () => {
  const long = encodeLongBody(form(17 * mebibyte));
  const lengths = [1, 2].map(() =>
    [...(long?.chunks() ?? [])].reduce((sum, chunk) => sum + chunk.length, 0),
  );
  expect(lengths).toEqual([long?.length, long?.length]);
});

test('a multipart body that fits is held', () => {
  expect(encodeLongBody(form(16 * mebibyte))).toBeUndefined();
  expect(encodeLongBody({ text: 'a' })).toBeUndefined();
});
