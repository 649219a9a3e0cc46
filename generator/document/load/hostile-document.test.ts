import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DocumentFolder, openAPI, schemas } from './testing/document-folder.js';

let folder: DocumentFolder;
beforeAll(async () => {
  folder = await DocumentFolder.create();
});
afterAll(async () => {
  await folder.remove();
});

const JSON_SCHEMA = '#/paths/~1a/get/responses/200/content/application~1json/schema';

describe('a document that was made to do harm is rejected', () => {
  const documents: readonly { given: string; text: string; want: readonly string[] }[] = [
    {
      given: 'a hundred thousand aliases',
      text: openAPI(`x-a: &a {b: 1}\nx-b: [${Array(100_000).fill('*a').join(',')}]\npaths: {}\n`),
      want: ['api.yaml: uses YAML aliases more than 20000 times and is not read'],
    },
    {
      given: 'an alias to what contains it',
      text: openAPI('paths: {}\ncomponents: &a {schemas: {A: *a}}\n'),
      want: ['api.yaml: is nested deeper than 400 levels and is not read'],
    },
    {
      given: 'parameters that refer to each other',
      text: openAPI(
        "paths: {/a: {get: {parameters: [{$ref: '#/components/parameters/A'}], responses: {'200': {description: ok}}}}}\ncomponents: {parameters: {A: {$ref: '#/components/parameters/A'}}}\n",
      ),
      want: [
        'api.yaml:3:33: $ref "#/components/parameters/A" leads back to itself',
        'api.yaml:4:30: $ref "#/components/parameters/A" leads back to itself',
      ],
    },
    {
      given: 'an inline schema that is a reference to itself',
      text: openAPI(
        `paths: {/a: {get: {responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '${JSON_SCHEMA}'}}}}}}}}\n`,
      ),
      want: [`api.yaml:3:94: $ref "${JSON_SCHEMA}" leads back to itself`],
    },
    ...[
      ['../../x', '..'],
      ['.', '.'],
      ['..', '..'],
      ['a/../b', '..'],
      ['./a', '.'],
      ['a\\..\\b', '..'],
    ].map(([name = '', segment = '']) => ({
      given: `a component named ${name}`,
      text: schemas(`    '${name}': {type: string}\n`),
      want: [
        `api.yaml:6:5: ${JSON.stringify(name)} has the path segment "${segment}", which is always a folder; give the component another name`,
      ],
    })),
    {
      given: 'a component named __proto__',
      text: schemas('    __proto__: {type: string}\n'),
      want: [
        'api.yaml:6:5: "__proto__" is the prototype of an object in JavaScript; give the component another name',
      ],
    },
    {
      given: 'an escape sequence in the name of a component',
      text: schemas('    "a\\e[31m": {type: string}\n'),
      want: [
        'api.yaml:6:5: "a\\u001b[31m" has the control character U+001B; give the component another name',
      ],
    },
    {
      given: 'an escape sequence in the title',
      text: 'openapi: 3.1.0\ninfo: {title: "\\e[31m", version: "1"}\npaths: {}\n',
      want: ['api.yaml:2:15: "title" has the control character U+001B; remove it'],
    },
    {
      given: 'a reference to a URL',
      text: schemas("    A: {$ref: 'http://127.0.0.1:1/a.yaml'}\n"),
      want: [
        'api.yaml:6:8: $ref "http://127.0.0.1:1/a.yaml" does not resolve: http://127.0.0.1:1/a.yaml is a URL, and only files beside the document are read; allow it with --allow-refs',
      ],
    },
    {
      given: 'a reference to a file by its URL',
      text: schemas("    A: {$ref: 'file:///etc/hostname'}\n"),
      want: [
        'api.yaml:6:8: $ref "file:///etc/hostname" does not resolve: file:///etc/hostname is a URL, and only files beside the document are read; allow it with --allow-refs',
      ],
    },
  ];
  test.each(documents)('$given', async ({ text, want }) => {
    expect(await folder.reportsOf(text)).toEqual(want);
  });
});

test('a pattern that never ends does not stop the check of the examples', async () => {
  const text = schemas(
    `    A: {type: string, pattern: '^(a+)+$', example: '${'a'.repeat(60)}!'}\n`,
  );
  expect(await folder.reportsOf(text)).toEqual([]);
});

test('an example outside the folder is not read', async () => {
  const text = openAPI(
    "paths: {/a: {get: {responses: {'200': {description: ok, content: {text/plain: {schema: {type: string}, examples: {a: {externalValue: /etc/hostname}}}}}}}}}\n",
  );
  expect(await folder.reportsOf(text)).toEqual([
    "api.yaml:3:134: warning: the example /etc/hostname can't be read; it is left out",
  ]);
});

test('a path item that refers to the document is rejected', async () => {
  const text = openAPI("paths: {/a: {$ref: '#'}}\n");
  expect(await folder.reportsOf(text)).toContain(
    'api.yaml:3:13: $ref "#" leads to what contains it',
  );
});
