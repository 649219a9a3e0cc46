import { expect, test } from 'vitest';
import { petsContract } from '../testing/pets/pets-contract.js';
import { buildRequest, type WireRequest } from '../replay/build-request.js';
import { formatSteps } from './curl-steps.js';
import { readStep, type Step } from './step.js';

const described: typeof petsContract = {
  ...petsContract,
  resources: {
    pets: {
      path: '/pets/{petId}',
      creators: [{ operation: 'createPet', id: { in: 'body', pointer: '/id' } }],
      removers: [{ operation: 'deletePet', parameter: 'petId' }],
      ends: [],
      lister: 'listPets',
    },
    owners: {
      path: '/owners/{ownerId}',
      creators: [{ operation: 'createOwner', id: { in: 'header', name: 'location' } }],
      removers: [{ operation: 'deleteOwner', parameter: 'ownerId' }],
      ends: [],
    },
  },
};

function request(method: string, path: string, json?: unknown): WireRequest {
  const body = json === undefined ? {} : { body: { json } };
  return buildRequest({ method, path, auth: 'none', ...body });
}

function step(
  sent: WireRequest,
  text: string,
  headers: Readonly<Record<string, string>> = {},
): Step {
  const status = text === 'rejected' ? 422 : 201;
  const read = readStep(described, sent, { status, headers, bytes: Buffer.from(text) });
  return read ?? { sent, created: [], isDone: false };
}

function script(steps: readonly Step[], sent: WireRequest): readonly string[] {
  const text = formatSteps({ described, steps, sent }, { baseUrl: 'http://127.0.0.1/v1' });
  return text.replaceAll(` | awk '{print; print > "/dev/stderr"}'`, '').split('\n');
}

const owner = step(request('POST', '/owners', { name: 'Mia' }), '{"id":7,"name":"Mia"}', {
  location: '/v1/owners/7',
});
const pet = step(
  request('POST', '/pets', { name: 'Rex 7', ownerId: 7 }),
  '{"chip": {"id": "7"}, "id": 41, "ownerId": 7}',
);
const sender = `Q() { curl -gsS "http://127.0.0.1/v1$@"; }`;
const readLocation = `tr -d '\\r' | grep -i '^location:' | sed 's|[?#].*||; s|/*$||; s|.*[/ ]||'`;
const readNumber = `sed -n 's/.*"id": *\\([0-9A-Za-z.+-][0-9A-Za-z.+-]*\\).*/\\1/p'`;
const addOwner = `Q /owners -i --json '{"name":"Mia"}'`;
const addPet = (ownerId: string): string =>
  `Q /pets --json '{"name":"Rex 7","ownerId":'"${ownerId}"'}'`;

test('a list comes after what the case created, whose integer ids are variables', () => {
  expect(script([owner, pet], request('GET', '/pets?ownerId=7&limit=7'))).toEqual([
    sender,
    `id=$(${addOwner} | ${readLocation})`,
    `${addPet('$id')} >&2`,
    'Q "/pets?ownerId=$id&limit=7" -i',
  ]);
});

test('a list comes after what the case changed and removed, but not after what was rejected', () => {
  const rejected = step(request('POST', '/pets', { name: '' }), 'rejected');
  const removed = step(request('DELETE', '/pets/41'), '');
  expect(script([owner, pet, rejected, removed], request('GET', '/pets'))).toEqual([
    sender,
    `a=$(${addOwner} | ${readLocation})`,
    `b=$(${addPet('$a')} | ${readNumber})`,
    'Q "/pets/$b" -X DELETE >&2',
    'Q /pets -i',
  ]);
});

test('what names an integer id comes after the one that created it, and not after others', () => {
  expect(script([owner, pet], request('GET', '/pets/7'))).toEqual([
    'curl -sSi http://127.0.0.1/v1/pets/7',
  ]);
  expect(script([owner, pet], request('GET', '/pets/41'))).toEqual([
    sender,
    `a=$(${addOwner} | ${readLocation})`,
    `b=$(${addPet('$a')} | ${readNumber})`,
    'Q "/pets/$b" -i',
  ]);
});

test('where all would be too many to read, a list comes after what is listed', () => {
  const owners = Array.from({ length: 30 }, (_, n) =>
    step(request('POST', '/owners', { name: `Mia ${n}`, age: 30 - n }), '{}', {
      location: `/owners/${100 + n}`,
    }),
  );
  expect(script([...owners, owner, pet], request('GET', '/pets'))).toEqual([
    sender,
    `id=$(${addOwner} | ${readLocation})`,
    `${addPet('$id')} >&2`,
    'Q /pets -i',
  ]);
});
