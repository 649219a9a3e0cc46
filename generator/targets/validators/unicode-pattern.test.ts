import { expect, test } from 'vitest';
import { unicodePattern } from './unicode-pattern.js';

test.each<{ given: string; want: string | undefined }>([
  { given: '^[a-z]+$', want: '^[a-z]+$' },
  // Under the flag `u`, a backslash before these is an error; without it, it does nothing.
  { given: '^[a-z_\\-\\:]+$', want: '^[a-z_\\-:]+$' },
  { given: 'a\\-b\\@c\\_d', want: 'a-b@c_d' },
  { given: '^\\/a\\/\\.$', want: '^\\/a\\/\\.$' },
  { given: '^\\p{L}+$', want: '^\\p{L}+$' },
  { given: '^{id}\\!$', want: '^\\{id\\}!$' },
  { given: 'a]\\!b{2,}', want: 'a\\]!b{2,}' },
  // Other dialects: start and end of the text, options, atomic groups, classes of POSIX.
  { given: '\\A[a-z]+\\z', want: undefined },
  { given: '(?i)abc', want: undefined },
  { given: '(?>a)b', want: undefined },
  { given: '[a-z', want: undefined },
  { given: '\\h+\\-', want: undefined },
])('$given is $want with the flag u', ({ given, want }) => {
  expect(unicodePattern(given)).toBe(want);
});
