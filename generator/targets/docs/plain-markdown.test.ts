import { expect, test } from 'vitest';
import { markdownMedium } from './markdown-medium.js';

const medium = markdownMedium('index');

test.each([
  ['a fence that is not closed', 'Say:\n\n```js\nlet a;', 'Say:\n\n```js\nlet a;\n```'],
  ['a fence of tildes', '~~~~\nlet a;\n~~~\n', '~~~~\nlet a;\n~~~\n~~~~'],
  ['a fence alone', '```', '```\n```'],
  ['a fence that is closed', '```\n<b>\n```\n\nEnd.', '```\n<b>\n```\n\nEnd.'],
  ['an element', 'A <b>word</b>.', 'A &lt;b>word&lt;/b>.'],
  ['a block of HTML', '<pre>\n\n# Not', '&lt;pre>\n\n**Not**'],
  ['a fence in a block of HTML', '<div>\n```\nx', '&lt;div>\n```\nx\n```'],
  ['a comment', '<!-- and then', '&lt;!-- and then'],
  ['an element in a list', '- a\n  - <img src=x>', '- a\n  - &lt;img src=x>'],
  ['an element in a quote', '> <script>\n> x', '> &lt;script>\n> x'],
  ['an element in a heading', '# <i>Head</i>', '**&lt;i>Head&lt;/i>**'],
  ['code in a line', 'A `<b>` here.', 'A `<b>` here.'],
  ['an address in brackets', 'See <https://example.com/a>.', 'See <https://example.com/a>.'],
  ['a comparison', 'a < b', 'a < b'],
  ['a link to nowhere', '[<b>x</b>](/docs)', '&lt;b>x&lt;/b>'],
])('%s in a description is plain', (_what, given, want) => {
  expect(medium.prose(given)).toBe(want);
});

test.each([
  ['<script>alert(1)</script>', '&lt;script>alert(1)&lt;/script>'],
  ['    <b>indented</b>', '&lt;b>indented&lt;/b>'],
  ['one\n\n    <b>two</b>', 'one &lt;b>two&lt;/b>'],
  ['Use `<b>`.', 'Use `<b>`.'],
])('%j on a line is plain', (given, want) => {
  expect(medium.line(given)).toBe(want);
});
