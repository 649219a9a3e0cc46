import { expect, test } from 'vitest';
import type { RecordedRequest } from './recorded-request.js';
import { differencesOfRow } from './testing/judge-row.js';
import type { WireRow } from './wire-row.js';

const row: WireRow = {
  name: 'a',
  sources: [],
  method: 'post',
  call: {},
  request: { target: '?b=c', headers: { 'x-d': 'e' }, absent: ['cookie'], body: 'f' },
};
const headers = [
  ['Host', 'h'],
  ['X-D', 'e'],
  ['Content-Length', '1'],
] as const;
const sent: RecordedRequest = {
  method: 'POST',
  target: '/a?b=c',
  headers,
  body: Buffer.from('f'),
  violations: [],
};

test('a request that a row expects has no difference', () => {
  expect(differencesOfRow(row, [sent], undefined)).toEqual([]);
});

test.each([
  { about: 'method', actual: { ...sent, method: 'PUT' } },
  { about: 'target', actual: { ...sent, target: '/a?b=C' } },
  { about: 'header x-d', actual: { ...sent, headers: [['Content-Length', '1']] as const } },
  {
    about: 'header cookie',
    actual: { ...sent, headers: [...headers, ['Cookie', 'g=h'] as const] },
  },
  { about: 'body', actual: { ...sent, body: Buffer.from('F') } },
])('a request with another $about is reported', ({ about, actual }) => {
  const [first, ...others] = differencesOfRow(row, [actual], undefined);
  expect([first?.startsWith(about), others]).toEqual([true, []]);
});

test('a missing request, another one and an unexpected error are reported', () => {
  expect(differencesOfRow(row, [], 'Error: g')).toEqual([
    'error: Error: g',
    'requests: expected 1, actual 0: Error: g',
  ]);
  expect(differencesOfRow(row, [sent, sent], undefined)).toEqual([
    'requests: expected 1, actual 2: ',
  ]);
});

test('a row without a request demands an error and no request', () => {
  const rejected: WireRow = { name: 'a', sources: [], call: {} };
  expect(differencesOfRow(rejected, [], 'Error: g')).toEqual([]);
  expect(differencesOfRow(rejected, [], undefined)).toEqual(['expected an error, actual none']);
  expect(differencesOfRow(rejected, [sent], 'Error: g')).toEqual([
    'requests: expected 0, actual 1: Error: g',
  ]);
});
