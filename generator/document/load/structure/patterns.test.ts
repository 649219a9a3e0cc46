import { expect, test } from 'vitest';
import { readPattern } from './patterns.js';

// ECMA-262, section 22.2.1: with the flag "u" only syntax characters and "/" may be escaped.
test.each([
  { given: '^[a-z]+$', want: '^[a-z]+$' },
  { given: String.raw`^\p{L}+\u{1F600}\-?$`, want: String.raw`^\p{L}+\u{1F600}-?$` },
  { given: String.raw`^[\w\-\:\@]+$`, want: String.raw`^[\w\-:@]+$` },
  { given: String.raw`\Aabc\z`, want: '^abc$' },
  { given: String.raw`^(?P<year>\d{4})$`, want: String.raw`^(?<year>\d{4})$` },
  { given: '^{[a-z]{2}}$', want: String.raw`^\{[a-z]{2}\}$` },
  { given: String.raw`/^[a-z\_]+$/`, want: '^[a-z_]+$' },
  { given: '^(?i)a$', want: undefined },
  { given: '^[[:alpha:]]+$', want: undefined },
  { given: '(', want: undefined },
])('$given is read as $want', ({ given, want }) => {
  expect(readPattern(given)).toBe(want);
});
