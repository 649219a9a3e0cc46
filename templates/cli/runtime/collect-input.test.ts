import { expect, test } from 'vitest';
import { collectInput } from './collect-input.js';
import type { Flag } from './command.js';

const flag: Flag = {
  name: 'crate',
  location: 'query',
  keys: ['crates'],
  type: 'value',
  repeated: true,
  description: '',
};

const name: Flag = { ...flag, name: 'name', location: 'body', keys: ['name'], type: 'string' };

test.each([
  { given: [], body: null },
  { given: [['name', ['a']] as const], body: { name: ['a'] } },
])(
  'null on standard input is the body where it may be null, unless a flag has a field',
  async (row) => {
    const collected = await collectInput(
      {
        command: 'depot crates create',
        flags: [{ ...name, required: true }],
        body: { required: true, fields: ['name'], nullable: true },
      },
      { given: new Map(row.given), piped: null, trusted: false },
    );
    expect(collected.body).toEqual(row.body);
  },
);

test.each([
  { hasLists: false, given: ['{a: 1}', '{a: 2}'], expected: [{ a: 1 }, { a: 2 }] },
  { hasLists: false, given: ['[{a: 1}, {a: 2}]'], expected: [{ a: 1 }, { a: 2 }] },
  { hasLists: true, given: ['[1, 2]', '[3]'], expected: [[1, 2], [3]] },
])('a flag for the items of a list reads $given as $expected', async (row) => {
  const flags = [{ ...flag, ...(row.hasLists && { hasLists: true as const }) }];
  const given = new Map([['crate', row.given]]);
  const { query } = await collectInput(
    { command: 'depot crates list', flags },
    { given, piped: undefined, trusted: false },
  );
  expect(query).toEqual({ crates: row.expected });
});
