import { expect, test } from 'vitest';
import { isOrdered } from './sortings.js';

test.each<[readonly unknown[], 'rising' | 'falling' | undefined, boolean]>([
  [[1, 2, 2, 3], 'rising', true],
  [[1, 2, 2, 3], 'falling', false],
  [[3, 1, 2], undefined, false],
  [[3, 2, 1], undefined, true],
  [['2025-01-01T02:00:00+02:00', '2025-01-01T00:30:00Z'], 'rising', true],
  [['a', 'b', 'a'], 'rising', false],
  // How a server compares upper case, umlauts and null is its own choice.
  [['b', 'A', 'c'], 'rising', true],
  [[2, null, 1], 'rising', true],
])('%j is in %s order: %s', (values, direction, want) => {
  expect(isOrdered(values, direction)).toBe(want);
});
