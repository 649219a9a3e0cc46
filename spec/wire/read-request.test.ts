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
    want: ['header content-length: wanted a number of bytes, got "-1"'],
  },
  {
    sent: 'get / HTTP/1.0\r\nHost: h\r\n\r\n',
    want: ['request line: wanted METHOD target HTTP/1.1, got "get / HTTP/1.0"'],
  },
  { sent: 'GET / HTTP/1.1\r\n\r\n', want: ['header host: wanted once, got 0'] },
  {
    sent: 'GET / HTTP/1.1\r\nHost: h\r\nA : b\r\n\r\n',
    want: ['header line: wanted "name: value" in visible ASCII, got "A : b"'],
  },
  {
    sent: 'GET / HTTP/1.1\r\nHost: h\r\nA: ü\r\n\r\n',
    want: ['header line: wanted "name: value" in visible ASCII, got "A: Ã¼"'],
  },
  {
    sent: 'POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 0\r\ncontent-length: 0\r\n\r\n',
    want: ['header content-length: stands more than once'],
  },
  {
    sent: 'POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
    want: ['chunk: wanted its size in hexadecimal, got "zz"'],
  },
  {
    sent: 'POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nabc\r\n',
    want: ['chunk: wanted CRLF after it'],
  },
  {
    sent: 'POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nA: b\r\n\r\n',
    want: ['chunk: wanted no trailers'],
  },
])('what is no proper request is read with its fault: $want', ({ sent, want }) => {
  const reading = readRequest(Buffer.from(sent));
  expect(reading).toMatchObject({ kind: 'complete', request: { faults: want } });
});

test.each([
  '',
  'GET / HTTP/1.1\r\nHost: h\r\n',
  'POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\n\r\nab',
  'POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n0\r\n',
])('%j is not yet complete', (sent) => {
  expect(readRequest(Buffer.from(sent))).toEqual({ kind: 'partial' });
});
