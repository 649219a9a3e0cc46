import { afterAll, beforeAll, expect, test } from 'vitest';
import { valueAt } from './json-pointer.js';
import { DocumentFolder } from './testing/document-folder.js';

let folder: DocumentFolder;
beforeAll(async () => {
  folder = await DocumentFolder.create();
});
afterAll(async () => {
  await folder.remove();
});

const DEPOT = `swagger: '2.0'
info: {title: Depot, version: '1'}
host: depot.example
basePath: /v1
schemes: [https]
produces: [application/json]
securityDefinitions: {key: {type: apiKey, in: header, name: X-Key}}
parameters:
  Limit: {name: limit, in: query, type: integer, maximum: 100}
  Body: {name: body, in: body, required: true, schema: {$ref: '#/definitions/Crate'}}
paths:
  /crates:
    get:
      operationId: listCrates
      parameters: [{$ref: '#/parameters/Limit'}, {name: tags, in: query, type: array, items: {type: string}}]
      responses: {'200': {description: ok, schema: {type: array, items: {$ref: '#/definitions/Crate'}}}}
    post:
      operationId: createCrate
      parameters: [{$ref: '#/parameters/Body'}]
      responses: {'201': {description: made, schema: {$ref: '#/definitions/Crate'}}}
  /crates/{id}/photo:
    parameters: [{name: id, in: path, required: true, type: string}]
    put:
      operationId: addPhoto
      consumes: [multipart/form-data]
      produces: [text/plain]
      parameters: [{name: photo, in: formData, type: file, required: true}, {name: size, in: formData, type: string, enum: [s, l]}]
      responses: {'200': {description: ok, schema: {type: string}}}
definitions:
  Crate: {type: object, discriminator: kind, properties: {kind: {type: string}, note: {type: string, x-nullable: true}}}
`;

// The expected values follow https://spec.openapis.org/oas/v2.0.html and v3.0.4.html.
test('Swagger 2.0 is converted to OpenAPI 3.0', async () => {
  const { root, version, warnings } = await folder.load(DEPOT);
  expect(warnings).toEqual([]);
  expect(version).toBe('3.0');
  expect(root['servers']).toEqual([{ url: 'https://depot.example/v1' }]);
  expect(valueAt(root, '#/paths/~1crates/get/parameters/1')).toMatchObject({
    name: 'tags',
    in: 'query',
    style: 'form',
    explode: false,
    schema: { type: 'array', items: { type: 'string' } },
  });
  expect(valueAt(root, '#/paths/~1crates/get/responses/200/content')).toEqual({
    'application/json': {
      schema: { type: 'array', items: { $ref: '#/components/schemas/Crate' } },
    },
  });
  expect(valueAt(root, '#/components/schemas/Crate')).toEqual({
    type: 'object',
    discriminator: { propertyName: 'kind' },
    properties: {
      kind: { type: 'string' },
      note: { type: 'string', 'x-nullable': true, nullable: true },
    },
  });
});

test('a body and form fields become request bodies', async () => {
  const { root } = await folder.load(DEPOT);
  expect(valueAt(root, '#/paths/~1crates/post/requestBody')).toEqual({
    required: true,
    content: { 'application/json': { schema: { $ref: '#/components/schemas/Crate' } } },
  });
  expect(valueAt(root, '#/paths/~1crates~1{id}~1photo/put/requestBody')).toEqual({
    required: true,
    content: {
      'multipart/form-data': {
        schema: {
          type: 'object',
          properties: {
            photo: { type: 'string', format: 'binary' },
            size: { type: 'string', enum: ['s', 'l'] },
          },
          required: ['photo'],
        },
      },
    },
  });
  expect(valueAt(root, '#/paths/~1crates~1{id}~1photo/put/responses/200/content')).toEqual({
    'text/plain': { schema: { type: 'string' } },
  });
});

test('the location of a converted value is its location in the Swagger document', async () => {
  const { location } = await folder.load(DEPOT);
  expect(location('#/components/schemas/Crate')).toMatchObject({ line: 30, column: 3 });
  expect(
    location('#/paths/~1crates/get/responses/200/content/application~1json/schema'),
  ).toMatchObject({ line: 16 });
});

test('errors and warnings have their location in the Swagger document', async () => {
  const text = DEPOT.replace("'2.0'", '2.0').replace('type: integer', 'type: integr');
  expect(await folder.reportsOf(text)).toEqual([
    'api.yaml:1:10: warning: "swagger" is the number 2, read as "2.0"; write "2.0"',
    'api.yaml:9:41: type "integr" is not allowed here; did you mean "integer"?',
  ]);
});
