import { expect, test } from 'vitest';
import { formatReading } from '../difference/reading.js';
import { petsContract } from '../testing/pets/pets-contract.js';
import { noBindings, type Bindings } from './bindings.js';
import { unifyScalar } from './unify.js';

const bindings: Bindings = {
  ...noBindings,
  ids: new Map([
    ['pets', new Map([['3', '41']])],
    ['owners', new Map([['7', 'a b']])],
  ]),
};

test.each([
  ['/v1/pets/3', '/v1/pets/42', '"/v1/pets/41"', '"/v1/pets/42"'],
  ['/pets/3', 'http://host:8/1/pets/1', '"http://host:8/1/pets/41"', '"http://host:8/1/pets/1"'],
  ['/pets/3?expand=all', '/pets/41?expand=none', '"/pets/41?expand=all"', '"/pets/41?expand=none"'],
  [
    '/pets?ownerId=7',
    '/pets?limit=2&ownerId=2',
    '"/pets?limit=2&ownerId=a%20b"',
    '"/pets?limit=2&ownerId=2"',
  ],
  ['/pets/3/photo', '/pets/5/photo#top', '"/pets/41/photo#top"', '"/pets/5/photo#top"'],
  ['/pets/4', '/pets/41', 'an id that no other object has', '"/pets/41"'],
])('the link %s that became %s is shown as a link', (recorded, live, expected, actual) => {
  const { mismatches } = unifyScalar(
    { rule: { mode: 'link' }, recorded, live, location: 'Pet.self' },
    bindings,
    { described: petsContract, elapsed: 1 },
  );
  expect(
    mismatches.map((each) => [formatReading(each.expected), formatReading(each.actual)]),
  ).toEqual([[expected, actual]]);
});
