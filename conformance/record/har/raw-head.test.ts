import { expect, test } from 'vitest';
import { rawHead } from './raw-head.js';

test('the first line and the headers of a request that was sent as bytes are read', () => {
  const raw = Buffer.from(
    'POST /v1/files?a=1 HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer $KEY\r\n\r\nX-Not: a header\r\n',
  );
  expect(rawHead({ raw, path: '/files' })).toEqual({
    target: '/v1/files?a=1',
    headers: { host: 'h', authorization: 'Bearer $KEY' },
  });
});

test.each([
  ['no first line', ''],
  ['a first line that is not HTTP', 'hello'],
  ['a first line without a path', 'GET HTTP/1.1\r\n\r\n'],
  ['a line that is not a header', 'hello\r\nno header here\r\n\r\n'],
])('a request with %s has the path of its case', (_, text) => {
  expect(rawHead({ raw: Buffer.from(text), path: '/files' })).toEqual({
    target: '/files',
    headers: {},
  });
});
