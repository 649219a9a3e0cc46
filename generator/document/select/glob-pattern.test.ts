import { expect, test } from 'vitest';
import { globPattern } from './glob-pattern.js';

test.each([
  { pattern: '/pets', path: '/pets', want: true },
  { pattern: '/pets', path: '/pets/{id}', want: false },
  { pattern: '/pets/*', path: '/pets/{id}', want: true },
  { pattern: '/pets/*', path: '/pets/{id}/toys', want: false },
  { pattern: '/pets/**', path: '/pets/{id}/toys', want: true },
  { pattern: '/pets/**', path: '/pets', want: true },
  { pattern: '/pets/**', path: '/petstore', want: false },
  { pattern: '/pets/{id}', path: '/pets/{id}', want: true },
  { pattern: '/**/toys', path: '/pets/{id}/toys', want: true },
  { pattern: '/a.json', path: '/aXjson', want: false },
  { pattern: '/a-b', path: '/a-b', want: true },
])('the path pattern $pattern matches $path: $want', ({ pattern, path, want }) => {
  expect(globPattern(pattern, '/').test(path)).toBe(want);
});

test.each([
  { pattern: 'find*', name: 'findPets', want: true },
  { pattern: '*Pets', name: 'findPets', want: true },
  { pattern: 'Pets', name: 'findPets', want: false },
  { pattern: 'repos/*', name: 'repos/list-for-org', want: true },
  { pattern: 'a|b', name: 'a', want: false },
])('the name pattern $pattern matches $name: $want', ({ pattern, name, want }) => {
  expect(globPattern(pattern).test(name)).toBe(want);
});
