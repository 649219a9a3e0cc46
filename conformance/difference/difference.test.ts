import { expect, test } from 'vitest';
import { formatDifference, kindOf, type Difference, type DifferenceKind } from './difference.js';
import { atBody, atConnection, atHeader, atStatus, type Location } from './location.js';
import {
  absent,
  assertionOf,
  headerOf,
  present,
  statusOf,
  valueOf,
  words,
  type Reading,
} from './reading.js';

const expiry: Reading = { kind: 'distance', from: 'created_at', seconds: 3600 };

test.each<[DifferenceKind, Location, Reading, Reading, string]>([
  [
    'status',
    atStatus,
    statusOf(404),
    statusOf(200, ': null'),
    'status: status 404 | status 200: null',
  ],
  ['missing', atHeader('etag'), present, absent, 'header etag: present | absent'],
  ['unexpected', atBody('/file'), absent, valueOf({ id: 1 }), 'body /file: absent | {"id":1}'],
  [
    'schema',
    atBody('/a~1b'),
    { kind: 'schema', keyword: 'type', message: 'must be string' },
    valueOf(3),
    'body /a~1b: must be string | 3',
  ],
  [
    'schema',
    atBody('/size'),
    assertionOf('maximum', 'must be <= 9', 9),
    valueOf(12),
    'body /size: must be <= 9 | 12',
  ],
  [
    'value',
    atHeader('content-type'),
    { kind: 'header', values: ['text/csv', 'text/plain'] },
    headerOf('text/html'),
    'header content-type: text/csv or text/plain | text/html',
  ],
  [
    'time',
    atBody('/born'),
    { kind: 'near', value: '2026-01-02T03:04:05Z', seconds: 4 },
    valueOf('2025-01-01T00:00:00Z'),
    'body /born: a time within 4 s of "2026-01-02T03:04:05Z" | "2025-01-01T00:00:00Z"',
  ],
  [
    'time',
    atBody('/expires_at'),
    expiry,
    { ...expiry, seconds: -1.5, value: 98.5 },
    'body /expires_at: created_at + 3600 | created_at - 1.5 (98.5)',
  ],
  [
    'order',
    atBody('/data'),
    { kind: 'before', first: 'a', second: 'b' },
    { kind: 'other-order' },
    'body /data: a before b | the other way round',
  ],
  [
    'content',
    { kind: 'byte', offset: 3 },
    { kind: 'bytes', length: 5, there: '"de"' },
    { kind: 'bytes', length: 3, there: 'the end' },
    'body, byte 3: 5 bytes, there "de" | 3 bytes, there the end',
  ],
  ['value', atBody('/n'), valueOf(1), valueOf(2), 'body /n: 1 | 2'],
  ['connection', atConnection, words('a response'), words('none'), 'connection: a response | none'],
  [
    'rule',
    atBody(),
    { kind: 'at-most', count: 2 },
    { kind: 'count', count: 3, of: 'items' },
    'body: at most 2 items | 3 items',
  ],
])('a difference of kind %s', (kind, location, expected, actual, line) => {
  const difference: Difference = { location, expected, actual };
  expect(kindOf(difference)).toBe(kind);
  const shown = formatDifference(difference);
  expect(`${shown.where}: ${shown.expected} | ${shown.actual}`).toBe(line);
});

test('one difference may be at many locations', () => {
  const difference = { location: atBody(), expected: present, actual: absent, more: 4 };
  expect(formatDifference(difference).actual).toBe('absent (and at 4 more locations)');
});

test('a long value is kept as its beginning, in one line', () => {
  const reading = valueOf({ text: 'x'.repeat(1000) });
  expect(reading).toEqual({ kind: 'excerpt', text: `{"text":"${'x'.repeat(151)}…` });
  expect(valueOf('y'.repeat(158))).toEqual({ kind: 'value', value: 'y'.repeat(158) });
});

test('the limit of a keyword is kept as data, unless it is long', () => {
  const colours = ['red', 'green'];
  expect(assertionOf('enum', 'must be red or green', colours)).toEqual({
    kind: 'schema',
    keyword: 'enum',
    limit: ['red', 'green'],
    message: 'must be red or green',
  });
  const many = Array.from({ length: 1000 }, (_, at) => `colour-${at}`);
  expect(assertionOf('enum', 'must be a colour', many)).not.toHaveProperty('limit');
});
