import { afterAll, beforeAll, expect, test } from 'vitest';
import { DocumentFolder, openAPI, schemas } from './testing/document-folder.js';

let folder: DocumentFolder;
beforeAll(async () => {
  folder = await DocumentFolder.create();
});
afterAll(async () => {
  await folder.remove();
});

const OK = "responses: {'200': {description: ok}}";

test('a schema with an error and what refers to it are left out, and named', async () => {
  const text = schemas(
    "    A: {type: boolen}\n    B: {type: object, properties: {a: {$ref: '#/components/schemas/A'}}}\n    C: {type: string}\n",
  );
  expect(await folder.reportsOf(text)).toEqual([
    'api.yaml:6:15: type "boolen" is not a JSON Schema type; did you mean "boolean"?',
  ]);
  expect(await folder.reportsOf(text, { skipBroken: true })).toEqual([
    `api.yaml:6:5: warning: schema A is left out: ${folder.path}/api.yaml:6:15: type "boolen" is not a JSON Schema type; did you mean "boolean"?`.replace(
      `${folder.path}/`,
      '',
    ),
    'api.yaml:7:5: warning: schema B is left out: api.yaml:6:15: type "boolen" is not a JSON Schema type; did you mean "boolean"?',
  ]);
  const { root } = await folder.load(text, { skipBroken: true });
  expect(root['components']).toEqual({ schemas: { C: { type: 'string' } } });
});

test('an operation with an error is left out, and its siblings stay', async () => {
  const text = openAPI(
    `paths:\n  /a:\n    get: {parameters: [{name: q, in: pth, schema: {type: string}}], ${OK}}\n    post: {operationId: postA, ${OK}}\n`,
  );
  const { root, warnings } = await folder.load(text, { skipBroken: true });
  expect(warnings.map(({ message }) => folder.shorten(message))).toEqual([
    'operation GET /a is left out: api.yaml:5:38: in "pth" is not allowed here; did you mean "path"?',
  ]);
  expect(root['paths']).toMatchObject({ '/a': { post: { operationId: 'postA' } } });
  expect(root['paths']).not.toHaveProperty(['/a', 'get']);
});

test('an error in another file leaves out only what leads to it', async () => {
  await folder.write('parts.yaml', 'Bad: {type: boolen}\nGood: {type: string}\n');
  const text = schemas("    A: {$ref: 'parts.yaml#/Bad'}\n    B: {$ref: 'parts.yaml#/Good'}\n");
  const { root, warnings } = await folder.load(text, { skipBroken: true });
  expect(
    warnings.map(
      ({ location, message }) => `${String(location.line)}: ${message.split(': ')[0] ?? ''}`,
    ),
  ).toEqual(['6: schema A is left out']);
  expect(root['components']).toMatchObject({ schemas: { Good: { type: 'string' } } });
});

test('an error of the whole document cannot be left out', async () => {
  const text = 'openapi: 3.1.0\ninfo: {title: "De\\u0007pot", version: "1"}\npaths: {}\n';
  expect(await folder.reportsOf(text, { skipBroken: true })).toEqual([
    'api.yaml:2:15: "title" has the control character U+0007; remove it',
  ]);
});
