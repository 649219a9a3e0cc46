import { describe, expect, test } from 'vitest';
import { contractOf } from './testing/contract-of.js';

describe('the lifecycle of resources', () => {
  const item = (operations: string): string => `
  /pets/{petId}:
    parameters: [{name: petId, in: path, required: true, schema: {type: string}}]
    ${operations}`;
  const pet = (status: string): string =>
    `responses: {'${status}': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}`;
  const components =
    'components: {schemas: {Pet: {type: object, properties: {id: {type: string}}}}}';

  test('a link of the response defines the location of the id', async () => {
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

  test('path prefixes with another name for the parameter belong to the same resource', async () => {
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
