import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadDocument } from '../load/load.js';
import { buildModel } from './build-model.js';
import type { Model } from './model.js';
import type { Operation, Part } from './operation.js';
import type { Schema } from './schema.js';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upspec-model-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function modelOf(body: string, version = '3.1.0'): Promise<Model> {
  const file = join(folder, 'spec.yaml');
  await writeFile(file, `openapi: ${version}\ninfo: {title: Pet Store API, version: '1'}\n${body}`);
  return buildModel(await loadDocument(file));
}

/** A schema in short: `{a: string, b?: integer|null}`. */
function sketch(schema: Schema): string {
  const nullable = schema.nullable ? '|null' : '';
  return `${sketchForm(schema)}${nullable}`;
}

function sketchForm(schema: Schema): string {
  switch (schema.kind) {
    case 'enumeration':
      return schema.values.map((value) => JSON.stringify(value)).join('|');
    case 'array':
      return `[${sketch(schema.items)}]`;
    case 'object':
      return `{${schema.fields.map(({ name, required, schema: inner }) => `${name}${required ? '' : '?'}: ${sketch(inner)}`).join(', ')}}`;
    case 'union':
      return `(${schema.options.map(sketch).join(' or ')})`;
    case 'intersection':
      return `(${schema.parts.map(sketch).join(' and ')})`;
    case 'reference':
      return schema.schema;
    default:
      return schema.kind;
  }
}

describe('a schema means the same in OpenAPI 3.0 and 3.1', () => {
  const schemas: readonly (readonly [version: string, given: string, want: string])[] = [
    ['3.1.0', '{type: [integer, "null"]}', 'integer|null'],
    ['3.0.3', '{type: integer, nullable: true}', 'integer|null'],
    ['3.1.0', '{anyOf: [{type: string}, {type: "null"}]}', 'string|null'],
    ['3.1.0', '{const: file}', '"file"'],
    ['3.0.3', '{type: string, enum: [file]}', '"file"'],
    ['3.1.0', '{enum: [a, b, null]}', '"a"|"b"|null'],
    ['3.1.0', '{type: [string, integer]}', '(string or integer)'],
    ['3.0.3', '{type: string, format: binary}', 'bytes'],
    ['3.1.0', '{contentMediaType: application/octet-stream}', 'bytes'],
    ['3.0.3', '{allOf: [{$ref: "#/components/schemas/B"}], nullable: true}', 'B|null'],
    ['3.0.3', '{allOf: [{$ref: "#/components/schemas/B"}, {nullable: true}]}', 'B|null'],
    [
      '3.1.0',
      '{allOf: [{$ref: "#/components/schemas/B"}, {properties: {c: {type: string}}}]}',
      '(B and {c?: string})',
    ],
    ['3.1.0', '{$ref: "#/components/schemas/B", description: a B}', 'B'],
    [
      '3.1.0',
      '{type: object, required: [a], properties: {a: {type: string}, b: {type: array, items: {type: number}}}}',
      '{a: string, b?: [number]}',
    ],
    ['3.1.0', '{properties: {a: true}}', '{a?: any}'],
    ['3.1.0', '{}', 'any'],
  ];

  test.each(schemas)('%s %s → %s', async (version, given, want) => {
    const model = await modelOf(
      `paths: {}\ncomponents:\n  schemas:\n    A: ${given}\n    B: {type: object}\n`,
      version,
    );
    expect(sketch(model.schemas[0]?.schema as Schema)).toBe(want);
  });

  test('one that refers to itself is a reference, and does not loop', async () => {
    const model = await modelOf(
      'paths: {}\ncomponents:\n  schemas:\n    Node:\n      type: object\n      properties:\n        next: {$ref: "#/components/schemas/Node"}\n',
    );
    expect(sketch(model.schemas[0]?.schema as Schema)).toBe('{next?: Node}');
  });
});

const FORM = `paths:
  /pets:
    post:
      operationId: createPet
      requestBody:
        required: true
        content:
          multipart/form-data:
            schema:
              type: object
              required: [photo]
              properties:
                name: {type: string}
                photo: {type: string, format: binary, x-upspec-filename: required}
                scans: {type: array, items: {type: string, format: binary}}
                home: {type: object, properties: {street: {type: string}, zip: {type: string}}}
                vet: {type: object, properties: {name: {type: string}}}
                tags: {type: array, items: {type: string}}
            encoding:
              photo: {contentType: image/png}
              home: {style: deepObject, explode: true}
      responses: {'200': {description: ok}}
`;

test('each part of a multipart body has its kind and its names on the wire', async () => {
  const { operations } = await modelOf(FORM);
  const body = (operations[0] as Operation).body as { readonly parts: readonly Part[] };
  const want = [
    ['name', 'text', false, ['name'], undefined],
    ['photo', 'file', false, ['photo'], 'image/png'],
    ['scans', 'file', true, ['scans'], undefined],
    ['home', 'nested', false, ['home[street]', 'home[zip]'], undefined],
    ['vet', 'json', false, ['vet'], undefined],
    ['tags', 'text', true, ['tags'], undefined],
  ];
  expect(body.parts.map((p) => [p.name, p.kind, p.array, p.wireNames, p.contentType])).toEqual(
    want,
  );
  expect(body.parts.map((p) => p.filename)[1]).toBe('required');
});

describe('a page is recognised', () => {
  const list = (schema: string, parameter = 'after'): string => `paths:
  /pets:
    get:
      parameters: [{name: ${parameter}, in: query, schema: {type: string}}]
      responses:
        '200':
          description: ok
          content: {application/json: {schema: ${schema}}}
components:
  schemas:
    Pet: {type: object, properties: {id: {type: string}}}
`;
  const pets = 'data: {type: array, items: {$ref: "#/components/schemas/Pet"}}';
  const cases: readonly (readonly [given: string, body: string, page: boolean, name: string])[] = [
    [
      'by its items, its cursor and has_more',
      list(`{properties: {${pets}, has_more: {type: boolean}}}`),
      true,
      'list',
    ],
    ['not without has_more', list(`{properties: {${pets}}}`), false, 'list'],
    [
      'not without a cursor',
      list(`{properties: {${pets}, has_more: {type: boolean}}}`, 'colour'),
      false,
      'list',
    ],
    [
      'not where the response is one object',
      list('{$ref: "#/components/schemas/Pet"}'),
      false,
      'retrieve',
    ],
  ];
  test.each(cases)('%s', async (_given, body, page, name) => {
    const { operations } = await modelOf(body);
    expect([operations[0]?.page !== undefined, operations[0]?.name]).toEqual([page, name]);
  });
});

describe('the names of calls', () => {
  test('are overridden by the document, and made unique where two would be the same', async () => {
    const model = await modelOf(`paths:
  /pets/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    post: {operationId: renamePet, responses: {}}
    patch: {operationId: rename_pet, responses: {}}
    delete: {operationId: dropPet, x-upspec-name: animals.remove, responses: {}}
`);
    expect(model.operations.map(({ resource, name }) => [...resource, name].join('.'))).toEqual([
      'pets.renamePet',
      'pets.renamePet2',
      'animals.remove',
    ]);
    expect(
      model.warnings.map(({ location, message }) => `${String(location.line)}: ${message}`),
    ).toEqual([
      '7: the call pets.renamePet is named renamePet2: another call or resource has that name',
    ]);
  });

  test('include the client, which is named after the document', async () => {
    const model = await modelOf('servers: [{url: "https://pets.example/v1/"}]\npaths: {}\n');
    expect([model.clientName, model.baseURL]).toEqual(['PetStore', 'https://pets.example/v1']);
  });
});

test('what the model does not support is reported with its location', async () => {
  const model = await modelOf(`paths:
  /pets:
    get:
      parameters:
        - {name: X-Herd, in: header, schema: {type: string}}
      responses:
        '200':
          description: ok
          content:
            application/json: {schema: {type: object}}
            text/event-stream: {schema: {type: string}}
`);
  expect(
    model.unsupported.map(({ location, message }) => `${String(location.line)}: ${message}`),
  ).toEqual([
    '9: a stream of events (text/event-stream) is not read by the CLI and the Ruby client; application/json is. The TypeScript client reads it where the option accept asks for it',
  ]);
});

test('each security scheme that clients cannot send is reported with its location', async () => {
  const model = await modelOf(`paths: {}
components:
  securitySchemes:
    good: {type: http, scheme: Bearer}
    key: {type: apiKey, in: header, name: X-Key}
    plain: {type: http, scheme: digest}
    certificate: {type: mutualTLS}
`);
  expect(model.schemes.map(({ name }) => name)).toEqual(['good', 'key']);
  expect(
    model.unsupported.map(({ location, message }) => `${String(location.line)}: ${message}`),
  ).toEqual([
    '8: security scheme plain (http digest) is not sent; pass its headers, or a fetch of your own',
    '9: security scheme certificate (mutualTLS) is not sent; pass its headers, or a fetch of your own',
  ]);
});
