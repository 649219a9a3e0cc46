import { expect, test } from 'vitest';
import { petsContract } from '../testing/pets/pets-contract.js';
import { noneCreated, noteCreated, ofResource } from './created-resources.js';
import { removalsOf, whatWouldStay } from './removals-of.js';

const created = { status: 201, cut: false };

test('what was created has its id from a body or a header, and the requests that remove it', () => {
  const own = noneCreated();
  noteCreated(
    own,
    {
      operation: 'createOwner',
      path: '/owners',
      received: { ...created, headers: { location: '/v1/owners/7?x=1' }, bytes: Buffer.alloc(0) },
    },
    petsContract,
  );
  const bytes = Buffer.from('{"id":7,"name":"rex"}');
  noteCreated(
    own,
    { operation: 'createPet', path: '/pets', received: { ...created, headers: {}, bytes } },
    petsContract,
  );
  expect(
    [...own.created.values()].map(({ resource, id, removals }) => [resource, id, removals]),
  ).toEqual([
    ['owners', '7', [{ operation: 'deleteOwner', method: 'DELETE', path: '/owners/7' }]],
    ['pets', 7, [{ operation: 'deletePet', method: 'DELETE', path: '/pets/7' }]],
  ]);
  expect(ofResource(own.created, 'pets').map(({ body }) => body)).toEqual([{ id: 7, name: 'rex' }]);
});

test('what was removed is gone, and only of its own kind', () => {
  const own = noneCreated();
  for (const operation of ['createPet', 'createOwner']) {
    const bytes = Buffer.from('{"id":7}');
    const received = { ...created, headers: { location: '/owners/7' }, bytes };
    noteCreated(own, { operation, path: '/x', received }, petsContract);
  }
  const received = { status: 204, cut: false, headers: {}, bytes: Buffer.alloc(0) };
  noteCreated(own, { operation: 'deletePet', path: '/pets/7', received }, petsContract);
  expect([...own.created.keys()]).toEqual(['owners 7']);
  expect([...own.removed.keys()]).toEqual(['pets 7']);
});

test('a request that was rejected creates nothing', () => {
  const own = noneCreated();
  const received = { status: 400, cut: false, headers: {}, bytes: Buffer.from('{"id":7}') };
  noteCreated(own, { operation: 'createPet', path: '/pets', received }, petsContract);
  expect(own.created.size).toBe(0);
});

test('what would stay is what nothing removes, neither by itself nor with its parent', () => {
  const operations = ['createPet', 'createVisit', 'createOwner'];
  expect(whatWouldStay(petsContract, operations)).toEqual([]);
  const { pets, owners, visits } = petsContract.resources;
  if (pets === undefined || owners === undefined || visits === undefined) throw new Error('lost');
  const resources = { owners, visits, pets: { ...pets, removers: [] } };
  expect(whatWouldStay({ resources }, operations)).toEqual([
    { resource: 'visits', operation: 'createVisit' },
    { resource: 'pets', operation: 'createPet' },
  ]);
  expect(whatWouldStay({ resources }, ['getPet'])).toEqual([]);
});

test('a nested resource is removed below the parent that it was created in', () => {
  const nested = petsContract.operations['deletePet'];
  const { pets } = petsContract.resources;
  if (nested === undefined || pets === undefined) throw new Error('lost');
  const described = {
    ...petsContract,
    operations: { deletePet: { ...nested, path: '/owners/{ownerId}/pets/{petId}' } },
  };
  const pet = { resource: 'pets', id: 'a/b' };
  const parameters = new Map([['ownerId', '9']]);
  expect(removalsOf(described, { ...pet, parameters })).toEqual([
    { operation: 'deletePet', method: 'DELETE', path: '/owners/9/pets/a%2Fb' },
  ]);
  expect(removalsOf(described, { ...pet, parameters: new Map() })).toEqual([]);
});

test('an id that the client chose is in the path of the request, and an end leaves nothing to remove', () => {
  const { deletePet, getPet } = petsContract.operations;
  const { pets } = petsContract.resources;
  if (deletePet === undefined || getPet === undefined || pets === undefined)
    throw new Error('lost');
  const putPet = { ...getPet, method: 'PUT' as const };
  const sellPet = { ...getPet, method: 'POST' as const, path: '/pets/{petId}/sale' };
  const creators = [{ operation: 'putPet', id: { in: 'parameter' as const, name: 'petId' } }];
  const ends = [{ operation: 'sellPet', parameter: 'petId' }];
  const described = {
    ...petsContract,
    operations: { deletePet, putPet, sellPet },
    resources: { pets: { ...pets, creators, ends } },
  };
  const own = noneCreated();
  const received = { ...created, headers: {}, bytes: Buffer.alloc(0) };
  noteCreated(own, { operation: 'putPet', path: '/pets/a%20b?x=1', received }, described);
  expect([...own.created.keys()]).toEqual(['pets a b']);
  expect(own.created.get('pets a b')?.removals.map(({ path }) => path)).toEqual(['/pets/a%20b']);
  noteCreated(own, { operation: 'sellPet', path: '/pets/a%20b/sale', received }, described);
  expect([...own.created.keys(), ...own.removed.keys()]).toEqual([]);
});
