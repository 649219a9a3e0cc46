import { expect, test } from 'vitest';
import { readTime, writeTime } from './read-time.js';

test.each([
  [1_700_000_000, 'seconds', 1_700_000_000],
  [1_700_000_000_500, 'milliseconds', 1_700_000_000.5],
  ['2023-11-14T22:13:20Z', 'iso', 1_700_000_000],
  ['2023-11-14T22:13:20.5+00:00', 'iso', 1_700_000_000.5],
  ['2023-11-15T00:13:20+02:00', 'iso', 1_700_000_000],
  ['2023-11-15T00:13:20+0200', 'iso', 1_700_000_000],
  ['2023-11-14 22:13:20', 'iso', 1_700_000_000],
  ['2023-11-14T22:13:20.123456789Z', 'iso', 1_700_000_000.123],
  ['2023-11-14', 'date', 1_699_920_000],
  ['Tue, 14 Nov 2023 22:13:20 GMT', 'http-date', 1_700_000_000],
  ['Tuesday, 14-Nov-23 22:13:20 GMT', 'http-date', 1_700_000_000],
  ['Tue Nov 14 22:13:20 2023', 'http-date', 1_700_000_000],
])('%j is a time in the format of %s', (value, form, seconds) => {
  expect(readTime(value)).toEqual({ form, seconds });
});

test.each([['yesterday'], ['2023'], ['2023-13-45T00:00:00Z'], [''], [null], [true], [Number.NaN]])(
  '%j is not a time',
  (value) => {
    expect(readTime(value)).toBeUndefined();
  },
);

test.each([
  [5, 1_700_000_000],
  [1_700_000_000_000, 1_700_000_000_000],
  ['2020-01-01T00:00:00Z', '2023-11-14T22:13:20Z'],
  ['2020-01-01T00:00:00.000+01:00', '2023-11-14T22:13:20.000Z'],
  ['2020-01-01', '2023-11-14'],
  ['Wed, 01 Jan 2020 00:00:00 GMT', 'Tue, 14 Nov 2023 22:13:20 GMT'],
])('a time like %j is written as %j', (like, want) => {
  expect(writeTime(1_700_000_000, like)).toBe(want);
});
