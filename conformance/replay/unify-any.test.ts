import type { Comparison, ComparedProperty, ComparisonMode } from '@upspec/document';
import { expect, test } from 'vitest';
import { petsContract } from '../testing/pets/pets-contract.js';
import { noBindings, type Bindings } from './bindings.js';
import { unify } from './unify.js';
import type { ReplayClock } from './walk.js';
import { formatReading } from '../difference/reading.js';

function property(mode: ComparisonMode, rule: Partial<ComparedProperty> = {}): ComparedProperty {
  return { mode, required: false, nullable: true, writeOnly: false, readOnly: false, ...rule };
}

const comparisons: Readonly<Record<string, Comparison>> = {
  ...petsContract.comparisons,
  Pets: { properties: {}, items: { mode: 'equal', schema: 'Pet' } },
  Rows: { properties: {}, items: { mode: 'equal', schema: 'Row' } },
  Row: { properties: {}, items: { mode: 'equal' } },
  Plain: { properties: {}, options: ['Cat', 'Dog'] },
  Event: {
    properties: {
      token: property('assigned'),
      at: property('time'),
      until: property('time'),
      day: property('time'),
    },
  },
};
const inferences = ['at', 'until', 'day'].map((name) => ({
  location: `Event.${name}`,
  inferred: 'time',
  reason: 'named like a time',
}));
const listPets = petsContract.operations['listPets'];
const described: ReplayClock['described'] = {
  ...petsContract,
  comparisons,
  inferences,
  operations: {
    ...petsContract.operations,
    ...(listPets !== undefined && {
      listPets: {
        ...listPets,
        paging: { items: '', itemId: 'id', next: { kind: 'link-header' as const } },
      },
    }),
  },
};
const known: Bindings = {
  ...noBindings,
  ids: new Map([
    [
      'pets',
      new Map([
        ['3', 41],
        ['4', 42],
      ]),
    ],
  ]),
};

interface Given {
  readonly schema: string;
  readonly recorded: unknown;
  readonly live: unknown;
  readonly bindings?: Bindings;
  readonly clock?: Partial<ReplayClock>;
}

function mismatchesOf({ bindings = known, clock = {}, ...pair }: Given): readonly string[] {
  const { mismatches } = unify(pair, bindings, { described, elapsed: 1, ...clock });
  return mismatches.map(
    ({ pointer, expected, actual }) =>
      `${pointer}: ${formatReading(expected)} | ${formatReading(actual)}`,
  );
}

const origin: Bindings = { ...known, origin: { recorded: 1_000_000, live: 2_000_000 } };
const list = { operation: 'listPets' };
const iso = (seconds: number): string => new Date(seconds * 1000).toISOString();

test.each<[string, Given]>([
  ['lists of lists', { schema: 'Rows', recorded: [[1, 2], [3]], live: [[1, 2], [3]] }],
  [
    'a list at top level with items of others',
    { schema: 'Pets', recorded: [{ id: 3 }], live: [{ id: 9 }, { id: 41 }], clock: list },
  ],
  [
    'a list at top level that goes on at the next page',
    {
      schema: 'Pets',
      recorded: [{ id: 3 }],
      live: [{ id: 9 }],
      clock: { ...list, hasNextLink: true },
    },
  ],
  [
    'a union without a discriminator',
    { schema: 'Plain', recorded: { type: 'dog', trainer: 7 }, live: { type: 'dog', trainer: 8 } },
  ],
  ['a null', { schema: 'Event', recorded: { token: null }, live: { token: null } }],
  [
    'a value that the server chose for one location',
    { schema: 'Event', recorded: { token: 'a' }, live: { token: 'b' } },
  ],
  [
    'a time with another offset and fraction',
    {
      schema: 'Event',
      bindings: origin,
      recorded: { at: iso(1_000_000) },
      live: { at: '1970-01-24T05:33:20.123456+02:00' },
    },
  ],
  [
    'a day that is not over',
    {
      schema: 'Event',
      bindings: origin,
      recorded: { day: iso(1_000_000).slice(0, 10) },
      live: { day: iso(2_000_000).slice(0, 10) },
    },
  ],
  [
    'a time of data that were there before',
    { schema: 'Event', bindings: origin, recorded: { at: iso(5000) }, live: { at: iso(5000) } },
  ],
  [
    'a time that the request sent',
    {
      schema: 'Event',
      bindings: { ...origin, times: new Map([[77_000, 88_000]]) },
      recorded: { at: iso(77_000) },
      live: { at: iso(88_000) },
    },
  ],
  [
    'a short span that took longer',
    {
      schema: 'Event',
      bindings: origin,
      recorded: { at: iso(1_000_000), until: iso(1_000_020) },
      live: { at: iso(2_000_000), until: iso(2_000_000.5) },
    },
  ],
])('%s is not a difference', (_, given) => {
  expect(mismatchesOf(given)).toEqual([]);
});

test.each<[string, Given, string]>([
  [
    'another value in a list of lists',
    { schema: 'Rows', recorded: [[1, 2], [3]], live: [[1, 2], [4]] },
    '/1: [3] | [4]',
  ],
  [
    'a bound item that is missing',
    {
      schema: 'Pets',
      recorded: [{ id: 3 }],
      live: [{ id: 9 }],
      clock: { ...list, hasNextLink: false },
    },
    ': 41 in the list | absent',
  ],
  [
    'an item that comes twice',
    { schema: 'Pets', recorded: [{ id: 3 }], live: [{ id: 41 }, { id: 41 }], clock: list },
    '/1/id: an id that is not on the page yet | 41',
  ],
  [
    'items in another order',
    {
      schema: 'Pets',
      recorded: [{ id: 3 }, { id: 4 }],
      live: [{ id: 42 }, { id: 41 }],
      clock: list,
    },
    ': 41 before 42 | the other way round',
  ],
  [
    'a chosen value that changed',
    {
      schema: 'Event',
      bindings: { ...known, ids: new Map([['at Event.token', new Map([['a', 'b']])]]) },
      recorded: { token: 'a' },
      live: { token: 'c' },
    },
    '/token: "b" | "c"',
  ],
  [
    'another owner in a union without a discriminator',
    {
      schema: 'Plain',
      bindings: { ...known, ids: new Map([['owners', new Map([['3', 907]])]]) },
      recorded: { type: 'dog', trainer: 3 },
      live: { type: 'dog', trainer: 41 },
    },
    '/trainer: 907 | 41',
  ],
  [
    'a null in place of an id',
    { schema: 'Pet', recorded: { id: 3 }, live: { id: null } },
    '/id: 41 | null',
  ],
  [
    'a long span that is another',
    {
      schema: 'Event',
      bindings: origin,
      recorded: { at: iso(1_000_000), until: iso(1_003_600) },
      live: { at: iso(2_000_000), until: iso(2_007_200) },
    },
    `/until: at + 3600 | at + 7200 ("${iso(2_007_200)}")`,
  ],
  [
    'a date in place of a time',
    {
      schema: 'Event',
      bindings: origin,
      recorded: { at: iso(1_000_000) },
      live: { at: '1970-01-24' },
    },
    `/at: an ISO 8601 timestamp, as "${iso(1_000_000)}" | "1970-01-24"`,
  ],
  [
    'a time out of the run',
    {
      schema: 'Event',
      bindings: origin,
      recorded: { at: iso(1_000_001) },
      live: { at: iso(2_000_100) },
    },
    `/at: a time within 4 s of "${iso(2_000_000)}" | "${iso(2_000_100)}"`,
  ],
])('%s is one difference', (_, given, want) => {
  expect(mismatchesOf(given)).toEqual([want]);
});

test('a secret that was left out of the recording may be any other, but must be a text', () => {
  const recorded = { name: 'redacted-redac' };
  expect(mismatchesOf({ schema: 'Owner', recorded, live: { name: 'c7f2760a' } })).toEqual([]);
  expect(mismatchesOf({ schema: 'Owner', recorded, live: { name: 7 } })).toHaveLength(1);
});
