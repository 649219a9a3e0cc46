import { buildContract, buildModel, loadDocument } from '@upspec/document';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { locationName, type NamedContract } from './location-names.js';
import { requirementOf } from './requirement-of.js';

const search = {
  get: {
    operationId: 'search',
    parameters: [
      {
        name: 'near',
        in: 'query',
        schema: { type: 'object', properties: { x: { type: 'number' } } },
      },
      { name: 'q', in: 'query', schema: { type: 'string' } },
    ],
    responses: {
      200: {
        description: 'Hits.',
        content: {
          'application/json': {
            schema: {
              type: 'object',
              properties: {
                hits: {
                  type: 'array',
                  items: {
                    oneOf: [
                      {
                        type: 'object',
                        properties: { kind: { const: 'pet' }, name: { type: 'string' } },
                      },
                      {
                        type: 'object',
                        properties: { kind: { const: 'owner' }, age: { type: 'integer' } },
                      },
                    ],
                  },
                },
              },
            },
          },
          'application/hal+json': {
            schema: { type: 'object', properties: { hits: { type: 'integer' } } },
          },
        },
      },
      404: { $ref: '#/components/responses/Missing' },
    },
  },
  post: {
    operationId: 'createPet',
    requestBody: {
      content: {
        'application/json': {
          schema: {
            type: 'object',
            properties: {
              tags: {
                type: 'array',
                items: { type: 'object', properties: { word: { type: 'string' } } },
              },
            },
          },
        },
      },
    },
    responses: {
      201: {
        description: 'Made.',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Pet' } } },
      },
    },
  },
};
const components = {
  responses: {
    Missing: {
      description: 'None.',
      content: {
        'application/json': { schema: { type: 'object', properties: { why: { type: 'string' } } } },
      },
    },
  },
  schemas: {
    Pet: {
      type: 'object',
      properties: {
        home: { type: 'object', properties: { town: { type: 'string' } } },
        name: { type: 'string' },
      },
    },
  },
};

/** The same document with all properties, operations and options in the opposite order. */
function reversed(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) {
    const items = value.map((each) => reversed(each));
    return key === 'oneOf' || key === 'parameters' ? items.toReversed() : items;
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, inner]): [string, unknown] => [
    name,
    reversed(inner, name),
  ]);
  return Object.fromEntries(entries.toReversed());
}

const document = {
  openapi: '3.1.0',
  info: { title: 'Pets', version: '1' },
  paths: { '/search': search },
  components,
};
let folder: string;
let contract: Awaited<ReturnType<typeof contractOf>>;
let opposite: typeof contract;

async function contractOf(name: string, content: unknown) {
  const file = join(folder, name);
  await writeFile(file, JSON.stringify(content));
  return buildContract(buildModel(await loadDocument(file)));
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upspec-names-'));
  contract = await contractOf('openapi.json', document);
  opposite = await contractOf('opposite.json', reversed(document));
});
afterAll(() => rm(folder, { recursive: true }));

function namesOf(of: NamedContract): readonly string[] {
  return Object.keys(of.comparisons)
    .filter((name) => name.startsWith('#'))
    .map((name) => locationName(of, name))
    .toSorted();
}

const expected = [
  'Missing',
  'Pet.home',
  'createPet.request',
  'createPet.request.tags',
  'createPet.request.tags[]',
  'search.200.(application/hal+json)',
  'search.200.(application/json)',
  'search.200.hits',
  'search.200.hits[]',
  'search.200.hits[].owner',
  'search.200.hits[].pet',
  'search.query.near',
  'search.query.q',
];

test('an inline schema is named for what holds it', () => {
  expect(namesOf(contract)).toEqual(expected);
});

test('names are the same in a document of another order', () => {
  expect(namesOf(opposite)).toEqual(namesOf(contract));
});

test('no two schemas have the same name', () => {
  expect(new Set(namesOf(contract)).size).toBe(namesOf(contract).length);
});

test('a property of an inline schema is named, and its requirement is in words', () => {
  const schema = '#/components/schemas/Pet/properties/home';
  expect(locationName(contract, `${schema}.town`)).toBe('Pet.home.town');
  expect(locationName(contract, 'Pet.name')).toBe('Pet.name');
  expect(requirementOf(contract, 'Pet.home.town').text).toBe(
    'The property home.town of each Pet MUST match its schema',
  );
  expect(requirementOf(contract, 'search.200.hits').text).toBe(
    'GET /search: the property hits of the response with status 200 MUST match its schema',
  );
  expect(requirementOf(contract, 'createPet.request.tags').text).toBe(
    'POST /search: the property tags of the request MUST match its schema',
  );
});
