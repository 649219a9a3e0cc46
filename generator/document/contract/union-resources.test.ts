import { expect, test } from 'vitest';
import { contractOf } from './testing/contract-of.js';

const paths = (schema: string): string => `
paths:
  /animals:
    get:
      operationId: listAnimals
      parameters: [{ name: cursor, in: query, schema: { type: string } }]
      responses: { '200': { description: all, content: { application/json: { schema: { type: object, properties: { next_cursor: { type: string }, items: { type: array, items: ${schema} } } } } } } }
    post:
      operationId: addAnimal
      requestBody: { content: { application/json: { schema: { type: object, properties: { name: { type: string } } } } } }
      responses: { '201': { description: made, content: { application/json: { schema: ${schema} } } } }
  /animals/{animalId}:
    parameters: [{ name: animalId, in: path, required: true, schema: { type: integer } }]
    get: { operationId: getAnimal, responses: { '200': { description: one, content: { application/json: { schema: ${schema} } } } } }
    delete: { operationId: removeAnimal, responses: { '204': { description: gone } } }
`;

const mappedSchemas = `
    Base: { type: object, required: [id, kind], properties: { id: { type: integer }, kind: { type: string } } }
    Cat: { allOf: [{ $ref: '#/components/schemas/Base' }, { type: object, properties: { lives: { type: integer } } }] }
    Dog: { allOf: [{ $ref: '#/components/schemas/Base' }, { type: object, properties: { tricks: { type: integer } } }] }
`;
const discriminator = 'discriminator: { propertyName: kind, mapping: { cat: Cat, dog: Dog } }';
const options = "[{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }]";

const animals = {
  path: '/animals/{animalId}',
  creators: [{ operation: 'addAnimal', id: { in: 'body', pointer: '/id' } }],
  removers: [{ operation: 'removeAnimal', parameter: 'animalId' }],
  ends: [],
  retriever: 'getAnimal',
  lister: 'listAnimals',
};

const named = "{ $ref: '#/components/schemas/Animal' }";

test.each([
  ['oneOf with a discriminator', named, `Animal: { oneOf: ${options}, ${discriminator} }`],
  ['oneOf without a discriminator', named, `Animal: { oneOf: ${options} }`],
  ['anyOf', named, `Animal: { anyOf: ${options} }`],
  ['an inline oneOf', `{ oneOf: ${options} }`, 'Other: { type: string }'],
  [
    'a oneOf in a oneOf',
    named,
    `Animal: { oneOf: [{ $ref: '#/components/schemas/Pet' }] }\n    Pet: { oneOf: ${options} }`,
  ],
  [
    'allOf around a oneOf',
    named,
    `Animal: { allOf: [{ description: 'An animal.' }, { oneOf: ${options} }] }`,
  ],
])('the options of %s are objects of the resource that returns them', async (_, schema, union) => {
  const contract = await contractOf(
    `${paths(schema)}\ncomponents:\n  schemas:\n    ${union}\n${mappedSchemas}`,
  );
  expect(contract.resources['animals']).toEqual(animals);
  expect(contract.operations['listAnimals']?.paging).toEqual({
    items: '/items',
    itemId: 'id',
    next: { kind: 'cursor', parameter: 'cursor', pointer: '/next_cursor' },
  });
  for (const option of ['Cat', 'Dog']) {
    expect(contract.comparisons[option]?.properties['id']).toMatchObject({
      mode: 'assigned',
      resource: 'animals',
    });
  }
});

test('an option that has a resource of its own stays an object of that', async () => {
  const contract = await contractOf(`${paths(named)}
  /cats/{catId}:
    parameters: [{ name: catId, in: path, required: true, schema: { type: integer } }]
    get: { operationId: getCat, responses: { '200': { description: one, content: { application/json: { schema: { $ref: '#/components/schemas/Cat' } } } } } }
components:
  schemas:
    Animal: { oneOf: ${options} }
${mappedSchemas}`);
  expect(contract.comparisons['Cat']?.properties['id']).toMatchObject({ resource: 'cats' });
  expect(contract.comparisons['Dog']?.properties['id']).toMatchObject({ resource: 'animals' });
});
