import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { valueAt } from './json-pointer.js';
import { loadDocument } from './load.js';
import { DocumentFolder, openAPI, schemas } from './testing/document-folder.js';

let folder: DocumentFolder;
beforeAll(async () => {
  folder = await DocumentFolder.create();
});
afterAll(async () => {
  await folder.remove();
});

const PAGE =
  '{description: ok, content: {application/json: {schema: {type: object, properties: {x: {type: string}}}}}}';

describe('a reference by another identifier than a pointer leads to a component', () => {
  const cases: readonly { given: string; text: string; pointer: string; want: string }[] = [
    {
      given: '$anchor',
      text: schemas(
        '    A: {$anchor: crate, type: string}\n    B: {type: array, items: {$ref: "#crate"}}\n',
      ),
      pointer: '#/components/schemas/B/items/$ref',
      want: '#/components/schemas/A',
    },
    {
      given: '$id',
      text: schemas(
        '    A: {$id: "https://x.example/crate", type: string}\n    B: {type: array, items: {$ref: "https://x.example/crate"}}\n',
      ),
      pointer: '#/components/schemas/B/items/$ref',
      want: '#/components/schemas/A',
    },
    {
      given: '$dynamicRef',
      text: schemas(
        '    Tree: {$dynamicAnchor: node, type: object, properties: {child: {$dynamicRef: "#node"}}}\n',
      ),
      pointer: '#/components/schemas/Tree/properties/child/$ref',
      want: '#/components/schemas/Tree',
    },
    {
      given: 'the root of a schema with an $id',
      text: schemas(
        '    A: {$id: "https://x.example/a", type: object, properties: {a: {$ref: "#"}}}\n',
      ),
      pointer: '#/components/schemas/A/properties/a/$ref',
      want: '#/components/schemas/A',
    },
    {
      given: 'a pointer to an inline response',
      text: openAPI(
        `paths:\n  /a: {get: {operationId: listA, responses: {'200': ${PAGE}}}}\ncomponents: {schemas: {B: {$ref: '#/paths/~1a/get/responses/200/content/application~1json/schema'}}}\n`,
      ),
      pointer: '#/components/schemas/B/$ref',
      want: '#/components/schemas/ListAResponse',
    },
    {
      given: 'a pointer to a property',
      text: schemas(
        "    A: {type: object, properties: {b: {type: string}}}\n    B: {$ref: '#/components/schemas/A/properties/b'}\n",
      ),
      pointer: '#/components/schemas/B/$ref',
      want: '#/components/schemas/AB',
    },
  ];
  test.each(cases)('$given', async ({ text, pointer, want }) => {
    const { root, warnings } = await folder.load(text);
    expect(warnings).toEqual([]);
    expect(valueAt(root, pointer)).toBe(want);
    expect(valueAt(root, want)).toBeTypeOf('object');
  });
});

test('an inline schema that became a component keeps its location', async () => {
  const text = schemas(
    "    A: {type: object, properties: {b: {type: string}}}\n    B: {$ref: '#/components/schemas/A/properties/b'}\n",
  );
  const { location } = await folder.load(text);
  expect(location('#/components/schemas/AB')).toMatchObject({ line: 6, column: 36 });
});

test('a path item, a parameter and a response that a reference finds outside of components are copied', async () => {
  const text = openAPI(
    `paths:\n  /a: {get: {operationId: listA, parameters: [{name: q, in: query, schema: {type: string}}], responses: {'200': ${PAGE}}}}\n  /b: {$ref: '#/paths/~1a'}\n  /c: {get: {parameters: [{$ref: '#/paths/~1a/get/parameters/0'}], responses: {'200': {$ref: '#/paths/~1a/get/responses/200'}}}}\n`,
  );
  const { root } = await folder.load(text);
  expect(valueAt(root, '#/paths/~1b/get/parameters/0/name')).toBe('q');
  expect(valueAt(root, '#/paths/~1b/get/operationId')).toBeUndefined();
  expect(valueAt(root, '#/paths/~1c/get/parameters/0/name')).toBe('q');
  expect(valueAt(root, '#/paths/~1c/get/responses/200/description')).toBe('ok');
});

test('a reference to the root of a component that has no $id is a warning', async () => {
  const text = schemas('    A: {type: object, properties: {a: {$ref: "#"}}}\n');
  expect(await folder.reportsOf(text)).toEqual([
    'api.yaml:6:39: warning: $ref "#" is read as #/components/schemas/A',
  ]);
});

describe('a file in a parent folder', () => {
  const text =
    "openapi: 3.1.0\ninfo: {title: Depot, version: '1'}\npaths: {}\ncomponents: {schemas: {A: {$ref: '../common/s.yaml#/Thing'}}}\n";

  test('is read where the option allows its folder', async () => {
    const file = await folder.write('api/openapi.yaml', text);
    await folder.write('common/s.yaml', 'Thing: {type: string}\n');
    await expect(loadDocument(file)).rejects.toThrow(
      'openapi.yaml:4:27: $ref "../common/s.yaml#/Thing" does not resolve: ../common/s.yaml is outside the document\'s folder; allow its folder with --allow-refs',
    );
    const { root } = await loadDocument(file, { allowRefs: [join(folder.path, 'common')] });
    expect(valueAt(root, '#/components/schemas/Thing')).toEqual({ type: 'string' });
  });

  test('is read inside the working folder', async () => {
    await mkdir(join(folder.path, 'work'));
    await folder.write('work/common/s.yaml', 'Thing: {type: integer}\n');
    const file = await folder.write('work/api/openapi.yaml', text);
    const before = process.cwd;
    process.cwd = () => join(folder.path, 'work');
    try {
      const { root } = await loadDocument(file);
      expect(valueAt(root, '#/components/schemas/Thing')).toEqual({ type: 'integer' });
    } finally {
      process.cwd = before;
    }
  });
});

describe('a reference to a file is a URI reference', () => {
  const referring = (reference: string): string => schemas(`    A: {$ref: '${reference}'}\n`);

  test.each([
    ['sub/whole%20file.json', 'sub/whole file.json'],
    ['sub%2Fwhole%2520file.json', 'sub/whole%20file.json'],
    ['%E5%A4%A9.json', '天.json'],
    ['100%.json', '100%.json'],
    ['a%23b.json', 'a#b.json'],
  ])('%s is the file %s', async (reference, file) => {
    await folder.write(file, '{"type": "integer"}');
    const { root } = await folder.load(referring(reference));
    expect(JSON.stringify(root)).toContain('"type":"integer"');
  });

  test('a fragment in a percent-encoded file leads to its part', async () => {
    await folder.write('my schemas.yaml', "Thing: {$ref: './other%20file.yaml#/Thing'}\n");
    await folder.write('other file.yaml', 'Thing: {type: boolean}\n');
    const { root } = await folder.load(referring('my%20schemas.yaml#/Thing'));
    expect(JSON.stringify(root)).toContain('"type":"boolean"');
  });

  test.each(['%2e%2e/secret.json', '..%2fsecret.json', '%2E%2E%2Fsecret.json'])(
    '%s is decoded before the folder is checked',
    async (reference) => {
      const inner = await folder.write('inner/api.yaml', referring(reference));
      await folder.write('secret.json', '{"type": "integer"}');
      await expect(loadDocument(inner)).rejects.toThrow(
        `$ref "${reference}" does not resolve: ../secret.json is outside the document's folder; allow its folder with --allow-refs`,
      );
    },
  );

  test.each(['%2Fetc%2Fhostname', 'a%00.json', 'file%3A///etc/hostname', 'http%3A//127.0.0.1:1/a'])(
    '%s is not read',
    async (reference) => {
      const reports = await folder.reportsOf(referring(reference));
      expect(reports).toEqual([
        expect.stringContaining(`api.yaml:6:8: $ref "${reference}" does not resolve`),
      ]);
    },
  );
});
