import { beforeAll, describe, expect, test } from 'vitest';
import type { Contract } from './contract.js';
import { readContract } from './read-contract.js';
import { contractOf } from './testing/contract-of.js';
import { KENNEL } from './testing/kennel.js';

describe('the contract of an invented API', () => {
  let contract: Contract;
  beforeAll(async () => {
    contract = await contractOf(KENNEL);
  });

  test('is plain JSON that can be read back', () => {
    expect(readContract(JSON.parse(JSON.stringify(contract)))).toEqual(contract);
  });

  test('names the document and its server', () => {
    const { title, version, baseUrl } = contract;
    expect([title, version, baseUrl]).toEqual(['Kennel API', '2', 'https://eu.kennel.example/v2']);
  });

  test('describes what creates and removes each resource', () => {
    expect(contract.resources).toEqual({
      owners: {
        path: '/owners/{ownerId}',
        creators: [{ operation: 'createOwner', id: { in: 'header', name: 'location' } }],
        removers: [{ operation: 'deleteOwner', parameter: 'ownerId' }],
        ends: [],
        retriever: 'getOwner',
      },
      pets: {
        path: '/pets/{petId}',
        creators: [{ operation: 'createPet', id: { in: 'body', pointer: '/id' } }],
        removers: [{ operation: 'deletePet', parameter: 'petId' }],
        ends: [],
        retriever: 'getPet',
      },
      etags: { creators: [], removers: [], ends: [] },
      cursors: { creators: [], removers: [], ends: [] },
    });
  });

  test('keeps all media types of a response, in lower case and without parameters', () => {
    expect(contract.operations['getOwner']?.responses['200']?.content).toEqual({
      'application/json': { kind: 'json', schema: 'Owner' },
      'application/xml': { kind: 'bytes' },
    });
    expect(contract.operations['getPhoto']?.responses['200']?.content).toEqual({
      'image/png': { kind: 'bytes' },
    });
    expect(contract.operations['deletePet']?.responses['204']?.content).toEqual({});
  });

  test('keeps the headers of a response, and which of them are required', () => {
    expect(contract.operations['createOwner']?.responses['201']?.headers).toEqual({
      location: {
        required: true,
        schema: '#/paths/~1owners/post/responses/201/headers/Location/schema',
        value: { mode: 'link' },
      },
    });
  });

  test('keeps parameters of every kind, each with its style', () => {
    const rows = contract.operations['listPets']?.parameters.map((each) => [
      each.in,
      each.name,
      each.style,
      each.explode,
      each.value,
    ]);
    expect(rows).toEqual([
      ['path', 'ownerId', 'simple', false, { mode: 'assigned', resource: 'owners' }],
      ['query', 'page', 'form', true, { mode: 'equal' }],
      ['query', 'per_page', 'form', true, { mode: 'equal' }],
      ['query', 'tags', 'pipeDelimited', false, { mode: 'equal' }],
      ['cookie', 'theme', 'form', true, { mode: 'equal' }],
    ]);
  });

  test('describes how lists are paged', () => {
    expect(contract.operations['listPets']?.paging).toEqual({
      items: '',
      itemId: 'id',
      next: { kind: 'page', parameter: 'page' },
      limit: 'per_page',
    });
    expect(contract.operations['listVisits']?.paging).toEqual({
      items: '/items',
      next: { kind: 'cursor', parameter: 'cursor', pointer: '/paging/next_cursor' },
      limit: 'limit',
      hasMore: '/paging/has_more',
    });
  });

  test('describes how to authenticate, at the root and at each operation', () => {
    expect(contract.securitySchemes).toEqual({
      key: { kind: 'api-key', in: 'header', name: 'X-Key' },
      user: { kind: 'basic' },
      session: { kind: 'api-key', in: 'cookie', name: 'sid' },
      token: { kind: 'bearer' },
      tls: { kind: 'other', type: 'mutualTLS' },
      digest: { kind: 'other', type: 'digest' },
    });
    const { createOwner, deleteOwner, listPets } = contract.operations;
    expect(createOwner?.security).toEqual([['key']]);
    expect(deleteOwner?.security).toEqual([]);
    expect(listPets?.security).toEqual([['key'], ['user', 'session'], []]);
  });

  test('marks the examples that the document gives', () => {
    const { createOwner, createPet, getPet, getOwner } = contract.operations;
    const marks = [createOwner, createPet, getPet, getOwner].map((operation) =>
      operation?.examples.map(({ isGiven }) => isGiven),
    );
    expect(marks).toEqual([[true], [false], [true], [false]]);
    expect(createOwner?.examples[0]?.body).toEqual({ name: 'Ada' });
  });

  test('compares the options of a union by their discriminator', () => {
    const list =
      contract.comparisons[
        '#/paths/~1visits/get/responses/200/content/application~1json/schema/properties/items/items'
      ];
    expect(list).toEqual({
      properties: {},
      options: ['CheckUp', 'Surgery'],
      discriminator: {
        property: 'kind',
        mapping: { check: 'CheckUp', surgery: 'Surgery' },
      },
    });
    expect(contract.comparisons['Surgery']?.properties['pet_id']).toMatchObject({
      mode: 'assigned',
      resource: 'pets',
    });
  });

  test('merges the parts of allOf', () => {
    const flags = { required: false, nullable: false, writeOnly: false, readOnly: false };
    expect(contract.comparisons['Owner']?.properties).toEqual({
      name: { ...flags, mode: 'equal', required: true, nullable: true },
      password: { ...flags, mode: 'equal', writeOnly: true },
      id: { ...flags, mode: 'assigned', resource: 'owners', required: true, readOnly: true },
    });
  });

  test('refers from a schema to itself by its name', () => {
    expect(contract.comparisons['Pet']?.properties['mother']).toMatchObject({
      mode: 'equal',
      schema: 'Pet',
    });
    expect(contract.schemas['Pet']?.['properties']).toMatchObject({
      mother: { $ref: '#/schemas/Pet' },
    });
  });

  test('names an inline schema by its JSON Pointer', () => {
    const pointer = '#/components/responses/Problem/content/application~1problem+json/schema';
    expect(contract.operations['createOwner']?.responses['default']?.content).toEqual({
      'application/problem+json': { kind: 'json', schema: pointer },
    });
    expect(contract.schemas[pointer]).toEqual({
      type: 'object',
      properties: { type: { type: 'string' }, detail: { type: 'string' } },
    });
  });
});

describe('a document', () => {
  test('without servers and security has a contract without them', async () => {
    const contract = await contractOf(`
paths:
  /pets:
    get: {responses: {'200': {description: ok}}}
`);
    expect(contract).not.toHaveProperty('baseUrl');
    expect(contract.securitySchemes).toEqual({});
    expect(contract.operations['getPets']?.security).toEqual([]);
  });

  test('whose inline schema refers to itself is built, with a name for it', async () => {
    const pointer = '#/paths/~1nodes/get/responses/200/content/application~1json/schema';
    const { schemas, comparisons } = await contractOf(`
paths:
  /nodes:
    get:
      operationId: listNodes
      responses: {'200': {description: ok, content: {application/json: {schema: {type: object, properties: {next_node: {$ref: '${pointer}'}}}}}}}
`);
    const name = 'ListNodesResponse';
    expect(schemas[name]?.['properties']).toEqual({ next_node: { $ref: `#/schemas/${name}` } });
    expect(comparisons[name]?.properties['next_node']?.schema).toBe(name);
  });

  test('whose inline schemas refer to each other twice is not multiplied', async () => {
    const depth = 40;
    const property = (level: number): string => `
      L${String(level)}: {type: object, properties: {a: {$ref: '#/x-levels/L${String(level + 1)}'}, b: {$ref: '#/x-levels/L${String(level + 1)}'}}}`;
    const levels = Array.from({ length: depth }, (_, level) =>
      property(level).replaceAll('#/x-levels/', '#/components/schemas/All/properties/'),
    );
    const { schemas } = await contractOf(`
paths: {}
components:
  schemas:
    All:
      type: object
      properties:${levels.join('').replaceAll('\n      L', '\n        L')}
        L${String(depth)}: {type: string}
`);
    expect(Object.keys(schemas)).toHaveLength(depth + 1);
  }, 20_000);

  test('with deeply nested unions is built without delay', async () => {
    const levels = Array.from({ length: 12 }, (_, level) => {
      const option = `{$ref: '#/components/schemas/U${String(level + 1)}'}`;
      return `    U${String(level)}: {anyOf: [${Array.from({ length: 10 }, () => option).join(', ')}]}\n`;
    });
    const { comparisons } = await contractOf(
      `paths: {}\ncomponents:\n  schemas:\n${levels.join('')}    U12: {type: string}\n`,
    );
    expect(comparisons['U0']).toEqual({ properties: {} });
  }, 20_000);
});

test.each([
  ['{}', true],
  ['{ creates: [] }', true],
  ['{ creates: [{ resource: dogs, id: /id }] }', undefined],
])(
  'x-upspec-lifecycle: %s states whether an operation changes nothing: %s',
  async (given, stated) => {
    const { operations } = await contractOf(`
paths:
  /search:
    post:
      operationId: search
      x-upspec-lifecycle: ${given}
      responses: {'200': {description: Found.}}
  /other:
    post: {operationId: other, responses: {'200': {description: Done.}}}
`);
    expect(operations['search']?.changesNothing).toBe(stated);
    expect(operations['other']).not.toHaveProperty('changesNothing');
  },
);

test('an example has each header and cookie once', async () => {
  const contract = await contractOf(`paths:
  /crates:
    get:
      operationId: listCrates
      parameters:
        - { name: X-Trace, in: header, required: true, example: t-1, schema: { type: string } }
        - { name: theme, in: cookie, example: dark, schema: { type: string } }
        - { name: X-Zone, in: header, schema: { type: string, examples: [eu] } }
      responses: { '200': { description: Done } }
`);
  expect(contract.operations['listCrates']?.examples[0]?.parameters).toEqual([
    { name: 'X-Trace', in: 'header', value: 't-1' },
    { name: 'theme', in: 'cookie', value: 'dark' },
    { name: 'X-Zone', in: 'header', value: 'eu' },
  ]);
});
