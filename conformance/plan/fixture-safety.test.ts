import type { Contract, ContractOperation } from '@upspec/document';
import { expect, test } from 'vitest';
import type { Exchange, Fixture } from '../fixture-format/fixture.js';
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
  ['POST', 'searchPets', 200, 'may create something that no operation is known to remove'],
  ['POST', 'loginUser', 200, 'may create something that no operation is known to remove'],
  ['POST', 'validatePet', 204, 'may create something that no operation is known to remove'],
  ['PATCH', 'querySettings', 200, 'changes what this fixture did not create'],
  ['DELETE', 'searchCache', 204, 'changes what this fixture did not create'],
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

function reasonFor(
  changes: Partial<ContractOperation>,
  headers: Readonly<Record<string, string>> = {},
): string | undefined {
  const operation: ContractOperation = {
    ...noOperation,
    method: 'POST',
    path: '/find',
    ...changes,
  };
  const fixture = fixtureOf({
    operation: 'find',
    request: { method: operation.method, path: operation.path.replace(/\{[^}]*\}/g, 'a') },
    response: { status: 200, headers },
  });
  const contract: Contract = {
    ...petsContract,
    operations: { ...petsContract.operations, find: operation, putShelf: shelf },
    resources: {
      ...petsContract.resources,
      shelves: {
        path: '/shelves/{name}',
        creators: [{ operation: 'putShelf', id: { in: 'parameter', name: 'name' } }],
        removers:
          operation.path === '/shelves/{name}' ? [{ operation: 'find', parameter: 'name' }] : [],
        ends: [],
      },
    },
    securitySchemes: { session: { kind: 'api-key', in: 'cookie', name: 'sid' } },
  };
  return reasonNotToSend(fixture, contract, { existing: new Set() });
}

const noOperation: ContractOperation = {
  name: 'find',
  method: 'POST',
  path: '/find',
  pointer: '#/paths/~1find/post',
  tag: '',
  parameters: [],
  responses: {},
  security: [],
  examples: [],
};
const shelf: ContractOperation = { ...noOperation, method: 'PUT', path: '/shelves/{name}' };

test('a POST of which the document states that it changes nothing is sent', () => {
  expect(reasonFor({})).toContain('POST /find may create something');
  expect(reasonFor({ changesNothing: true })).toBeUndefined();
});

test('a POST that opens a session is sent, as its response sets the cookie of a security scheme', () => {
  expect(reasonFor({}, { 'set-cookie': 'theme=dark; Path=/' })).toContain('may create something');
  expect(reasonFor({}, { 'set-cookie': 'sid=1; Path=/' })).toBeUndefined();
});

test.each<[string, ContractOperation['method'], string, string]>([
  ['a parameter that names no resource', 'POST', '/{tenant}/search', 'may create something'],
  [
    'the id of a resource that the client chose',
    'DELETE',
    '/shelves/{name}',
    'changes one of shelves',
  ],
  [
    'the id of such a resource further up',
    'PATCH',
    '/shelves/{name}/label',
    'changes one of shelves',
  ],
])('a path with %s is not sent', (_, method, path, reason) => {
  const name = /\{(.*)\}/.exec(path)?.[1] ?? '';
  const parameter = { name, in: 'path', required: true, style: 'simple', explode: false } as const;
  const parameters = [{ ...parameter, value: { mode: 'equal' } as const }];
  expect(reasonFor({ method, path, parameters })).toContain(reason);
});
