import { expect, test } from 'vitest';
import { isLater, isTimestamp } from './timestamp.js';

// 2001-09-09T01:46:40Z, in seconds and in milliseconds.
const seconds = 1_000_000_000;
const milliseconds = 1_000_000_000_000;

test('milliseconds, other text and absent values are not times', () => {
  const later = [seconds, 0, milliseconds, String(seconds), null].map(isTimestamp);
  expect(later).toEqual([true, true, false, false, false]);
});

test.each([
  [seconds + 3600, seconds, true],
  [seconds + 3601, seconds, false],
  [null, seconds, false],
  [seconds + 3601, milliseconds, true],
  [seconds + 3601, '2001-09-09T01:46:40Z', true],
  [null, milliseconds, false],
])('%j is an hour later than %j, as far as their digits show: %j', (later, created, want) => {
  expect(isLater(later, created, 3600)).toBe(want);
});
