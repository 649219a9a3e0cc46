import { expect, test } from 'vitest';
import { cookieText } from './parameter-headers.js';

// OpenAPI 3.2.0, "Style Values": `cookie` is analogous to `form`, "name-value pairs are separated by
// a semicolon followed by a single space, and no percent-encoding or other escaping is applied".
test.each([
  { explode: true, given: 'a b', expected: 'color=a b' },
  { explode: true, given: ['blue', 'a%2C'], expected: 'color=blue; color=a%2C' },
  { explode: false, given: ['blue', 'black'], expected: 'color=blue,black' },
  { explode: true, given: { R: 100, G: 200 }, expected: 'R=100; G=200' },
])('a cookie of the style cookie with explode $explode is $expected', (row) => {
  const rules = [{ name: 'color', style: 'cookie', explode: row.explode }];
  expect(cookieText({ color: row.given }, rules)).toBe(row.expected);
});
