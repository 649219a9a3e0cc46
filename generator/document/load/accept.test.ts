import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { valueAt } from './json-pointer.js';
import { DocumentFolder, openAPI, operation, schemas } from './testing/document-folder.js';

let folder: DocumentFolder;
beforeAll(async () => {
  folder = await DocumentFolder.create();
});
afterAll(async () => {
  await folder.remove();
});

const OK = "responses: {'200': {description: ok}}";

const STREAM =
  "      responses: {'200': {description: ok, content: {text/event-stream: {itemSchema: {type: object}}}}}";

interface Case {
  readonly given: string;
  readonly text: string;
  /** The warnings, without the name of the file. */
  readonly want: readonly string[];
  /** A pointer, and its value afterwards. */
  readonly read: readonly [string, unknown];
}

const CASES: readonly Case[] = [
  {
    given: 'a number as the version of the API',
    text: 'openapi: 3.1.0\ninfo: {title: Depot, version: 1.5}\npaths: {}\n',
    want: ['2:31: warning: "version" must be a string, and is a number; it is read as "1.5"'],
    read: ['#/info/version', '1.5'],
  },
  {
    given: 'no info',
    text: 'openapi: 3.1.0\npaths: {}\n',
    want: ['1:1: warning: the document has no "info"; add "info"'],
    read: ['#/info', { title: '', version: '' }],
  },
  {
    given: 'a license without a name, documentation without a URL and a tag without a name',
    text: "openapi: 3.1.0\ninfo: {title: Depot, version: '1', license: {url: u}}\nexternalDocs: {description: d}\ntags: [{description: d}, {name: crates}]\npaths: {}\n",
    want: [
      '2:36: warning: the license has no "name"; add "name"',
      '3:1: warning: the external docs has no "url"; it is left out; add "url"',
      '4:8: warning: the tag has no "name"; it is left out; add "name"',
    ],
    read: ['#/tags', [{ name: 'crates' }]],
  },
  {
    given: 'a response without a description',
    text: operation("      responses: {'200': {content: {}}}\n"),
    want: ['6:19: warning: the response has no "description"; add "description"'],
    read: ['#/paths/~1crates/get/responses/200/description', ''],
  },
  {
    given: 'null for a text',
    text: operation(`      summary: null\n      ${OK}\n`),
    want: ['6:7: warning: "summary" is null, read as absent'],
    read: ['#/paths/~1crates/get/summary', undefined],
  },
  {
    given: 'no paths in OpenAPI 3.0',
    text: "openapi: 3.0.3\ninfo: {title: Depot, version: '1'}\ncomponents: {schemas: {A: {type: string}}}\n",
    want: ['1:1: warning: the document has no "paths"; add "paths"'],
    read: ['#/paths', {}],
  },
  {
    given: 'a path parameter that is not defined',
    text: openAPI(`paths:\n  /crates/{id}:\n    get: {${OK}}\n`),
    want: [
      '5:5: warning: path parameter "id" of /crates/{id} is not defined; read as a string; add it to parameters',
    ],
    read: [
      '#/paths/~1crates~1{id}/get/parameters',
      [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
    ],
  },
  {
    given: 'a path parameter that the path does not have',
    text: operation(
      `      parameters: [{name: id, in: path, required: true, schema: {type: string}}]\n      ${OK}\n`,
    ),
    want: [
      '6:20: warning: path parameter "id" is not in the path /crates; it is left out; remove it, or add it to the path',
    ],
    read: ['#/paths/~1crates/get/parameters', []],
  },
  {
    given: 'a path parameter that differs from the path by case',
    text: openAPI(
      `paths:\n  /crates/{crateId}:\n    get:\n      parameters: [{name: crateid, in: path, required: true, schema: {type: string}}]\n      ${OK}\n`,
    ),
    want: [
      '6:20: warning: path parameter "crateid" is not in the path /crates/{crateId}; read as {crateId}; name it "crateId"',
    ],
    read: ['#/paths/~1crates~1{crateId}/get/parameters/0/name', 'crateId'],
  },
  {
    given: 'a path that does not begin with a slash',
    text: openAPI(`paths:\n  crates:\n    get: {${OK}}\n`),
    want: [
      '4:3: warning: the path "crates" does not begin with a slash; read as "/crates"; write "/crates"',
    ],
    read: ['#/paths/~1crates/get/responses/200/description', 'ok'],
  },
  {
    given: 'a parameter without a schema',
    text: operation(`      parameters: [{name: q, in: query}]\n      ${OK}\n`),
    want: ['6:20: warning: the parameter "q" has no schema; read as a string; add "schema"'],
    read: ['#/paths/~1crates/get/parameters/0/schema', { type: 'string' }],
  },
  {
    given: 'a parameter as OpenAPI 2.0 writes it',
    text: operation(`      parameters: [{name: q, in: query, type: integer}]\n      ${OK}\n`),
    want: [
      '6:20: warning: the parameter "q" has no schema; "type" read as its schema; add "schema"',
    ],
    read: [
      '#/paths/~1crates/get/parameters/0',
      { name: 'q', in: 'query', schema: { type: 'integer' } },
    ],
  },
  {
    given: 'an operationId that is used twice',
    text: openAPI(
      `paths:\n  /a: {get: {operationId: x, ${OK}}}\n  /b: {get: {operationId: x, ${OK}}}\n`,
    ),
    want: [
      '5:27: warning: operationId "x" is used by another operation; this one is named for its path; give each operation its own id',
    ],
    read: ['#/paths/~1b/get/operationId', undefined],
  },
  {
    given: 'one tag as a string',
    text: operation(`      tags: crates\n      ${OK}\n`),
    want: ['6:13: warning: "tags" must be an array, and is a string; it is read as ["crates"]'],
    read: ['#/paths/~1crates/get/tags', ['crates']],
  },
  {
    given: 'a reference for an array of one',
    text: schemas("    A: {type: object}\n    B: {allOf: {$ref: '#/components/schemas/A'}}\n"),
    want: [
      '7:16: warning: "allOf" is a reference to an object, read as an array with this one item',
    ],
    read: ['#/components/schemas/B/allOf', [{ $ref: '#/components/schemas/A' }]],
  },
  {
    given: 'half a character as a bound',
    text: schemas('    A: {type: string, minLength: 1.5}\n'),
    want: ['6:34: warning: "minLength" must be an integer, and is a number; it is read as 2'],
    read: ['#/components/schemas/A/minLength', 2],
  },
  {
    given: 'an empty array for an object',
    text: schemas('    A: {type: object, properties: []}\n'),
    want: ['6:35: warning: "properties" is an empty array, read as an object'],
    read: ['#/components/schemas/A/properties', {}],
  },
  {
    given: 'required: true on a property',
    text: schemas('    A: {type: object, properties: {a: {type: string, required: true}}}\n'),
    want: ['6:64: warning: "required" must be an array, and is a boolean; it is read as absent'],
    read: ['#/components/schemas/A/properties/a', { type: 'string' }],
  },
  {
    given: 'a list of types in OpenAPI 3.0',
    text: schemas("    A: {type: [string, 'null']}\n", '3.0.3'),
    want: [
      '6:15: warning: "type" is an array, read as OpenAPI 3.1 does; declare openapi: 3.1.0, or write nullable: true',
    ],
    read: ['#/components/schemas/A', { type: 'string', nullable: true }],
  },
  {
    given: 'an option of type "null" in OpenAPI 3.0',
    text: schemas("    A: {oneOf: [{type: string}, {type: 'null'}]}\n", '3.0.3'),
    want: [
      '6:40: warning: type "null" is read as OpenAPI 3.1 does; declare openapi: 3.1.0, or write nullable: true',
    ],
    read: ['#/components/schemas/A', { oneOf: [{ type: 'string' }], nullable: true }],
  },
  {
    given: 'nullable in OpenAPI 3.1',
    text: schemas(
      "    A: {type: object, properties: {b: {$ref: '#/components/schemas/B', nullable: true}}}\n    B: {type: string, nullable: true}\n    C: {type: string, nullable: false}\n",
    ),
    want: [
      '6:72: warning: "nullable" is a keyword of OpenAPI 3.0, read as it does: the value can be null; write the type "null" in "type" or "anyOf"',
      '7:23: warning: "nullable" is a keyword of OpenAPI 3.0, read as it does: the value can be null; write the type "null" in "type" or "anyOf"',
      '8:23: warning: "nullable" is a keyword of OpenAPI 3.0, and has no effect; remove it',
    ],
    read: ['#/components/schemas/B', { type: 'string', nullable: true }],
  },
  {
    given: 'a type in capital letters',
    text: schemas('    A: {type: String}\n'),
    want: ['6:15: warning: "type" "String" is read as "string"; write "string"'],
    read: ['#/components/schemas/A', { type: 'string' }],
  },
  {
    given: 'the items of a tuple as an array',
    text: schemas('    A: {type: array, items: [{type: string}], additionalItems: false}\n'),
    want: ['6:29: warning: "items" is an array, read as "prefixItems"; write "prefixItems"'],
    read: [
      '#/components/schemas/A',
      { type: 'array', prefixItems: [{ type: 'string' }], items: false },
    ],
  },
  {
    given: 'a pattern with needless escapes',
    text: schemas("    A: {type: string, pattern: '^[a-z\\:]+$'}\n"),
    want: [
      '6:32: warning: the pattern ^[a-z\\:]+$ is not valid with the flag "u"; read as ^[a-z:]+$',
    ],
    read: ['#/components/schemas/A/pattern', '^[a-z:]+$'],
  },
  {
    given: 'a pattern of names with needless escapes',
    text: schemas(
      "    A: {patternProperties: {'^a\\:': {type: 'null'}, '^a\\-': {type: string}, '^b': true}}\n",
    ),
    want: [
      '6:29: warning: the pattern ^a\\: is not valid with the flag "u"; read as ^a:',
      '6:53: warning: the pattern ^a\\- is not valid with the flag "u"; read as ^a-',
    ],
    read: [
      '#/components/schemas/A/patternProperties',
      { '^a:': { type: 'null' }, '^a-': { type: 'string' }, '^b': true },
    ],
  },
  {
    given: 'two patterns of names that are the same in ECMAScript',
    text: schemas("    A: {patternProperties: {'^a\\-': {minimum: 1}, '^a-': {maximum: 2}}}\n"),
    want: ['6:29: warning: the pattern ^a\\- is not valid with the flag "u"; read as ^a-'],
    read: [
      '#/components/schemas/A/patternProperties',
      { '^a-': { allOf: [{ minimum: 1 }, { maximum: 2 }] } },
    ],
  },
  {
    given: 'a pattern of names that ECMAScript has no spelling for',
    text: schemas(
      "    A: {additionalProperties: false, patternProperties: {'(?i)^a': {type: string}}}\n",
    ),
    want: [
      '6:58: warning: the pattern (?i)^a is not an ECMAScript regular expression; any name may have any value',
    ],
    read: [
      '#/components/schemas/A',
      { additionalProperties: false, patternProperties: { '': {} } },
    ],
  },
  {
    given: 'an example in a file that does not exist',
    text: operation(
      "      responses: {'200': {description: ok, content: {text/plain: {examples: {a: {externalValue: none.txt}}}}}}\n",
    ),
    want: ["6:97: warning: the example none.txt can't be read; it is left out"],
    read: ['#/paths/~1crates/get/responses/200/description', 'ok'],
  },
  {
    given: 'a number as the version of the standard',
    text: "openapi: 3.1\ninfo: {title: Depot, version: '1'}\npaths: {}\n",
    want: ['1:10: warning: "openapi" is the number 3.1, read as "3.1.1"; write "3.1.1"'],
    read: ['#/openapi', '3.1.1'],
  },
  {
    given: 'two parts as the version of the standard',
    text: "openapi: '3.0'\ninfo: {title: Depot, version: '1'}\npaths: {}\n",
    want: ['1:10: warning: "openapi" is "3.0", read as "3.0.4"; write "3.0.4"'],
    read: ['#/openapi', '3.0.4'],
  },
];

describe('what has one plausible meaning is a warning, and is read so', () => {
  test.each(CASES)('$given', async ({ text, want, read: [pointer, value] }) => {
    expect(await folder.reportsOf(text)).toEqual(want.map((line) => `api.yaml:${line}`));
    expect(valueAt((await folder.load(text)).root, pointer)).toEqual(value);
  });
});

describe('a name of a component that the standard does not allow is a warning, and is kept', () => {
  const names = ['a/b', '/a', 'A*/', 'Page<User>', 'a b', '天気', 'C:\\x', 'a/..b', 'a\nb'];
  test.each(names)('%j', async (name) => {
    expect(
      await folder.reportsOf(schemas(`    ${JSON.stringify(name)}: {type: string}\n`)),
    ).toEqual([
      `api.yaml:6:5: warning: ${JSON.stringify(name)} is not a valid name for a component; use A to Z, a to z, 0 to 9, ".", "-" and "_"`,
    ]);
  });
});

describe('what the standard allows is accepted without a warning', () => {
  const valid: readonly { given: string; text: string }[] = [
    { given: 'a boolean as a component', text: schemas('    A: true\n    B: false\n') },
    {
      given: 'a property name in another script',
      text: schemas('    A: {type: object, properties: {имя: {type: string}}}\n'),
    },
    {
      given: 'the items of a stream of events in OpenAPI 3.2',
      text: operation(`${STREAM}\n`).replace('3.1.0', '3.2.0'),
    },
    {
      given: 'a response without a description in OpenAPI 3.2',
      text: operation('      responses: {200: {summary: ok}}\n').replace('3.1.0', '3.2.0'),
    },
    { given: 'OpenAPI 3.2', text: openAPI('paths: {}\ntags: [{name: a, kind: nav}]\n', '3.2.0') },
    {
      given: 'a cookie of the style cookie, and a media type as a component, in OpenAPI 3.2',
      text: `${operation(
        '      parameters: [{name: a, in: cookie, style: cookie, schema: {type: string}}]\n      responses: {200: {description: ok, content: {application/json: {$ref: "#/components/mediaTypes/M"}}}}\n',
      ).replace(
        '3.1.0',
        '3.2.0',
      )}components: {mediaTypes: {M: {schema: {type: object, properties: {a: {type: string}}}}}}\n`,
    },
    {
      given: 'a number as a status',
      text: operation('      responses: {200: {description: ok}}\n'),
    },
  ];
  test.each(valid)('$given', async ({ text }) => {
    expect(await folder.reportsOf(text)).toEqual([]);
  });
});

test('the items of a stream of events are its schema, as up to OpenAPI 3.1', async () => {
  const { root } = await folder.load(operation(`${STREAM}\n`).replace('3.1.0', '3.2.0'));
  const media = '#/paths/~1crates/get/responses/200/content/text~1event-stream';
  expect(valueAt(root, `${media}/schema`)).toEqual({ type: 'object' });
  const lines = operation(`${STREAM.replace('text/event-stream', 'application/jsonl')}\n`);
  expect(await folder.reportsOf(lines.replace('3.1.0', '3.2.0'))).toEqual([
    expect.stringContaining('the items of a stream have no type'),
  ]);
});

test('a boolean component is a schema that allows every value, or none', async () => {
  const { root } = await folder.load(schemas('    A: true\n    B: false\n'));
  expect(valueAt(root, '#/components/schemas')).toEqual({ A: {}, B: { not: {} } });
});

test('a media type that is a component of OpenAPI 3.2 is written where it is used', async () => {
  const { root } = await folder.load(`openapi: 3.2.0
info: {title: Depot, version: '1'}
paths:
  /crates:
    get:
      responses: {200: {description: ok, content: {application/json: {$ref: '#/components/mediaTypes/Again'}}}}
components:
  mediaTypes:
    Again: {$ref: '#/components/mediaTypes/Crate'}
    Crate: {schema: {type: object}}
`);
  expect(valueAt(root, '#/paths/~1crates/get/responses/200/content')).toEqual({
    'application/json': { schema: { type: 'object' } },
  });
});
