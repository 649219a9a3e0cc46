import { expect, test } from 'vitest';
import { templatePattern } from './template-pattern.js';

test.each([
  { path: '/pets/{id}', fits: '/pets/7', other: '/pets/7/toys' },
  { path: '/städte/{name}', fits: '/städte/Köln', other: '/stadte/Köln' },
  { path: '/städte/{name}', fits: '/st%C3%A4dte/K%C3%B6ln', other: '/st%C3%A5dte/a' },
  { path: '/städte', fits: '/st%c3%a4dte', other: '/st%c3%a4dte/' },
  { path: '/st%C3%A4dte', fits: '/städte', other: '/st%25C3%25A4dte' },
  { path: '/ペット/{id}', fits: '/%E3%83%9A%E3%83%83%E3%83%88/1', other: '/%E3%83%9A/1' },
  { path: '/😀', fits: '/%F0%9F%98%80', other: '/😁' },
  { path: '/a:b', fits: '/a%3Ab', other: '/ab' },
  { path: '/a b', fits: '/a%20b', other: '/a+b' },
  { path: '/a%2Fb', fits: '/a%2fb', other: '/a/b' },
  { path: '/100%', fits: '/100%25', other: '/100' },
  { path: '/a.b', fits: '/a.b', other: '/aXb' },
])('the template $path matches $fits, and not $other', ({ path, fits, other }) => {
  const pattern = new RegExp(`^${templatePattern(path, '[^/]+')}$`);
  expect([pattern.test(fits), pattern.test(other)]).toEqual([true, false]);
});
