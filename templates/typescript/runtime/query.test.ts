import { expect, test } from 'vitest';
import { InvalidInputError } from './errors.js';
import { queryString } from './query.js';

test.each([
  { given: {}, want: '' },
  { given: { limit: 2, order: 'asc', after: undefined, before: null }, want: 'limit=2&order=asc' },
  { given: { q: 'a b&c=d+ü' }, want: 'q=a%20b%26c%3Dd%2B%C3%BC' },
  { given: { include: ['a', 'b'] }, want: 'include=a&include=b' },
  { given: { 'include[]': ['a', 'b'] }, want: 'include%5B%5D=a&include%5B%5D=b' },
  {
    given: { f: { a: { b: true }, c: [1, 2n] } },
    want: 'f%5Ba%5D%5Bb%5D=true&f%5Bc%5D=1&f%5Bc%5D=2',
  },
  { given: { at: new Date(0) }, want: 'at=1970-01-01T00%3A00%3A00.000Z' },
  { given: { empty: '' }, want: 'empty=' },
])('$given becomes $want', ({ given, want }) => {
  expect(queryString(given)).toBe(want);
});

test.each([
  { given: { n: Number.NaN }, want: 'n: NaN is not a finite number' },
  {
    given: { f: { g: () => 1 } },
    want: 'f[g]: expected a string, a number or a boolean, received function',
  },
  { given: { m: new Map() }, want: 'm: expected a string, a number or a boolean, received object' },
  { given: { s: '\ud800' }, want: 's: contains half a surrogate pair' },
])('$given is rejected', ({ given, want }) => {
  expect(() => queryString(given)).toThrow(InvalidInputError);
  expect(() => queryString(given)).toThrow(want);
});

test('an object that contains itself is rejected', () => {
  const ring: Record<string, unknown> = {};
  ring['ring'] = ring;
  expect(() => queryString({ ring })).toThrow('is nested too deeply, or contains itself');
});
