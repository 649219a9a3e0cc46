import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { formatError } from './lint-error.js';
import { isJsonObject } from './json.js';
import { valueAt } from './json-pointer.js';
import { loadDocument, type LoadedDocument } from './load.js';

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upspec-broken-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function load(body: string): Promise<LoadedDocument> {
  const file = join(folder, 'api.yaml');
  await writeFile(file, `openapi: 3.1.0\ninfo: { title: T, version: '1' }\n${body}`);
  return loadDocument(file, { skipBroken: true });
}

/** The paths that are left, and what was left out, each with its error. */
function shown({ root, leftOut = [] }: LoadedDocument): readonly string[] {
  const { paths } = root;
  return [
    ...Object.entries(isJsonObject(paths) ? paths : {}).flatMap(([path, item]) =>
      Object.keys(isJsonObject(item) ? item : {}).map((method) => `${method} ${path}`),
    ),
    ...leftOut.map(
      ({ id = '?', method = '?', path, reported: error }) =>
        `left out: ${id} ${method} ${path}: ${formatError(error).replace(`${folder}/`, '')}`,
    ),
  ];
}

const ok = "{ operationId: ok, responses: { '200': { description: Right. } } }";
const uses = (schema: string): string =>
  `{ '200': { description: R, content: { application/json: { schema: { $ref: '#/components/schemas/${schema}' } } } } }`;

test.each<[string, string, readonly string[]]>([
  [
    'an operation',
    `paths:\n  /ok: { get: ${ok} }\n  /bad:\n    get: { operationId: bad, responses: 3 }\n    put: { operationId: good, responses: {} }\n`,
    [
      'get /ok',
      'put /bad',
      'left out: bad GET /bad: api.yaml:6:41: "responses" must be an object (Responses), and is a number',
    ],
  ],
  [
    'the parameters of a path',
    `paths:\n  /ok: { get: ${ok} }\n  /bad/{id}:\n    parameters: [{ name: id, in: pth, schema: { type: string } }]\n    get: { operationId: bad, responses: {} }\n    put: { operationId: worse, responses: {} }\n`,
    [
      'get /ok',
      expect.stringMatching(/^left out: bad GET \/bad\/\{id\}: api\.yaml:6:\d+: .*pth/) as string,
      expect.stringMatching(/^left out: worse PUT \/bad\/\{id\}: api\.yaml:6:\d+: .*pth/) as string,
    ],
  ],
  [
    'a schema, which operations use through another one',
    `paths:\n  /ok: { get: ${ok} }\n  /bad: { get: { responses: ${uses('Outer')} } }\ncomponents:\n  schemas:\n    Inner: { type: boolen }\n    Outer: { properties: { inner: { $ref: '#/components/schemas/Inner' } } }\n`,
    [
      'get /ok',
      'left out: ? GET /bad: api.yaml:8:20: type "boolen" is not a JSON Schema type; did you mean "boolean"?',
    ],
  ],
  [
    'a schema that a discriminator names',
    `paths:\n  /ok: { get: ${ok} }\n  /bad: { get: { responses: ${uses('Pet')} } }\ncomponents:\n  schemas:\n    Cat: { type: 7 }\n    Pet: { discriminator: { propertyName: kind, mapping: { cat: Cat } } }\n`,
    ['get /ok', expect.stringMatching(/^left out: \? GET \/bad: api\.yaml:8:\d+: /) as string],
  ],
  [
    'a schema that contains itself',
    `paths:\n  /ok: { get: ${ok} }\n  /bad: { get: { responses: ${uses('Loop')} } }\ncomponents:\n  schemas:\n    Loop: { allOf: [{ $ref: '#/components/schemas/Loop' }] }\n`,
    [
      'get /ok',
      'left out: ? GET /bad: api.yaml:8:5: #/components/schemas/Loop contains itself by $ref or allOf, so no value can match it',
    ],
  ],
  [
    'a reference to nothing',
    `paths:\n  /ok: { get: ${ok} }\n  /bad: { get: { operationId: bad, responses: ${uses('Lost')} } }\ncomponents: { schemas: {} }\n`,
    [
      'get /ok',
      expect.stringMatching(
        /^left out: bad GET \/bad: api\.yaml:5:\d+: \$ref "#\/components\/schemas\/Lost" does not resolve/,
      ) as string,
    ],
  ],
  [
    'an extension keyword of the kit',
    `paths:\n  /ok: { get: ${ok} }\n  /bad: { post: { operationId: bad, x-upspec-lifecycle: 3, responses: {} } }\n`,
    [
      'get /ok',
      expect.stringMatching(/^left out: bad POST \/bad: .*x-upspec-lifecycle: must be/) as string,
    ],
  ],
])('an error in %s leaves out what it concerns, and nothing else', async (_, body, want) => {
  expect(shown(await load(body))).toEqual(want);
});

test.each<[string, string]>([
  ['an expression', "'{$request.body#/url}'"],
  ['an expression within a URL', "'https://own.example/{$request.query.id}/{$response.body#/n}'"],
  ['a name in braces', "'{webhookURL}'"],
])('%s as the key of a callback is not the template of a path', async (_, key) => {
  const callback = `{ onDone: { ${key}: { post: { responses: {} } } } }`;
  const loaded = await load(
    `paths:\n  /ok: { post: { operationId: ok, callbacks: ${callback}, responses: {} } }\nwebhooks:\n  '{name}': { post: { responses: {} } }\ncomponents:\n  callbacks: ${callback}\n`,
  );
  expect(shown(loaded)).toEqual(['post /ok']);
  expect(loaded.warnings).toEqual([]);
});

test.each<[string, string]>([
  [
    'a callback',
    `paths:\n  /ok: { post: { operationId: ok, callbacks: { on: { '{$url}': { post: { responses: 3 } } } }, responses: {} } }\n`,
  ],
  [
    'a webhook',
    `paths:\n  /ok: { post: { operationId: ok, responses: {} } }\nwebhooks:\n  on: { post: { responses: 3 } }\n`,
  ],
  [
    'a callback of its own name',
    `paths:\n  /ok: { post: { operationId: ok, callbacks: { on: { $ref: '#/components/callbacks/On' } }, responses: {} } }\ncomponents:\n  callbacks:\n    On: { '{$url}': { post: { responses: 3 } } }\n`,
  ],
])('an error in %s concerns no operation', async (_, body) => {
  expect(shown(await load(body))).toEqual(['post /ok']);
});

test.each<[string, string]>([
  ['the servers', `servers: [{ url: 'https://{host}/v1' }]\npaths:\n  /ok: { get: ${ok} }\n`],
  [
    'a security scheme',
    `paths:\n  /ok: { get: ${ok} }\ncomponents: { securitySchemes: { key: { type: apiKey, in: nowhere, name: k } } }\n`,
  ],
  ['every operation', 'paths:\n  /bad: { get: { responses: 3 } }\n'],
])('an error in %s rejects the document', async (_, body) => {
  await expect(load(body)).rejects.toThrow(/api\.yaml:\d+:\d+: /);
});

test('the operation itself is left as it is where its callbacks are left out', async () => {
  const { root } = await load(
    `paths:\n  /ok: { post: { operationId: ok, callbacks: { on: 3 }, responses: {} } }\n`,
  );
  expect(valueAt(root, '/paths/~1ok/post')).toEqual({ operationId: 'ok', responses: {} });
});
