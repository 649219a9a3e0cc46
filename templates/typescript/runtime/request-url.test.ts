import { expect, test } from 'vitest';
import { requestURL } from './request-url.js';

const named = JSON.parse('{"__proto__": "a", "constructor": "b"}') as object;

test.each([
  { base: 'http://h/v1/', path: '/files', queries: [{ a: 1 }], want: 'http://h/v1/files?a=1' },
  { base: 'http://h', path: '/a%23b', queries: [{ a: 1 }], want: 'http://h/a%23b?a=1' },
  { base: 'http://h', path: '/a?beta=true', queries: [], want: 'http://h/a?beta=true' },
  {
    base: 'http://h?version=2',
    path: '/a?beta=true',
    queries: [{ a: 1 }, undefined, { a: 2, b: 3 }],
    want: 'http://h/a?version=2&beta=true&a=2&b=3',
  },
  {
    base: 'http://h',
    path: '/a',
    queries: [named],
    want: 'http://h/a?__proto__=a&constructor=b',
  },
])('$path below $base is $want', ({ base, path, queries, want }) => {
  expect(requestURL(new URL(base), path, { layers: queries }).href).toBe(want);
});
