import { expect, test } from 'vitest';
import { readRequest } from './read-request.js';

test.each([
  {
    sent: 'GET / HTTP/1.1\r\nHost: h\r\n\r\nGET',
    want: ['3 bytes after the end of the body'],
  },
  {
    sent: 'POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\n\r\nab',
    want: ['1 bytes after the end of the body'],
  },
  {
    sent: 'POST / HTTP/1.1\r\nHost: h\r\nContent-Length: -1\r\n\r\n',
    want: ['header content-length: expected a number of bytes, actual "-1"'],
  },
  {
    sent: 'get / HTTP/1.0\r\nHost: h\r\n\r\n',
    want: ['request line: expected METHOD target HTTP/1.1, actual "get / HTTP/1.0"'],
  },
  { sent: 'GET / HTTP/1.1\r\n\r\n', want: ['header host: expected once, actual 0'] },
  {
    sent: 'GET / HTTP/1.1\r\nHost: h\r\nA : b\r\n\r\n',
    want: ['header line: expected "name: value" in visible ASCII, actual "A : b"'],
  },
  {
    sent: 'GET / HTTP/1.1\r\nHost: h\r\nA: ü\r\n\r\n',
    want: ['header line: expected "name: value" in visible ASCII, actual "A: Ã¼"'],
  },
  {
    sent: 'POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 0\r\ncontent-length: 0\r\n\r\n',
    want: ['header content-length: occurs more than once'],
  },
  {
    sent: 'POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
    want: ['chunk: expected a hexadecimal size, actual "zz"'],
  },
  {
    sent: 'POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nabc\r\n',
    want: ['chunk: expected CRLF at its end'],
  },
  {
    sent: 'POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nA: b\r\n\r\n',
    want: ['chunk: expected no trailers'],
  },
])('an invalid request is read with its violation: $want', ({ sent, want }) => {
  const reading = readRequest(Buffer.from(sent));
  expect(reading).toMatchObject({ kind: 'complete', request: { violations: want } });
});

test.each([
  '',
  'GET / HTTP/1.1\r\nHost: h\r\n',
  'POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\n\r\nab',
  'POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n0\r\n',
])('%j is not complete yet', (sent) => {
  expect(readRequest(Buffer.from(sent))).toEqual({ kind: 'partial' });
});
