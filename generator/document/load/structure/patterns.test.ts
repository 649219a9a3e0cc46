import { expect, test } from 'vitest';
import { readPattern } from './patterns.js';

test.each([
  { given: '^[a-z]+$', want: '^[a-z]+$' },
  { given: String.raw`^\p{L}+$`, want: String.raw`^\p{L}+$` },
  // ECMA-262, section 22.2.1: with the flag "u" only syntax characters and "/" may be escaped.
  { given: String.raw`^\p{L}+\u{1F600}\-?$`, want: String.raw`^\p{L}+\u{1F600}-?$` },
  { given: String.raw`^[\w\-\:\@]+$`, want: String.raw`^[\w\-:@]+$` },
  { given: String.raw`^[a-z_\-\:]+$`, want: String.raw`^[a-z_\-:]+$` },
  { given: String.raw`a\-b\@c\_d`, want: 'a-b@c_d' },
  { given: String.raw`^\/a\/\.$`, want: String.raw`^\/a\/\.$` },
  { given: String.raw`^[^\<\>]*$\!`, want: '^[^<>]*$!' },
  // Section 22.2.1.1: with the flag "u" a class escape is not the end of a range.
  { given: String.raw`^[\w-.]+$`, want: String.raw`^[\w\-.]+$` },
  { given: String.raw`^[+-\d]+$`, want: String.raw`^[+\-\d]+$` },
  // Brackets that open or close nothing.
  { given: '^{[a-z]{2}}$', want: String.raw`^\{[a-z]{2}\}$` },
  { given: String.raw`^{id}\!$`, want: String.raw`^\{id\}!$` },
  { given: String.raw`a]\!b{2,}`, want: String.raw`a\]!b{2,}` },
  { given: '^[{}]{}$', want: String.raw`^[{}]\{\}$` },
  // Other dialects: ends of the text, white space, code points, groups of Python, literals.
  { given: String.raw`\Aabc\z`, want: '^abc$' },
  { given: String.raw`^[\h]\h\H$`, want: String.raw`^[\t ][\t ][^\t ]$` },
  { given: String.raw`^\x{1F600}\:$`, want: String.raw`^\u{1F600}:$` },
  { given: String.raw`^(?P<year>\d{4})-(?P=year)$`, want: String.raw`^(?<year>\d{4})-\k<year>$` },
  { given: 'a{,5}', want: 'a{0,5}' },
  { given: String.raw`/^[a-z\_]+$/`, want: '^[a-z_]+$' },
  { given: '/^a$/g', want: '^a$' },
  // What ECMAScript can't say: options, atomic groups, classes of POSIX, intersections, recursion.
  { given: '/^a$/i', want: undefined },
  { given: '^(?i)a$', want: undefined },
  { given: '(?i:a)', want: undefined },
  { given: '(?>a)b', want: undefined },
  { given: '^[[:alpha:]]+$', want: undefined },
  { given: '^[a-z[:digit:]]+$', want: undefined },
  { given: '[a-z&&[^b]]', want: undefined },
  { given: 'a&&[bc]\\:', want: 'a&&[bc]:' },
  { given: String.raw`\Q.\E`, want: undefined },
  { given: String.raw`^[\A]$`, want: undefined },
  { given: String.raw`(?P>year)\G`, want: undefined },
  { given: String.raw`a*+`, want: undefined },
  { given: '[a-z', want: undefined },
  { given: '(', want: undefined },
])('$given is read as $want', ({ given, want }) => {
  expect(readPattern(given)).toBe(want);
});
