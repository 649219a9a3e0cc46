import { expect, test } from 'vitest';
import { likelyBases } from './likely-bases.js';

const v1 = { baseUrl: 'https://api.example/v1' };

test.each([
  { given: 'http://h:1', contract: v1, bases: ['http://h:1/v1'] },
  {
    given: 'http://h:1/api',
    contract: v1,
    bases: ['http://h:1/api/v1', 'http://h:1/v1', 'http://h:1'],
  },
  {
    given: 'http://h:1/v1/files',
    contract: v1,
    bases: ['http://h:1/v1/files/v1', 'http://h:1/v1', 'http://h:1'],
  },
  { given: 'http://h:1/v1', contract: v1, bases: ['http://h:1'] },
  { given: 'http://h:1/v2', contract: {}, bases: ['http://h:1'] },
  { given: 'http://h:1', contract: {}, bases: [] },
  {
    given: 'https://h',
    contract: { ...v1, basePaths: ['/api/v3'] },
    bases: ['https://h/v1', 'https://h/api/v3'],
  },
])('instead of $given a user may have meant $bases', ({ given, contract, bases }) => {
  expect(likelyBases(given, contract)).toEqual(bases);
});

test('a long path has at most eight', () => {
  const given = 'http://h/a/b/c/d/e/f/g/h/i/j';
  expect(likelyBases(given, v1)).toHaveLength(8);
});
