import { expect, test } from 'vitest';
import { basePaths } from './base-paths.js';

test.each([
  { given: 'no servers', root: {}, paths: [] },
  { given: 'a host alone', root: { servers: [{ url: 'https://a.example/' }] }, paths: [] },
  { given: 'a path', root: { servers: [{ url: 'https://a.example/v1/' }] }, paths: ['/v1'] },
  { given: 'a relative URL', root: { servers: [{ url: '/api/v3' }] }, paths: ['/api/v3'] },
  { given: 'a relative URL without a slash', root: { servers: [{ url: 'v2' }] }, paths: ['/v2'] },
  {
    given: 'a variable with a default',
    root: {
      servers: [{ url: 'https://a.example/{base}', variables: { base: { default: 'v4' } } }],
    },
    paths: ['/v4'],
  },
  {
    given: 'a variable without a default',
    root: { servers: [{ url: 'https://a.example/{base}' }] },
    paths: [],
  },
  {
    given: 'two servers of one path and one of another',
    root: {
      servers: [
        { url: 'https://a.example/v1' },
        { url: 'https://b.example/v1' },
        { url: 'https://b.example/beta' },
      ],
    },
    paths: ['/v1', '/beta'],
  },
])('the servers with $given have the paths $paths', ({ root, paths }) => {
  expect(basePaths(root)).toEqual(paths);
});
