import { expect, test } from 'vitest';
import { petsContract } from '../testing/pets/pets-contract.js';
import { buildRequest, type WireRequest } from '../replay/build-request.js';
import { formatSteps, readStep, type Step } from './curl-steps.js';
import { formatCurl } from './curl.js';

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
  const format = (each: WireRequest): string => formatCurl(each, 'http://127.0.0.1/v1');
  return formatSteps({ described, steps, sent }, format)
    .replaceAll(' --path-as-is', '')
    .replaceAll(` | awk '{print; print > "/dev/stderr"}'`, '')
    .split('\n');
}

const owner = step(request('POST', '/owners', { name: 'Mia' }), '{"id":7,"name":"Mia"}', {
  location: '/v1/owners/7',
});
const pet = step(
  request('POST', '/pets', { name: 'Rex 7', ownerId: 7 }),
  '{"chip": {"id": "7"}, "id": 41, "ownerId": 7}',
);
const json = "-H 'content-type: application/json'";
const makeOwner = `id1=$(curl -sS -i -X POST 'http://127.0.0.1/v1/owners' ${json} --data-binary '{"name":"Mia"}' | tr -d '\\r' | grep -i '^location:' | sed 's|[?#].*||; s|/*$||; s|.*[/ ]||')`;
const makePet = `id2=$(curl -sS -X POST 'http://127.0.0.1/v1/pets' ${json} --data-binary '{"name":"Rex 7","ownerId":'"$id1"'}' | grep -o '"id" *: *[0-9A-Za-z.+-]*' | sed -n '1s/.*: *//p')`;

test('a list comes after what the case created, whose integer ids are variables', () => {
  expect(script([owner, pet], request('GET', '/pets?ownerId=7&limit=7'))).toEqual([
    makeOwner,
    makePet,
    `curl -sS -i 'http://127.0.0.1/v1/pets?ownerId='"$id1"'&limit=7'`,
  ]);
});

test('a list comes after what the case changed and removed, but not after what was rejected', () => {
  const rejected = step(request('POST', '/pets', { name: '' }), 'rejected');
  const removed = step(request('DELETE', '/pets/41'), '');
  expect(script([owner, pet, rejected, removed], request('GET', '/pets'))).toEqual([
    makeOwner,
    makePet,
    `curl -sS -X DELETE 'http://127.0.0.1/v1/pets/'"$id2"'' > /dev/null`,
    `curl -sS -i 'http://127.0.0.1/v1/pets'`,
  ]);
});

test('what names an integer id comes after the one that created it, and not after others', () => {
  expect(script([owner, pet], request('GET', '/pets/7'))).toEqual([
    `curl -sS -i 'http://127.0.0.1/v1/pets/7'`,
  ]);
  expect(script([owner, pet], request('GET', '/pets/41'))).toEqual([
    makeOwner,
    makePet,
    `curl -sS -i 'http://127.0.0.1/v1/pets/'"$id2"''`,
  ]);
});

test('where all would be too many to read, a list comes after what is listed', () => {
  const owners = Array.from({ length: 30 }, (_, n) =>
    step(request('POST', '/owners', { name: `Mia ${n}` }), '{}', {
      location: `/owners/${100 + n}`,
    }),
  );
  expect(script([...owners, owner, pet], request('GET', '/pets'))).toEqual([
    makeOwner,
    makePet,
    `curl -sS -i 'http://127.0.0.1/v1/pets'`,
  ]);
});
