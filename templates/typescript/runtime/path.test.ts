import { expect, test } from 'vitest';
import { InvalidInputError } from './errors.js';
import { path } from './path.js';

test.each([
  { given: 'file-1', want: '/files/file-1/content' },
  { given: 'a/b?c#d', want: '/files/a%2Fb%3Fc%23d/content' },
  { given: 'u/../1', want: '/files/u%2F..%2F1/content' },
  { given: '%2e%2e', want: '/files/%252e%252e/content' },
  { given: '...', want: '/files/.../content' },
  { given: 'ü 😀', want: '/files/%C3%BC%20%F0%9F%98%80/content' },
  { given: 7, want: '/files/7/content' },
  { given: false, want: '/files/false/content' },
])('$given is encoded in a path as $want', ({ given, want }) => {
  expect(path`/files/${given}/content`).toBe(want);
  expect(new URL(`http://h${path`/files/${given}/content`}`).pathname).toBe(want);
});

test.each([
  { given: '', want: 'path parameter 1 of /files/{}: expected an id, received an empty string' },
  { given: '.', want: 'path parameter 1 of /files/{}: "." is not a valid id' },
  { given: '..', want: 'path parameter 1 of /files/{}: ".." is not a valid id' },
  { given: '\ud800', want: 'path parameter 1 of /files/{}: contains half a surrogate pair' },
  {
    given: undefined,
    want: 'path parameter 1 of /files/{}: expected a string, received undefined',
  },
  { given: null, want: 'path parameter 1 of /files/{}: expected a string, received null' },
  { given: {}, want: 'path parameter 1 of /files/{}: expected a string, received object' },
  { given: Number.NaN, want: 'path parameter 1 of /files/{}: expected a string, received number' },
])('$given is rejected as an id', ({ given, want }) => {
  const build = (): string => path`/files/${given as string}`;
  expect(build).toThrow(InvalidInputError);
  expect(build).toThrow(want);
});

test('an id that completes a dot segment is rejected', () => {
  expect(() => path`/files/${'a'}/.${''}`).toThrow(InvalidInputError);
  expect(() => path`/files/%2e${'.x'}`).not.toThrow();
});
