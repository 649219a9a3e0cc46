import { expect, test } from 'vitest';
import { petsContract } from '../../testing/pets/pets-contract.js';
import { compareValues } from './compare-values.js';

const compare = (expected: unknown, actual: unknown, mode: 'equal' | 'link' | 'free' = 'equal') =>
  compareValues(petsContract, { expected, actual, pointer: '', rule: { mode } });

test.each<[unknown, unknown]>([
  [
    { a: 1, b: [2, 3] },
    { b: [2, 3], a: 1 },
  ],
  [{ a: 1, b: null }, { a: 1 }],
  [{ a: 1 }, { a: 1, b: [] }],
  [{ at: '2025-06-01T10:00:00Z' }, { at: '2025-06-01T12:00:00.000+02:00' }],
])('%j and %j are the same state', (expected, actual) => {
  expect(compare(expected, actual)).toEqual([]);
});

test.each<[unknown, unknown, object[]]>([
  [{ a: { b: 1 } }, { a: { b: 2 } }, [{ pointer: '/a/b', expected: 1, actual: 2 }]],
  [
    [1, 2],
    [2, 1],
    [
      { pointer: '/0', expected: 1, actual: 2 },
      { pointer: '/1', expected: 2, actual: 1 },
    ],
  ],
  [{ a: [1, 2] }, { a: [1] }, [{ pointer: '/a', expected: [1, 2], actual: [1] }]],
  [{ a: '1' }, { a: 1 }, [{ pointer: '/a', expected: '1', actual: 1 }]],
  [{ a: true }, {}, [{ pointer: '/a', expected: true, actual: undefined }]],
])('%j and %j are two states', (expected, actual, want) => {
  expect(compare(expected, actual)).toEqual(want);
});

test('a link may have another host and another query, and prose may be any', () => {
  expect(compare('https://a.example/pets/1?signature=x', '/pets/1', 'link')).toEqual([]);
  expect(compare('/pets/1', '/pets/2', 'link')).toHaveLength(1);
  expect(compare('There is no such pet.', 'Unknown.', 'free')).toEqual([]);
});
