import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadDocument } from '../load/load.js';
import { buildModel } from './build-model.js';
import type { Model } from './model.js';

const responses = { 204: { description: 'Done' } };

async function modelOf(title: string, paths: object, info: object = {}): Promise<Model> {
  const folder = await mkdtemp(join(tmpdir(), 'upspec-names-'));
  const file = join(folder, 'openapi.json');
  await writeFile(
    file,
    JSON.stringify({ openapi: '3.1.0', info: { title, version: '1', ...info }, paths }),
  );
  const model = buildModel(await loadDocument(file));
  await rm(folder, { recursive: true });
  return model;
}

describe('calls that are named by their paths have unique names', () => {
  const get = (operationId: string): object => ({ get: { operationId, responses } });
  test.each([
    {
      about: 'where two paths have the same file',
      paths: { '/x-y-z': get('first'), '/x-yz': get('second'), '/xYz': get('third') },
      want: ['xYZ.retrieve', 'xYZ.second', 'xYZ.third'],
    },
    {
      about: 'where names differ only in marks or normalisation',
      paths: { '/caf\u00e9s': get('first'), '/cafe\u0301s': get('second'), '/cafes': get('third') },
      want: ['caf\u00e9s.retrieve', 'caf\u00e9s.second', 'caf\u00e9s.third'],
    },
    {
      about: 'where a path is a name that every object inherits',
      paths: {
        '/constructor': get('a'),
        '/has-own-property': get('b'),
        '/boats/{id}/to-string': {
          get: {
            operationId: 'c',
            parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
            responses,
          },
        },
      },
      want: ['constructorResource.retrieve', 'hasOwnPropertyResource.retrieve', 'boats.c'],
    },
  ])('$about', async ({ paths, want }) => {
    const { operations } = await modelOf('Names', paths, { 'x-upspec-names': 'path' });
    expect(operations.map(({ resource, name }) => [...resource, name].join('.'))).toEqual(want);
  });
});

describe('calls that are named by their ids have unique names', () => {
  const tagged = (operationId: string, tag = 'Pets'): object => ({
    operationId,
    tags: [tag],
    responses,
  });
  test.each([
    {
      about: 'where ids differ only in case',
      paths: { '/a': { get: tagged('findPets'), put: tagged('findpets') } },
      want: ['pets.findPets', 'pets.findpets'],
    },
    {
      about: 'where ids would have the same file',
      paths: {
        '/a': { get: tagged('find_pets'), put: tagged('FindPets'), post: tagged('find-pets') },
      },
      want: ['pets.findPets', 'pets.findPets2', 'pets.findPets3'],
    },
    {
      about: 'where ids end with a digit',
      paths: { '/a': { get: tagged('find_v1'), put: tagged('findV1') } },
      want: ['pets.findV1', 'pets.findV1_2'],
    },
    {
      about: 'where tags differ only in case',
      paths: {
        '/a': { get: tagged('a', 'Pets'), put: tagged('b', 'pets'), post: tagged('c', 'PETS') },
      },
      want: ['pets.a', 'pets.b', 'pets.c'],
    },
    {
      about: 'where an id or a tag is a name that every object has, or that a client has itself',
      paths: {
        '/a': { get: tagged('constructor'), put: tagged('toString'), post: tagged('then') },
        '/b': {
          get: tagged('a', 'constructor'),
          put: tagged('a2', 'request'),
          post: tagged('a3', 'baseURL'),
        },
      },
      want: [
        'pets.constructorCall',
        'pets.toStringCall',
        'pets.thenCall',
        'constructorResource.a',
        'requestResource.a2',
        'baseUrl.a3',
      ],
    },
  ])('$about', async ({ paths, want }) => {
    const { operations, warnings } = await modelOf('Names', paths);
    expect(operations.map(({ resource, name }) => [...resource, name].join('.'))).toEqual(want);
    expect(warnings.filter(({ message }) => /\btaken\b/.test(message))).toEqual([]);
  });
});

test('names that are longer than 120 bytes are cut, and stay unique', async () => {
  const tagged = (operationId: string): object => ({
    operationId,
    tags: ['天'.repeat(100)],
    responses,
  });
  const { operations, clientName } = await modelOf('T'.repeat(300), {
    '/a': { get: tagged('x'.repeat(300)), put: tagged(`${'x'.repeat(300)}y`) },
  });
  const group = '天'.repeat(40);
  expect(operations.map(({ resource, name }) => [...resource, name])).toEqual([
    [group, 'x'.repeat(120)],
    [group, `${'x'.repeat(120)}2`],
  ]);
  expect(clientName).toBe('T'.repeat(120));
});

test('tags that give one group of calls are reported once each, with both', async () => {
  const tagged = (operationId: string, tag: string): object => ({
    operationId,
    tags: [tag],
    responses,
  });
  const { warnings } = await modelOf('Tags', {
    '/a': {
      get: tagged('a', 'User Groups'),
      put: tagged('b', 'user-groups'),
      post: tagged('c', 'user-groups'),
      delete: tagged('d', 'Users'),
    },
  });
  expect(warnings.map(({ message }) => message)).toEqual([
    'the tags "User Groups" and "user-groups" are one group of calls, userGroups',
  ]);
});

test('operations without an id have different ids', async () => {
  const { operations } = await modelOf('Ids', {
    '/a-b': { get: { responses } },
    '/a/b': { get: { responses } },
    '/c': { get: { operationId: 'getAB2', responses } },
  });
  expect(operations.map(({ id }) => id)).toEqual(['getAB', 'getAB3', 'getAB2']);
});

test.each([
  { title: 'Boats', client: 'Boats', resource: 'BoatsCalls', prefix: 'BOATS' },
  { title: 'Boats API', client: 'Boats', resource: 'BoatsCalls', prefix: 'BOATS' },
  { title: 'Harbour', client: 'Harbour', resource: 'Boats', prefix: 'HARBOUR' },
  { title: 'Error API', client: 'ErrorClient', resource: 'Boats', prefix: 'ERROR' },
  { title: 'URL', client: 'URLClient', resource: 'Boats', prefix: 'URL' },
])('the client of $title is $client', async ({ title, client, resource, prefix }) => {
  const model = await modelOf(title, { '/boats': { get: { responses } } });
  expect(model.clientName).toBe(client);
  expect(model.environmentPrefix).toBe(prefix);
  expect(model.resources.map(({ className }) => className)).toEqual([resource]);
});
