import { expect, test } from 'vitest';
import { petsContract } from '../testing/pets/pets-contract.js';
import { bindExisting } from './bind-existing.js';
import { noBindings } from './bindings.js';
import { liveRequest } from './live-request.js';

test('the id of a resource that exists beforehand replaces its recorded id everywhere', () => {
  const bound = bindExisting(noBindings, petsContract, {
    name: 'petId',
    value: '7',
    recorded: '3',
  });
  const bindings = bound.ok ? bound.bindings : noBindings;
  const request = { method: 'GET', path: '/pets/3?ownerId=3' };
  const live = liveRequest({ described: petsContract, operation: 'getPet', request }, bindings);
  expect(live.request.path).toBe('/pets/7?ownerId=3');
});

test('a name that the contract does not know is reported with those that it does', () => {
  const bound = bindExisting(noBindings, petsContract, { name: 'cat', value: '7' });
  expect(bound).toEqual({
    ok: false,
    known: ['ownerId', 'owners', 'petId', 'pets', 'visits'],
  });
});
