import { beforeAll, describe, expect, test } from 'vitest';
import type { Contract } from './contract.js';
import { readContract } from './read-contract.js';
import { contractOf } from './testing/contract-of.js';

/** An API unlike that of files: integer ids, 201 with Location, 204, ETags, two ways of paging. */
const KENNEL = `
servers: [{url: 'https://{region}.kennel.example/v2/', variables: {region: {default: eu}}}]
security: [{key: []}]
paths:
  /owners:
    post:
      operationId: createOwner
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/NewOwner'}, example: {name: Ada}}}}
      responses:
        '201':
          description: made
          headers: {Location: {required: true, schema: {type: string, format: uri-reference}}}
        default: {$ref: '#/components/responses/Problem'}
  /owners/{ownerId}:
    parameters: [{$ref: '#/components/parameters/OwnerId'}]
    get:
      operationId: getOwner
      responses:
        '200':
          description: one
          headers: {ETag: {schema: {type: string}}}
          content:
            application/json: {schema: {$ref: '#/components/schemas/Owner'}}
            application/xml; charset=utf-8: {schema: {type: string}}
    put:
      operationId: putOwner
      parameters: [{name: If-Match, in: header, schema: {type: string}}]
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/NewOwner'}}}}
      responses: {'204': {description: done}}
    delete:
      operationId: deleteOwner
      security: []
      responses: {'204': {description: gone}}
  /owners/{ownerId}/pets:
    parameters: [{$ref: '#/components/parameters/OwnerId'}]
    post:
      operationId: createPet
      requestBody: {content: {application/json: {schema: {type: object, properties: {name: {type: string}}}}}}
      responses: {'201': {description: made, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}
    get:
      operationId: listPets
      security: [{key: []}, {user: [], session: []}, {}]
      parameters:
        - {name: page, in: query, schema: {type: integer}}
        - {name: per_page, in: query, schema: {type: integer}}
        - {name: tags, in: query, style: pipeDelimited, schema: {type: array, items: {type: string}}}
        - {name: theme, in: cookie, schema: {type: string}}
      responses: {'200': {description: all, content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Pet'}}}}}}
  /pets/{petId}:
    parameters: [{name: petId, in: path, required: true, schema: {type: string, format: uuid}, example: 0b1c}]
    get:
      operationId: getPet
      responses: {'200': {description: one, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}
    delete:
      operationId: deletePet
      responses: {'204': {description: gone}}
  /pets/{petId}/photo:
    parameters: [{name: petId, in: path, required: true, schema: {type: string, format: uuid}}]
    get:
      operationId: getPhoto
      responses: {'200': {description: bytes, content: {image/png: {}}}}
  /visits:
    get:
      operationId: listVisits
      parameters: [{name: cursor, in: query, schema: {type: string}}, {name: limit, in: query, schema: {type: integer}}]
      responses:
        '200':
          description: a page
          content:
            application/json:
              schema:
                type: object
                properties:
                  items: {type: array, items: {oneOf: [{$ref: '#/components/schemas/CheckUp'}, {$ref: '#/components/schemas/Surgery'}], discriminator: {propertyName: kind, mapping: {check: '#/components/schemas/CheckUp', surgery: Surgery}}}}
                  paging: {type: object, properties: {next_cursor: {type: [string, 'null']}, has_more: {type: boolean}}}
components:
  parameters:
    OwnerId: {name: ownerId, in: path, required: true, schema: {type: integer}}
  responses:
    Problem: {description: no, content: {application/problem+json: {schema: {type: object, properties: {type: {type: string}, detail: {type: string}}}}}}
  securitySchemes:
    key: {type: apiKey, in: header, name: X-Key}
    user: {type: http, scheme: Basic}
    session: {type: apiKey, in: cookie, name: sid}
    token: {type: oauth2, flows: {}}
    tls: {type: mutualTLS}
    digest: {type: http, scheme: digest}
  schemas:
    NewOwner: {type: object, required: [name], properties: {name: {type: string, nullable: true}, password: {type: string, writeOnly: true}}}
    Owner: {allOf: [{$ref: '#/components/schemas/NewOwner'}, {type: object, required: [id], properties: {id: {type: integer, readOnly: true}}}]}
    Pet: {type: object, properties: {id: {type: string, format: uuid}, owner_id: {type: integer}, mother: {$ref: '#/components/schemas/Pet'}, born: {type: string, format: date-time}}}
    CheckUp: {type: object, properties: {kind: {type: string}, pet_id: {type: string}}}
    Surgery: {type: object, properties: {kind: {type: string}, pet_id: {type: string}, hours: {type: number}}}
`;

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

  test('says what creates and removes each resource', () => {
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

  test('says how lists go on', () => {
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

  test('says how to authenticate, at the root and at each operation', () => {
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

  test('puts the parts of allOf together', () => {
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

describe('the lifecycle of resources', () => {
  const item = (operations: string): string => `
  /pets/{petId}:
    parameters: [{name: petId, in: path, required: true, schema: {type: string}}]
    ${operations}`;
  const pet = (status: string): string =>
    `responses: {'${status}': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}`;
  const components =
    'components: {schemas: {Pet: {type: object, properties: {id: {type: string}}}}}';

  test('a link of the response says where the id is', async () => {
    const { resources } = await contractOf(`
paths:
  /adoptions:
    post:
      operationId: adopt
      responses:
        '202':
          description: soon
          links: {pet: {operationId: getPet, parameters: {petId: $response.body#/result/0}}}
${item(`get: {operationId: getPet, ${pet('200')}}`)}
${components}
`);
    expect(resources['pets']?.creators).toEqual([
      { operation: 'adopt', id: { in: 'body', pointer: '/result/0' } },
    ]);
  });

  test('a PUT creates where it declares 201, and not where it does not', async () => {
    const of = async (status: string): Promise<unknown> => {
      const paths = item(`put: {operationId: putPet, responses: {'${status}': {description: ok}}}`);
      return (await contractOf(`paths:\n${paths}\n`)).resources['pets']?.creators;
    };
    expect(await of('201')).toEqual([
      { operation: 'putPet', id: { in: 'parameter', name: 'petId' } },
    ]);
    expect(await of('200')).toEqual([]);
  });

  test('an action on an object creates another one only where it responds with 201', async () => {
    const of = async (status: string): Promise<unknown> => {
      const document = `
paths:
${item(`get: {operationId: getPet, ${pet('200')}}`)}
  /pets/{petId}/clone:
    parameters: [{name: petId, in: path, required: true, schema: {type: string}}]
    post: {operationId: clonePet, ${pet(status)}}
${components}
`;
      return (await contractOf(document)).resources['pets']?.creators;
    };
    expect(await of('201')).toEqual([
      { operation: 'clonePet', id: { in: 'body', pointer: '/id' } },
    ]);
    expect(await of('200')).toEqual([]);
  });

  test('the keyword replaces what would be inferred', async () => {
    const { resources, inferences } = await contractOf(`
paths:
  /pets:
    post: {operationId: createPet, x-upspec-lifecycle: {creates: [{resource: animals, id: 'header:location'}]}, ${pet('201')}}
  /pets/{petId}:
    parameters: [{name: petId, in: path, required: true, schema: {type: string}}]
    delete: {operationId: deletePet, x-upspec-lifecycle: {}, responses: {'204': {description: ok}}}
    patch: {operationId: retirePet, x-upspec-lifecycle: {removes: animals, ends: pets}, responses: {'204': {description: ok}}}
${components}
`);
    expect(resources).toEqual({
      pets: {
        path: '/pets/{petId}',
        creators: [],
        removers: [],
        ends: [{ operation: 'retirePet', parameter: 'petId' }],
      },
      animals: {
        creators: [{ operation: 'createPet', id: { in: 'header', name: 'location' } }],
        removers: [{ operation: 'retirePet', parameter: 'petId' }],
        ends: [],
      },
    });
    expect(inferences.filter(({ inferred }) => /creat|remov/.test(inferred))).toEqual([]);
  });

  test('prefixes of paths with another name of the parameter lead through the same resource', async () => {
    const { resources } = await contractOf(`
paths:
${item(`get: {operationId: getPet, ${pet('200')}}`)}
  /pets/{id}/toys:
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    get: {operationId: listToys, responses: {'200': {description: ok}}}
${components}
`);
    expect(Object.keys(resources)).toEqual(['pets']);
    expect(resources['pets']?.path).toBe('/pets/{petId}');
  });

  test('a nested resource is a part of the one around it', async () => {
    const { resources } = await contractOf(`
paths:
  /pets/{petId}/toys/{toyId}:
    parameters:
      - {name: petId, in: path, required: true, schema: {type: string}}
      - {name: toyId, in: path, required: true, schema: {type: string}}
    delete: {operationId: deleteToy, responses: {'204': {description: ok}}}
`);
    expect(resources['toys']).toEqual({
      path: '/pets/{petId}/toys/{toyId}',
      creators: [],
      removers: [{ operation: 'deleteToy', parameter: 'toyId' }],
      ends: [],
      parent: 'pets',
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
    const reference =
      '#/schemas/%23~1paths~1~01nodes~1get~1responses~1200~1content~1application~01json~1schema';
    expect(schemas[pointer]?.['properties']).toEqual({ next_node: { $ref: reference } });
    expect(comparisons[pointer]?.properties['next_node']?.schema).toBe(pointer);
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

  test('whose unions hold unions many times over is built at once', async () => {
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
