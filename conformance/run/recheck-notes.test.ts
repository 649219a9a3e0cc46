import { expect, test } from 'vitest';
import { recheckNotes } from './recheck-notes.js';

const nothing = { cause: undefined, unrepeated: [], omitted: [] };

test('running cases again without anything new has no note', () => {
  expect(recheckNotes(nothing)).toEqual([]);
});

test('cases that were left out are named, at most eight of them', () => {
  const omitted = Array.from({ length: 10 }, (_, at) => `pets/${at}`);
  expect(recheckNotes({ ...nothing, omitted })).toEqual([
    'not run again by themselves, as that would take too long: pets/0, pets/1, pets/2, pets/3, pets/4, pets/5, pets/6, pets/7 and 2 more; their findings may come from other cases that ran at the same time',
  ]);
});
