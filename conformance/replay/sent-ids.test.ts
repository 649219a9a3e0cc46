import { describe, expect, test } from 'vitest';
import { petsContract } from '../testing/pets/pets-contract.js';
import { noBindings } from './bindings.js';
import { unify, unifyScalar } from './unify.js';
import type { ReplayClock } from './walk.js';
import { formatReading } from '../difference/reading.js';
import { showMismatch } from '../testing/show-mismatch.js';

function clockOf(operation: string, recorded: string, live: string): ReplayClock {
  return { described: petsContract, elapsed: 1, operation, request: { recorded, live } };
}

function compareLinks(
  clock: ReplayClock,
  [recorded, live]: readonly [string, string],
): readonly string[] {
  const pair = { rule: { mode: 'link' as const }, recorded, live, location: 'Problem.instance' };
  const { mismatches } = unifyScalar(pair, noBindings, clock);
  return mismatches.map(
    ({ expected, actual }) => `${formatReading(expected)} | ${formatReading(actual)}`,
  );
}

describe('an id that is not bound yet, in a link of the response', () => {
  test.each<[string, ReplayClock, readonly [string, string], readonly string[]]>([
    [
      'is the one of the path that was asked for',
      clockOf('getPet', '/pets/3', '/pets/3'),
      ['/pets/3', '/pets/3'],
      [],
    ],
    [
      'may be no other than that of the path',
      clockOf('getPet', '/pets/3', '/pets/3'),
      ['/pets/3', '/pets/4'],
      ['"/pets/3" | "/pets/4"'],
    ],
    [
      'may be no other than that of the path of another operation of the resource',
      clockOf('deletePet', '/pets/3', '/pets/41'),
      ['https://pets.example/v1/pets/3', '/pets/3'],
      ['"/pets/41" | "/pets/3"'],
    ],
    [
      'may be no other than that of the query',
      clockOf('listPets', '/pets?ownerId=3', '/pets?ownerId=907'),
      ['/pets?ownerId=3', '/pets?ownerId=41'],
      ['"/pets?ownerId=907" | "/pets?ownerId=41"'],
    ],
    [
      'is any where it was not asked for',
      clockOf('getPet', '/pets/3', '/pets/3'),
      ['/pets/5', '/pets/41'],
      [],
    ],
    [
      'is any where the path has that of another resource',
      clockOf('deleteOwner', '/owners/3', '/owners/907'),
      ['/pets/3', '/pets/41'],
      [],
    ],
  ])('%s', (_, clock, links, expected) => {
    expect(compareLinks(clock, links)).toEqual(expected);
  });
});

test('an id of the path is also that of the body, and a rejected request teaches none', () => {
  const pair = { schema: 'Pet', recorded: { id: 3 }, live: { id: 4 } };
  const { mismatches } = unify(pair, noBindings, clockOf('getPet', '/pets/3', '/pets/3'));
  expect(mismatches.map(showMismatch)).toMatchObject([
    { pointer: '/id', expected: '3', actual: '4' },
  ]);
  const same = { ...pair, live: { id: 3 } };
  expect(unify(same, noBindings, clockOf('getPet', '/pets/3', '/pets/3')).bindings).toEqual(
    noBindings,
  );
});
