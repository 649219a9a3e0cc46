import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { readCurlOutput } from './read-curl-output.js';
import { atBody, atHeader, atStatus, type Location } from '../difference/location.js';
import { absent, present, statusOf, valueOf, words, type Reading } from '../difference/reading.js';
import { readTrace, type ShellTrace } from './read-trace.js';
import { showsDefect } from './shows-defect.js';

const response = [
  'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n',
  '{"id":"file-abcdefgh","created_at":1795254988,"data":[1,2],"error":null}',
].join('');

const atDistance = (seconds: number, value: number): Reading => ({
  kind: 'distance',
  from: 'created_at',
  seconds,
  value,
});

const inPrinted = readCurlOutput(Buffer.from(response));

test.each<[Location, Reading, Reading, boolean]>([
  [atStatus, statusOf(404), statusOf(200, ': {"id"'), true],
  [atStatus, statusOf(200), statusOf(404, ': no'), false],
  [atHeader('content-type'), words('text/plain'), words('application/json'), true],
  [atHeader('content-disposition'), words('attachment'), absent, true],
  [atHeader('content-type'), words('text/plain'), absent, false],
  [atBody('/error'), words('an object'), valueOf(null), true],
  [atBody('/error/code'), present, absent, true],
  [atBody('/purpose'), words('another'), valueOf('fine-tune'), false],
  [atBody('/created_at'), valueOf(1795250000), valueOf(1795254000), true],
  [atBody('/created_at'), valueOf(1795250000), valueOf('2026-11-21T09:00:00Z'), false],
  [atBody('/data'), { kind: 'at-most', count: 1 }, { kind: 'count', count: 6, of: 'items' }, true],
  [atBody('/data'), { kind: 'at-most', count: 2 }, { kind: 'count', count: 6, of: 'items' }, false],
  [atBody('/purpose'), valueOf('batch'), valueOf('fine-tune'), false],
  [atBody('/created_at'), valueOf(19), valueOf(628946), true],
  [atBody('/created_at'), valueOf(1795254988), valueOf(628946), false],
  [atBody('/created_at'), valueOf(19), valueOf('628946'), false],
  // By chance it is the same time as in another run, at another distance.
  [atBody('/created_at'), words('another'), atDistance(1, 1795254988), false],
  [{ kind: 'byte', offset: 3 }, words('bytes'), { kind: 'bytes', length: 72 }, true],
])('%o: expected %o, actual %o', (location, expected, actual, want) => {
  expect(inPrinted?.status).toBe(200);
  const shown = inPrinted !== undefined && showsDefect({ location, expected, actual }, inPrinted);
  expect(shown).toBe(want);
});

const page = [
  'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n',
  '{"data":[{"id":"file-a","created_at":100,"expires_at":160},{"id":"file-others"}],"has_more":false}',
].join('');
const created = ['file-a', 'file-b', 'file-c'];

const own = (count: number, note?: string): Reading => ({
  kind: 'count',
  count,
  of: 'own',
  ...(note !== undefined && { note }),
});
const sameItem: Reading = { kind: 'cursor-item' };
const later = (seconds: number): Reading => ({ kind: 'distance', from: 'created_at', seconds });

test.each<[Location, Reading, ShellTrace, boolean]>([
  [atBody('/data'), own(2), { created, after: 'file-c' }, false],
  [atBody('/data'), own(1, ', the first file-x'), { created, after: 'file-c' }, true],
  [atBody('/data'), own(0), { created, after: 'file-c' }, false],
  [atBody('/data'), own(0), { created, after: 'file-a' }, true],
  [atBody('/data'), own(0), { created: [] }, true],
  [atBody('/data/0'), sameItem, { created, after: 'file-a' }, true],
  [atBody('/data/0'), sameItem, { created, after: 'file-b' }, false],
  [atBody('/data/0'), sameItem, { created }, false],
  [atBody('/has_more'), valueOf(false, ', though 2 of 3 files follow'), { created }, true],
  [atBody('/has_more'), valueOf(true, ', though none follows'), { created }, false],
  [atBody('/data/0/expires_at'), later(60), { created }, true],
  [atBody('/data/0/expires_at'), later(61), { created }, false],
  [atBody('/data/0/created_at'), later(0), { created }, true],
])('%o of a list that a script asks for: actual %o, %o', (location, actual, trace, want) => {
  const printed = readCurlOutput(Buffer.from(page));
  const difference = { location, expected: words('something else'), actual };
  const shown = printed !== undefined && showsDefect(difference, printed, trace);
  expect(shown).toBe(want);
});

test.each([
  ['file-d', false],
  ['file-a', true],
])('a list that lacks what was created, where that is %s: %s', (id, isListed) => {
  const printed = readCurlOutput(Buffer.from(page));
  const expected = valueOf('file-of-another-run', ' in the list');
  const difference = { location: atBody('/data'), expected, actual: absent };
  expect(printed && showsDefect(difference, printed, { created: [id] })).toBe(!isListed);
});

test.each<['rising' | 'falling', readonly number[], boolean]>([
  ['rising', [5, 4], true],
  ['rising', [5, 5], false],
  ['falling', [5, 6], true],
  ['falling', [5], false],
])('an item out of a %s order: %j', (order, timestamps, want) => {
  const data = timestamps.map((created_at) => ({ created_at }));
  const body = Buffer.from(JSON.stringify({ data }));
  const printed = { status: 200, headers: {}, body };
  const location = atBody('/data/1/created_at');
  const expected: Reading = { kind: 'sorted', order, previous: 7 };
  expect(showsDefect({ location, expected, actual: valueOf(1795721107) }, printed)).toBe(want);
});

test('the ids of a script are read from what its shell prints', () => {
  const script = [
    'curl() { :; }',
    `echo '{"id":"file-a","created_at":7}' >&2`,
    `echo '{"id":"file-c","created_at":8}' >&2`,
    `id=$(echo '{"id":"file-b"}' | awk -F\\" '{print > "/dev/stderr"; print $4}')`,
    `curl -sS "http://127.0.0.1:1/v1/files?limit=1&after=$id"`,
  ].join('\n');
  const { stderr } = spawnSync('sh', ['-xc', script], { encoding: 'utf8' });
  const { created: found, after, isRising, before } = readTrace(stderr);
  expect({ found, after, isRising }).toEqual({
    found: ['file-a', 'file-c', 'file-b'],
    after: 'file-b',
    isRising: false,
  });
  expect(before?.('created_at', 'file-a')).toBe(7);
  expect(before?.('created_at', 'another')).toBe(8);
});

test('what is not a response is none', () => {
  expect(readCurlOutput(Buffer.from('curl: (7) failed'))).toBeUndefined();
});
