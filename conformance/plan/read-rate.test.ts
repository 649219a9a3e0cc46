import { expect, test } from 'vitest';
import { readRate } from './read-rate.js';

test.each([
  ['10/s', { requests: 10, milliseconds: 1000 }],
  ['100/m', { requests: 100, milliseconds: 60_000 }],
  ['1000/h', { requests: 1000, milliseconds: 3_600_000 }],
])('%s is a rate', (text, rate) => {
  expect(readRate(text)).toEqual({ ok: true, rate });
});

test.each(['', '10', '0/s', '10/d', '-1/s', '1.5/s', '10/s ', '1000000/s', 's/10', '10 / s'])(
  '"%s" is not a valid rate',
  (text) => {
    expect(readRate(text)).toEqual({
      ok: false,
      problem: `the rate limit "${text}" is not valid; expected for example 10/s, 100/m or 1000/h`,
    });
  },
);
