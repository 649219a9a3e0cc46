import { expect, test } from 'vitest';
import { parseLinks } from './parse-links.js';

test.each([
  ['</a?b=1,2>; rel="next"', [{ target: '/a?b=1,2', rel: 'next' }]],
  [
    '<https://a.example/x>; title="a, b"; rel=prev, </y>;rel="next last"',
    [
      { target: 'https://a.example/x', rel: 'prev' },
      { target: '/y', rel: 'next' },
      { target: '/y', rel: 'last' },
    ],
  ],
  ['</a>', [{ target: '/a', rel: '' }]],
  ['nothing', []],
])('%s has the links %j', (header, want) => {
  expect(parseLinks(header)).toEqual(want);
});
