import { expect, test } from 'vitest';
import { readPartHead } from './part-head.js';

const latin1 = (text: string): string => Buffer.from(text).toString('latin1');

test.each([
  ['form-data; name="a"', 'a', undefined],
  ['form-data; name=a', 'a', undefined],
  ['form-data; NAME="a"; FileName="b.txt"', 'a', 'b.txt'],
  ['form-data; name="a b"; filename="x;y.txt"', 'a b', 'x;y.txt'],
  [String.raw`form-data; name="a"; filename="say \"hi\".txt"`, 'a', 'say "hi".txt'],
  ['form-data; name="a"; filename="say %22hi%22.txt"', 'a', 'say "hi".txt'],
  ['form-data; name="a"; filename="你好.txt"', 'a', '你好.txt'],
  ['form-data; name="a"; filename=""', 'a', ''],
])('%s', (disposition, name, filename) => {
  const read = readPartHead(
    latin1(`Content-Disposition: ${disposition}\r\nContent-Type: text/plain`),
  );
  expect(read).toMatchObject({ name, filename, problems: [] });
  expect(read.headers.get('content-type')).toBe('text/plain');
});

test.each([
  ['', ['no-disposition']],
  ['Content-Type: text/plain', ['no-disposition']],
  ['Content-Disposition: attachment; name="a"', ['not-form-data']],
  ['Content-Disposition: form-data', ['no-name']],
  ['Content-Disposition: form-data; filename="a"', ['no-name']],
  ['Content-Disposition: form-data; name="a', ['unreadable-disposition', 'no-name']],
  ['Content-Disposition: form-data; name="a"b"', ['unreadable-disposition']],
  ['Content-Disposition: form-data; name="a"\r\nX', ['not-a-header']],
  ['Content-Disposition : form-data; name="a"', ['not-a-header', 'no-disposition']],
  ['Content-Disposition: form-data;\r\n name="a"', ['folded', 'unreadable-disposition', 'no-name']],
  [
    'Content-Disposition: form-data; name="a"\r\nContent-Disposition: form-data; name="b"',
    ['repeated'],
  ],
  ['Content-Disposition: form-data; name="\xff"', ['not-utf8']],
])('%j has its problems', (head, kinds) => {
  expect(readPartHead(head).problems.map(({ kind }) => kind)).toEqual(kinds);
});

test('a filename in the notation of RFC 8187 is noted', () => {
  const head = `Content-Disposition: form-data; name="a"; filename*=UTF-8''b`;
  expect(readPartHead(head)).toMatchObject({ hasExtendedFilename: true, problems: [] });
});
