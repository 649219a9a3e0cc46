import { expect, test } from 'vitest';
import type { Exchange, Fixture } from '../fixture/fixture.js';
import { petsContract } from '../testing/pets/pets-contract.js';
import { reasonNotToSend, usesOthers } from './fixture-safety.js';

function fixtureOf(...exchanges: readonly Exchange[]): Fixture {
  return { name: 'a', title: 'A', source: { kind: 'recorded' }, exchanges };
}

const added: Exchange = {
  operation: 'createPet',
  request: { method: 'POST', path: '/pets', body: { json: { name: 'Rex' } } },
  response: {
    status: 201,
    headers: { location: '/pets/3' },
    body: { json: { id: 3, name: 'Rex' } },
  },
};
const read = (status: number): Exchange => ({
  operation: 'getPet',
  request: { method: 'GET', path: '/pets/3' },
  response: { status },
});

test('what a fixture did not create, another case may create or remove meanwhile', () => {
  expect(usesOthers(fixtureOf(read(404)), petsContract)).toBe(true);
  expect(usesOthers(fixtureOf(added, read(200)), petsContract)).toBe(false);
});

const inert = { ...petsContract.operations['getPet'], path: '/pets/batch', parameters: [] };

test.each<[string, string, number, string | undefined]>([
  ['POST', 'addPets', 201, 'may create something that no operation is known to remove'],
  ['POST', 'addPets', 200, 'may create something that no operation is known to remove'],
  ['POST', 'searchPets', 200, undefined],
  ['PUT', 'setLimits', 200, 'changes what this fixture did not create'],
  ['GET', 'countPets', 200, undefined],
  ['POST', 'addPets', 422, undefined],
] as const)('a %s of %s with status %i is sent: %s', (method, operation, status, reason) => {
  const operations = {
    ...petsContract.operations,
    [operation]: { ...inert, method, path: `/${operation}` },
  } as typeof petsContract.operations;
  const fixture = fixtureOf({
    operation,
    request: { method, path: `/${operation}` },
    response: { status },
  });
  const given = reasonNotToSend(fixture, { ...petsContract, operations }, { existing: new Set() });
  expect(given ?? 'safe').toContain(reason ?? 'safe');
});
