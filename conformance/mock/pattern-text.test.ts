import { expect, test } from 'vitest';
import { patternText } from './pattern-text.js';

test.each([
  ['^pet_[a-z0-9]{3}$', 'pet_aaa'],
  ['^(cat|dog)-\\d{2}$', 'cat-00'],
  ['^[A-Z]{2}$', 'AA'],
  ['^a?b*$', 'b'],
  ['^\\+[1-9]\\d{1,14}$', '+10'],
  ['^[^x]$', 'a'],
])('the pattern %s gives the string %s', (pattern, expected) => {
  expect(patternText(pattern)).toBe(expected);
});

test.each(['^(?=a)b$', '(a)\\1', '[', 'a{999999}{999999}', '^(?!.*)$'])(
  'the pattern %s gives nothing, as it is not simple',
  (pattern) => {
    expect(patternText(pattern)).toBeUndefined();
  },
);
