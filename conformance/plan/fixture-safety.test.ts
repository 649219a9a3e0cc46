import { expect, test } from 'vitest';
import type { Exchange, Fixture, RecordedBody } from '../fixture/fixture.js';
import { mask } from '../fixture/mask.js';
import { petsContract } from '../testing/pets/pets-contract.js';
import { missingSecret, reasonNotToSend, usesOthers } from './fixture-safety.js';

function fixtureOf(...exchanges: readonly Exchange[]): Fixture {
  return { name: 'a', title: 'A', source: { kind: 'recorded' }, exchanges };
}

function login(body: RecordedBody, status = 200): Fixture {
  return fixtureOf({
    request: { method: 'POST', path: '/login', body },
    response: { status },
  });
}

const secret = mask('pass-word');

test.each<[string, RecordedBody]>([
  ['JSON', { json: { user: 'ada', credentials: [{ password: secret }] } }],
  ['a part of a multipart body', { multipart: [{ name: 'password', text: secret }] }],
  ['an urlencoded body', { text: `user=ada&password=${secret}` }],
])('a request whose secret was left out of %s is not sent', (_, body) => {
  expect(missingSecret(login(body))).toMatch(
    /^the request POST \/login needs a secret that was left out of the recording/,
  );
});

test('a request that is to be rejected, or holds no such secret, is sent', () => {
  expect(missingSecret(login({ json: { password: secret } }, 403))).toBeUndefined();
  expect(missingSecret(login({ json: { password: 'known to all' } }))).toBeUndefined();
});

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
