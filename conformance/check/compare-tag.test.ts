import { expect, test } from 'vitest';
import { formatReading } from '../difference/reading.js';
import { noBindings } from '../replay/bindings.js';
import { compareTag } from './compare-tag.js';

test.each([
  ['"a1"', '"b2"', '"a1", as before', '"b2"'],
  ['W/"a1"', '"b2"', 'W/"a1", as before', '"b2"'],
  ['"a1"', 'W/"b2"', '"a1", as before', 'W/"b2"'],
])('the entity tags %s and %s are shown as they were sent', (first, second, expected, actual) => {
  const before = compareTag({ recorded: '"x"', live: first }, noBindings, '/pets/3');
  expect(before.differences).toEqual([]);
  const after = compareTag({ recorded: '"x"', live: second }, before.bindings, '/pets/3');
  expect(
    after.differences.map((each) => [formatReading(each.expected), formatReading(each.actual)]),
  ).toEqual([[expected, actual]]);
});
