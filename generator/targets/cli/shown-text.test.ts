import { expect, test } from 'vitest';
import { shownText } from './shown-text.js';

test.each([
  { given: 'two\nlines\tand a tab', want: 'two\nlines\tand a tab' },
  { given: '\u001b[31mred\u0007', want: '[31mred' },
  { given: 'a\u202eb\u2066c\u009b', want: 'abc' },
  { given: 'naïve – 文 שלום', want: 'naïve – 文 שלום' },
])('$given is shown as $want', ({ given, want }) => {
  expect(shownText(given)).toBe(want);
});
