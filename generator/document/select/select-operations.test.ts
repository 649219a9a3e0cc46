import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isJsonObject } from '../load/json.js';
import { type LoadedDocument, loadDocument } from '../load/load.js';
import { buildModel } from '../model/build-model.js';
import { selectOperations, type Selection } from './select-operations.js';

const DOCUMENT = `openapi: 3.1.0
info: { title: Zoo, version: '1' }
paths:
  /pets:
    get: { operationId: findPets, tags: [Pets], responses: { '200': { $ref: '#/components/responses/Pets' } } }
    post: { operationId: addPet, tags: [Pets, Draft], responses: { '204': { description: Added } } }
  /pets/{id}/toys:
    parameters: [{ $ref: '#/components/parameters/Id' }]
    get: { operationId: findToys, tags: [Toys], responses: { '204': { description: None } } }
  /keepers:
    get: { operationId: findKeepers, tags: [Keepers], responses: { '200': { $ref: '#/components/responses/Keepers' } } }
webhooks:
  escaped: { post: { responses: { '204': { description: Noted } } } }
components:
  securitySchemes: { key: { type: http, scheme: bearer } }
  parameters: { Id: { name: id, in: path, required: true, schema: { $ref: '#/components/schemas/Id' } } }
  responses:
    Pets: { description: Pets, content: { application/json: { schema: { $ref: '#/components/schemas/Animal' } } } }
    Keepers: { description: Keepers, content: { application/json: { schema: { $ref: '#/components/schemas/Keeper' } } } }
  schemas:
    Id: { type: string }
    Animal: { type: object, required: [kind], properties: { kind: { type: string }, id: { $ref: '#/components/schemas/Id' } }, discriminator: { propertyName: kind } }
    Cat: { allOf: [{ $ref: '#/components/schemas/Animal' }, { $ref: '#/components/schemas/Claws' }] }
    Claws: { type: object }
    Keeper: { type: object, properties: { next: { $ref: '#/components/schemas/Keeper' } } }
    Unused: { type: string }
`;

async function load(): Promise<LoadedDocument> {
  const folder = await mkdtemp(join(tmpdir(), 'upspec-select-'));
  const file = join(folder, 'openapi.yaml');
  await writeFile(file, DOCUMENT);
  const document = await loadDocument(file);
  await rm(folder, { recursive: true });
  return document;
}

const document = await load();

function idsOf(selection: Selection): readonly string[] {
  return buildModel(selectOperations(document, selection)).operations.map(({ id }) => id);
}

test.each([
  { include: ['Pets'], want: ['findPets', 'addPet'] },
  { include: ['tag:Draft'], want: ['addPet'] },
  { include: ['tag:*'], exclude: ['Draft'], want: ['findPets', 'findToys', 'findKeepers'] },
  { include: ['/pets'], want: ['findPets', 'addPet'] },
  { include: ['/pets/**'], want: ['findPets', 'addPet', 'findToys'] },
  { include: ['path:/pets/*/toys'], want: ['findToys'] },
  { include: ['GET /**'], want: ['findPets', 'findToys', 'findKeepers'] },
  { include: ['post /pets'], want: ['addPet'] },
  { include: ['findPets', 'Keepers'], want: ['findPets', 'findKeepers'] },
  { include: ['operation:find*'], exclude: ['/pets/**'], want: ['findKeepers'] },
  { exclude: ['/pets/**'], want: ['findKeepers'] },
  { want: ['findPets', 'addPet', 'findToys', 'findKeepers'] },
])('include $include, exclude $exclude selects $want', ({ want, ...selection }) => {
  expect(idsOf(selection)).toEqual(want);
});

test.each([
  { include: ['findToys'], want: ['securitySchemes.key', 'parameters.Id', 'schemas.Id'] },
  {
    include: ['findPets'],
    want: [
      'securitySchemes.key',
      'responses.Pets',
      'schemas.Id',
      'schemas.Animal',
      'schemas.Cat',
      'schemas.Claws',
    ],
  },
  {
    include: ['Keepers'],
    want: ['securitySchemes.key', 'responses.Keepers', 'schemas.Keeper'],
  },
  { include: ['addPet'], want: ['securitySchemes.key'] },
])('of the components, $include needs $want', ({ include, want }) => {
  const { components } = selectOperations(document, { include }).root;
  const sections = Object.entries(isJsonObject(components) ? components : {});
  const names = sections.flatMap(([section, group]) =>
    Object.keys(isJsonObject(group) ? group : {}).map((name) => `${section}.${name}`),
  );
  expect(names).toEqual(want);
});

test('webhooks belong to no operation that is included', () => {
  expect(selectOperations(document, { include: ['Pets'] }).root['webhooks']).toBeUndefined();
  expect(selectOperations(document, { exclude: ['Pets'] }).root['webhooks']).toBeDefined();
});

test.each([
  { include: ['Petz'], want: '--include Petz: matches no operation; did you mean "Pets"?' },
  { exclude: ['/pet'], want: '--exclude /pet: matches no operation; did you mean "/pets"?' },
  { include: ['tag:nothing-like-it'], want: '--include tag:nothing-like-it: matches no operation' },
  { exclude: ['/**'], want: '--include and --exclude: no operation is left' },
])('$want', ({ want, ...selection }) => {
  expect(() => selectOperations(document, selection)).toThrow(
    expect.objectContaining({ name: 'SelectionError', message: want }),
  );
});
