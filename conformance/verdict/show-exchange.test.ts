import { expect, test } from 'vitest';
import type { WireRequest } from '../replay/build-request.js';
import { hideSecrets } from './hide-secrets.js';
import { showExchange, type ShownBody } from './show-exchange.js';

const request: WireRequest = { method: 'GET', path: '/files/x', headers: {}, auth: 'right' };
const key = 'sk-secret-key';

function shownBody(bytes: Buffer | string): ShownBody | undefined {
  const received = { status: 200, headers: {}, bytes: Buffer.from(bytes) };
  return showExchange(request, received).response.body;
}

test('an exchange is shown with what the transport added', () => {
  const bytes = Buffer.from('{"bytes":0}');
  const sent: WireRequest = { ...request, method: 'POST', path: '/uploads', bytes };
  const head = { target: '/v1/uploads', headers: { authorization: `Bearer ${key}` } };
  const received = { status: 404, headers: { 'x-a': 'b' }, bytes: Buffer.alloc(0) };
  expect(hideSecrets(showExchange(sent, received, head), { OPENAI_API_KEY: key })).toEqual({
    request: {
      start: 'POST /v1/uploads',
      headers: { authorization: 'Bearer $OPENAI_API_KEY' },
      body: { bytes: 11, text: '{"bytes":0}', isCut: false, isEscaped: false },
    },
    response: { start: 'status 404', headers: { 'x-a': 'b' } },
  });
});

test('a request that was sent as bytes is shown as bytes, and its key can be hidden', () => {
  const raw = Buffer.from(
    `POST /v1/files HTTP/1.1\r\nauthorization: Bearer ${key}\r\n\r\n\xff`,
    'latin1',
  );
  const received = { status: 400, headers: {}, bytes: Buffer.alloc(0) };
  expect(
    hideSecrets(showExchange({ ...request, raw }, received), { OPENAI_API_KEY: key }).request,
  ).toEqual({
    headers: {},
    body: {
      bytes: raw.length,
      text: 'POST /v1/files HTTP/1.1\r\nauthorization: Bearer $OPENAI_API_KEY\r\n\r\n\\xff',
      isCut: false,
      isEscaped: true,
    },
  });
});

test.each<[string, Buffer | string, string, boolean]>([
  ['text', 'żółw\r\n\tb', 'żółw\r\n\tb', false],
  ['a control', 'a\u001b[31m', 'a\\x1b[31m', true],
  ['a lone carriage return', 'a\rb', 'a\\x0db', true],
  ['a mark that turns writing round', 'a\u202eb', 'a\\xe2\\x80\\xaeb', true],
  ['no UTF-8', Buffer.from([0x61, 0xff, 0x0a, 0xc5]), 'a\\xff\n\\xc5', true],
  ['a replacement character', '\ufffd', '\ufffd', false],
])('%s is shown readably', (_, given, text, isEscaped) => {
  expect(shownBody(given)).toMatchObject({ text, isEscaped, isCut: false });
});

test('a long body is cut, never within a character, and says how long it is', () => {
  expect(shownBody('ż'.repeat(3000).slice(0, 2047) + 'abc' + 'ż'.repeat(500))).toMatchObject({
    bytes: 5097,
    isCut: true,
    isEscaped: false,
    text: `${'ż'.repeat(2047)}ab…`,
  });
  expect(shownBody(`a${'ż'.repeat(3000)}`)).toMatchObject({
    bytes: 6001,
    isCut: true,
    isEscaped: false,
    text: `a${'ż'.repeat(2047)}…`,
  });
});

test('headers are bounded in number and length', () => {
  const headers = Object.fromEntries(
    Array.from({ length: 100 }, (_, index) => [`x-${index}`, 'y'.repeat(2000)]),
  );
  const shown = showExchange(request, { status: 200, headers, bytes: Buffer.alloc(0) });
  expect(Object.keys(shown.response.headers)).toHaveLength(64);
  expect(shown.response.headers['x-0']).toBe(`${'y'.repeat(1024)}…`);
});
