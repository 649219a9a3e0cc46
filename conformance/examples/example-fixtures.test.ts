import type { Contract } from '@upspec/document';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadSpecContract } from '../contract/load-spec-contract.js';
import { exampleFixtures, type ExampleFixtures } from './example-fixtures.js';

const document = `
openapi: 3.1.0
info: { title: Kennel, version: '1' }
paths:
  /dogs:
    get:
      operationId: listDogs
      parameters:
        - { name: tag, in: query, schema: { type: array, items: { type: string } }, example: [a, b c] }
      responses:
        '200': { description: Dogs., content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/Dog' } } } } }
    post:
      operationId: addDog
      requestBody:
        content:
          application/json:
            schema: { $ref: '#/components/schemas/Dog' }
            examples:
              rex: { value: { name: Rex } }
              Zoë & Co: { value: { name: Zoë } }
      responses:
        '201': { description: Added., content: { application/json: { schema: { $ref: '#/components/schemas/Dog' } } } }
  /dogs/{dogId}:
    parameters:
      - { name: dogId, in: path, required: true, schema: { type: integer }, example: 7 }
      - { name: X-Trace, in: header, schema: { type: string }, example: t-1 }
      - { name: lang, in: cookie, schema: { type: string }, example: en }
    get:
      operationId: getDog
      responses:
        '200': { description: A dog., content: { application/json: { schema: { $ref: '#/components/schemas/Dog' } } } }
    delete:
      operationId: removeDog
      responses: { '204': { description: Removed. } }
  /bark:
    post:
      operationId: bark
      requestBody:
        content:
          application/x-www-form-urlencoded:
            schema: { type: object, properties: { how: { type: string }, times: { type: integer } } }
            example: { how: loud & long, times: 2 }
      responses: { 2XX: { description: Barked. } }
  /feed:
    get:
      operationId: feed
      responses: { '101': { description: A socket. } }
  /health:
    get:
      operationId: health
      responses: { default: { description: Whatever. } }
components:
  schemas:
    Dog:
      type: object
      required: [name]
      properties:
        id: { type: integer, readOnly: true }
        name: { type: string }
`;

let folder: string;
let contract: Contract;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upspec-examples-'));
  const spec = join(folder, 'kennel.yaml');
  await writeFile(spec, document);
  contract = await loadSpecContract({ spec });
});
afterAll(() => rm(folder, { recursive: true }));

function requestsOf({ fixtures }: ExampleFixtures): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    fixtures.map(({ name, exchanges }) => [name.replace('examples/', ''), exchanges[0]?.request]),
  );
}

test('examples become requests, styles and bodies as the document says', () => {
  const built = exampleFixtures(contract, { existing: {}, allowLeftovers: true });
  expect(requestsOf(built)).toEqual({
    'list-dogs/minimal': { method: 'GET', path: '/dogs?tag=a&tag=b%20c' },
    'add-dog/rex': { method: 'POST', path: '/dogs', body: { json: { name: 'Rex' } } },
    'add-dog/zo-co': { method: 'POST', path: '/dogs', body: { json: { name: 'Zoë' } } },
    'get-dog/minimal': {
      method: 'GET',
      path: '/dogs/7',
      headers: { 'x-trace': 't-1', cookie: 'lang=en' },
    },
    'remove-dog/minimal': {
      method: 'DELETE',
      path: '/dogs/7',
      headers: { 'x-trace': 't-1', cookie: 'lang=en' },
    },
    'bark/example': {
      method: 'POST',
      path: '/bark',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: { text: 'how=loud+%26+long&times=2' },
    },
    'health/minimal': { method: 'GET', path: '/health' },
  });
  expect(built.omitted).toEqual(['feed: the document declares no success']);
});

test('without permission nothing is sent that the run could not undo', () => {
  const { fixtures, omitted } = exampleFixtures(contract, { existing: {}, allowLeftovers: false });
  expect(fixtures.map(({ name }) => name)).toEqual([
    'examples/list-dogs/minimal',
    'examples/add-dog/rex',
    'examples/add-dog/zo-co',
    'examples/get-dog/minimal',
    'examples/health/minimal',
  ]);
  expect(omitted).toEqual([
    'removeDog: it may change what this run did not create; --allow-leftovers sends it',
    'bark: it may change what this run did not create; --allow-leftovers sends it',
    'feed: the document declares no success',
  ]);
});

test('an id that exists at the target takes the place of the example', () => {
  const built = exampleFixtures(contract, { existing: { dogId: '12' }, allowLeftovers: false });
  expect(requestsOf(built)['get-dog/minimal']).toMatchObject({ path: '/dogs/12' });
});

test('the status that is expected is the documented success', () => {
  const { fixtures } = exampleFixtures(contract, { existing: {}, allowLeftovers: true });
  expect(fixtures.map(({ exchanges }) => exchanges[0]?.response.status)).toEqual([
    200,
    201,
    201,
    200,
    204,
    '2XX',
    '2XX',
  ]);
});
