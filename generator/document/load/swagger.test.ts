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

test('the formats of arrays become styles, also in forms; what has none is a warning', async () => {
  const { root, warnings } = await folder.load(`swagger: '2.0'
info: {title: Depot, version: '1'}
paths:
  /crates:
    get:
      parameters:
        - {name: a, in: query, type: array, items: {type: string}, collectionFormat: tsv}
        - {name: b, in: query, type: array, items: {type: array, items: {type: string}}}
        - {name: C, in: header, type: array, items: {type: string}, collectionFormat: pipes}
      responses: {'200': {description: ok}}
    post:
      consumes: [multipart/form-data, application/x-www-form-urlencoded]
      parameters:
        - {name: d, in: formData, type: array, items: {type: string}}
        - {name: e, in: formData, type: array, items: {type: string}, collectionFormat: multi}
        - {name: f, in: formData, type: array, items: {type: string}, collectionFormat: ssv}
      responses: {'200': {description: ok}}
`);
  expect(warnings.map(({ location: { line }, message }) => `${String(line)}: ${message}`)).toEqual([
    '7: OpenAPI 3 has no style for the format "tsv" in query; read as "csv"',
    '8: no style of OpenAPI 3 writes an array of arrays; a call with one fails',
    '9: OpenAPI 3 has no style for the format "pipes" in header; read as "csv"',
  ]);
  const queried = valueAt(root, '#/paths/~1crates/get/parameters/0');
  expect(queried).toMatchObject({ name: 'a', style: 'form', explode: false });
  const encoding = {
    d: { style: 'form', explode: false },
    f: { style: 'spaceDelimited', explode: false },
  };
  const content = '#/paths/~1crates/post/requestBody/content';
  for (const type of ['multipart~1form-data', 'application~1x-www-form-urlencoded']) {
    expect(valueAt(root, `${content}/${type}/encoding`)).toEqual(encoding);
  }
});

test('an operation with schemes of its own has a server of its own', async () => {
  const { root } = await folder.load(`swagger: '2.0'
info: {title: Depot, version: '1'}
host: depot.example
basePath: /v1
schemes: [https]
paths:
  /crates:
    get: {schemes: [http], responses: {'200': {description: ok}}}
    post: {schemes: [https, http], responses: {'200': {description: ok}}}
`);
  expect(valueAt(root, '#/paths/~1crates/get/servers')).toEqual([
    { url: 'http://depot.example/v1' },
  ]);
  expect(valueAt(root, '#/paths/~1crates/post/servers')).toBeUndefined();
});

test.each([
  { produces: '[application/json]', expected: ['application/octet-stream'] },
  { produces: '[application/json, application/pdf]', expected: ['application/pdf'] },
])('a response of type file that produces $produces is $expected', async (row) => {
  const { root } = await folder.load(`swagger: '2.0'
info: {title: Depot, version: '1'}
paths:
  /scan:
    get: {produces: ${row.produces}, responses: {'200': {description: ok, schema: {type: file}}}}
`);
  const content = valueAt(root, '#/paths/~1scan/get/responses/200/content');
  expect(Object.keys(content ?? {})).toEqual(row.expected);
});
