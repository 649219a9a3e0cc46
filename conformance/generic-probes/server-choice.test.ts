import { expect, test } from 'vitest';
import { isServerChoice } from './server-choice.js';

test.each([
  ['a list with one more item', '/tags', ['a', 'b'], ['a', 'admin', 'b'], true],
  ['a list that is empty or absent', '/tags', [], undefined, true],
  ['the id of a part', '/sign/id', 'x', 'y', true],
  ['a list in another order', '/tags', ['a', 'b'], ['b', 'a'], false],
  ['a list that repeats an item', '/tags', ['a'], ['a', 'a'], false],
  ['a list without an item', '/tags', ['a', 'b'], ['a'], false],
  ['the id of the resource itself', '/id', 1, 2, false],
  ['the id of a part that is absent', '/sign/id', 'x', undefined, false],
  ['another value', '/name', 'x', 'y', false],
])('%s', (_, pointer, sent, actual, expected) => {
  expect(isServerChoice({ pointer, sent, actual })).toBe(expected);
});
