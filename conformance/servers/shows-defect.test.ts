import { expect, test } from 'vitest';
import { readCurlOutput } from './read-curl-output.js';
import { showsDefect } from './shows-defect.js';

const answer = [
  'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n',
  '{"id":"file-abcdefgh","created_at":1795254988,"data":[1,2],"error":null}',
].join('');

test.each([
  ['status', 'status 404', 'status 200: {"id"', true],
  ['status', 'status 200', 'status 404: no', false],
  ['header content-type', 'text/plain', 'application/json', true],
  ['header content-disposition', 'attachment', 'absent', true],
  ['header content-type', 'text/plain', 'absent', false],
  ['body /error', 'an object', 'null', true],
  ['body /error/code', 'present', 'absent', true],
  ['body /id', 'another', '"file-zyxwvuts"', true],
  ['body /created_at', '1795250000', '1795254000', true],
  ['body /created_at', '1795250000', '"2026-11-21T09:00:00Z"', false],
  ['body /data', 'at most 1 items', '6 items', true],
  ['body /data', 'at most 2 items', '6 items', false],
  ['body /purpose', '"batch"', '"fine-tune"', false],
  ['body /created_at', '19', '628946', true],
  ['body /created_at', '1795254988', '628946', false],
  ['body /created_at', '19', '"628946"', false],
  ['body, byte 3', 'bytes', '72 bytes, there 0x0a', true],
])('%s: wanted %s, got %s', (where, wanted, got, want) => {
  const printed = readCurlOutput(Buffer.from(answer));
  expect(printed?.status).toBe(200);
  const shown = printed !== undefined && showsDefect({ where, wanted, got }, printed);
  expect(shown).toBe(want);
});

test('what is no answer is none', () => {
  expect(readCurlOutput(Buffer.from('curl: (7) failed'))).toBeUndefined();
});
