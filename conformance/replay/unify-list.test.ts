import { expect, test } from 'vitest';
import { loadContract } from '../openai-files/load-contract.js';
import { noBindings, type Bindings } from './bindings.js';
import { unify } from './unify.js';
import type { Mismatch } from './walk.js';
import { showMismatch } from '../testing/show-mismatch.js';

const { described } = loadContract();

const recorded = { id: 'file-old', object: 'file', created_at: 1000, filename: 'a.txt' };
const live = { ...recorded, id: 'file-new', created_at: 900_000 };
const page = { object: 'list', first_id: 'x', last_id: 'y', has_more: false };

const known: Bindings = {
  ...noBindings,
  ids: new Map([
    [
      'files',
      new Map([
        ['file-old', 'file-new'],
        ['file-old-2', 'file-new-2'],
      ]),
    ],
  ]),
};

function compare(given: { recorded: unknown; live: unknown }): readonly Mismatch[] {
  return unify({ schema: 'FileList', ...given }, known, {
    described,
    operation: 'listFiles',
    elapsed: 1,
  }).mismatches;
}

test.each([
  [
    'a list with the items of other people in between',
    {
      recorded: { ...page, data: [{ ...recorded, id: 'file-old-2' }, recorded] },
      live: {
        ...page,
        data: [{ id: 'a' }, { ...live, id: 'file-new-2' }, { id: 'b' }, live, { id: 'c' }],
      },
    },
  ],
  [
    'a recorded item that this run did not make',
    {
      recorded: { ...page, data: [{ ...recorded, id: 'file-of-a-stranger' }] },
      live: { ...page, data: [] },
    },
  ],
  [
    'a missing item where more pages follow',
    {
      recorded: { ...page, data: [recorded] },
      live: { ...page, data: [{ id: 'a' }], has_more: true },
    },
  ],
])('%s is not a difference', (_, given) => {
  expect(compare(given)).toEqual([]);
});

test.each([
  [
    'an item that the list leaves out',
    {
      recorded: { ...page, data: [recorded] },
      live: { ...page, data: [{ id: 'a' }] },
    },
    {
      pointer: '/data',
      location: 'FileList.data',
      expected: '"file-new" in the list',
      actual: 'absent',
    },
  ],
  [
    'items in another order',
    {
      recorded: { ...page, data: [recorded, { ...recorded, id: 'file-old-2' }] },
      live: { ...page, data: [{ ...live, id: 'file-new-2' }, live] },
    },
    {
      pointer: '/data',
      location: 'FileList.data',
      expected: 'file-new before file-new-2',
      actual: 'the other way round',
    },
  ],
  [
    'an item that tells another name than before',
    {
      recorded: { ...page, data: [recorded] },
      live: { ...page, data: [{ id: 'a' }, { ...live, filename: 'b.txt' }] },
    },
    {
      pointer: '/data/1/filename',
      location: 'FileObject.filename',
      expected: '"a.txt"',
      actual: '"b.txt"',
    },
  ],
])('%s is one difference', (_, given, want) => {
  expect(compare(given).map(showMismatch)).toEqual([want]);
});
