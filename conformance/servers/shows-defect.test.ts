import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { readCurlOutput } from './read-curl-output.js';
import { readTrace } from './read-trace.js';
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

const page = [
  'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n',
  '{"data":[{"id":"file-a","created_at":100,"expires_at":160},{"id":"file-others"}],"has_more":false}',
].join('');
const made = ['file-a', 'file-b', 'file-c'];

test.each([
  ['body /data', '2 of them', { made, after: 'file-c' }, false],
  ['body /data', '1 of them, the first file-x', { made, after: 'file-c' }, true],
  ['body /data', 'none of them', { made, after: 'file-c' }, false],
  ['body /data', 'none of them', { made, after: 'file-a' }, true],
  ['body /data', 'none of them', { made: [] }, true],
  ['body /data/0', 'the same item', { made, after: 'file-a' }, true],
  ['body /data/0', 'the same item', { made, after: 'file-b' }, false],
  ['body /data/0', 'the same item', { made }, false],
  ['body /has_more', 'false, though 2 of 3 files that were made follow', { made }, true],
  ['body /has_more', 'true, though', { made }, false],
  ['body /data/0/expires_at', 'created_at + 60 (1795720934)', { made }, true],
  ['body /data/0/expires_at', 'created_at + 61 (1795720935)', { made }, false],
  ['body /data/0/created_at', 'created_at', { made }, true],
])('%s of a list that a script asks for: got %s, %o', (where, got, trace, want) => {
  const printed = readCurlOutput(Buffer.from(page));
  const shown =
    printed !== undefined && showsDefect({ where, wanted: 'something else', got }, printed, trace);
  expect(shown).toBe(want);
});

test.each([
  ['no earlier than the item before, 7', [5, 4], true],
  ['no earlier than the item before, 7', [5, 5], false],
  ['no later than the item before, 7', [5, 6], true],
  ['no later than the item before, 7', [5], false],
])('an item out of order, wanted %s: %j', (wanted, moments, want) => {
  const data = moments.map((created_at) => ({ created_at }));
  const body = Buffer.from(JSON.stringify({ data }));
  const printed = { status: 200, headers: {}, body };
  const where = 'body /data/1/created_at';
  expect(showsDefect({ where, wanted, got: '1795721107' }, printed)).toBe(want);
});

test('the ids of a script are read from what its shell tells', () => {
  const script = [
    'id1=$(echo file-a)',
    'curl() { :; }',
    "id2=$(printf '%s\\n' file-b)",
    `curl -sS 'http://127.0.0.1:1/v1/files?limit=1&after='"$id2"''`,
  ].join('\n');
  const { stderr } = spawnSync('sh', ['-xc', script], { encoding: 'utf8' });
  expect(readTrace(stderr)).toEqual({ made: ['file-a', 'file-b'], after: 'file-b' });
});

test('what is no answer is none', () => {
  expect(readCurlOutput(Buffer.from('curl: (7) failed'))).toBeUndefined();
});
