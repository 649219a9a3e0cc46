import type { JsonObject } from '@upspec/document';
import { expect, test } from 'vitest';
import { petsContract } from '../testing/pets/pets-contract.js';
import { bindExisting, type KnownParameters } from './bind-existing.js';
import { openContract } from '../contract/open-contract.js';
import { noBindings } from './bindings.js';
import { liveRequest } from './live-request.js';

const parameters = { operations: petsContract.operations, schemas: openContract(petsContract) };

/** The contract of the pets, whose parameter `petId` has a schema. */
function withSchema(schema: JsonObject): KnownParameters {
  const operations = Object.entries(petsContract.operations).map(([id, operation]) => [
    id,
    {
      ...operation,
      parameters: operation.parameters.map((each) =>
        each.name === 'petId' ? { ...each, schema: 'PetId' } : each,
      ),
    },
  ]);
  return {
    operations: Object.fromEntries(operations) as typeof petsContract.operations,
    schemas: openContract({ schemas: { PetId: schema } }),
  };
}

test('the id of a resource that exists beforehand replaces its recorded id everywhere', () => {
  const bound = bindExisting(noBindings, parameters, {
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
  const bound = bindExisting(noBindings, parameters, { name: 'cat', value: '7' });
  expect(bound).toEqual({
    ok: false,
    kind: 'unknown',
    known: ['ownerId', 'owners', 'petId', 'pets'],
  });
});

test.each([
  ['a word for an integer', 'petId', { type: 'integer' }, 'x', 'must be integer'],
  ['a fraction for an integer', 'petId', { type: 'integer' }, '1.5', 'must be integer'],
  ['a number that is too small', 'pets', { type: 'integer', minimum: 1 }, '0', 'must be >= 1'],
  ['no UUID', 'petId', { type: 'string', format: 'uuid' }, '7', 'must match format "uuid"'],
  [
    'a string that is too long',
    'petId',
    { type: 'string', maxLength: 2 },
    'abc',
    'must NOT have more',
  ],
])('%s is rejected', (_, name, schema, value, problem) => {
  const bound = bindExisting(noBindings, withSchema(schema), { name, value });
  expect(bound).toMatchObject({ ok: false, kind: 'value', parameter: 'petId' });
  expect('problem' in bound ? bound.problem : '').toContain(problem);
});

test.each([
  [{ type: 'integer' }, '7'],
  [{ type: 'number' }, '-1.5'],
  [{ type: 'string' }, '7'],
  [{ type: 'boolean' }, 'true'],
  [{ type: ['string', 'null'], format: 'uuid' }, '5f0f1d3e-9d1c-4b55-8d1e-0a2f3c4d5e6f'],
  [{ pattern: '(' }, 'what nobody can judge'],
])('for %j the id %s is accepted', (schema, value) => {
  expect(bindExisting(noBindings, withSchema(schema), { name: 'petId', value }).ok).toBe(true);
});
