import { mkdtemp, readFile, rm, symlink, writeFile, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { InvalidDocumentError, UnreadableDocumentError } from './errors.js';
import { formatError } from './lint-error.js';
import { valueAt } from './json-pointer.js';
import { loadDocument } from './load.js';

const spec = await readFile(new URL('../../../spec/openapi.yaml', import.meta.url), 'utf8');
let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upspec-load-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

/** Loads a string as a document and returns the errors, without the folder's name. */
async function errorsOf(text: string): Promise<readonly string[]> {
  const file = join(folder, 'spec.yaml');
  await writeFile(file, text);
  const error: unknown = await loadDocument(file).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof InvalidDocumentError) {
    return error.errors.map((error) => formatError(error).replace(`${folder}/`, ''));
  }
  return [error instanceof Error ? error.message.replaceAll(`${folder}/`, '') : 'no error'];
}

function document(body: string): string {
  return `openapi: 3.1.0\ninfo: {title: T, version: '1'}\n${body}`;
}

/** A document with a discriminator that has the mapping. */
function mapped(mapping: string, version = '3.1.0'): string {
  const schemas =
    '    Cat: {type: object}\n    Dog: {type: object}\n    Cat.json: {type: object}\n';
  const pet = `    Pet:\n      discriminator: {propertyName: kind, mapping: {${mapping}}}\n`;
  return `openapi: ${version}\ninfo: {title: T, version: '1'}\npaths: {}\ncomponents:\n  schemas:\n${schemas}${pet}`;
}

describe('an error is reported with its location and a suggested fix', () => {
  const errors: readonly { given: string; text: string; want: readonly string[] }[] = [
    {
      given: 'a misspelt type',
      text: document('paths: {}\ncomponents:\n  schemas:\n    A:\n      type: boolen\n'),
      want: ['spec.yaml:7:13: type "boolen" is not a JSON Schema type; did you mean "boolean"?'],
    },
    {
      given: 'a misspelt location of a parameter',
      text: document(
        'paths:\n  /a/{id}:\n    get:\n      parameters:\n        - name: id\n          in: pth\n          required: true\n          schema: {type: string}\n      responses: {}\n',
      ),
      want: ['spec.yaml:8:15: in "pth" is not allowed here; did you mean "path"?'],
    },
    {
      given: 'a reference that does not resolve',
      text: document(
        "paths: {}\ncomponents:\n  schemas:\n    Upload: {type: object}\n    B:\n      $ref: '#/components/schemas/Uplaod'\n",
      ),
      want: [
        'spec.yaml:8:7: $ref "#/components/schemas/Uplaod" does not resolve; did you mean "#/components/schemas/Upload"?',
      ],
    },
    {
      given: 'a discriminator mapping that names no schema',
      text: mapped('cat: Cta, dog: Dog, cow: Elephant'),
      want: [
        'spec.yaml:10:58: discriminator mapping "Cta" names no schema; did you mean "Cat"?',
        'spec.yaml:10:78: discriminator mapping "Elephant" names no schema',
      ],
    },
    {
      given: 'a defaultMapping that names no schema',
      text: mapped('cat: Cat}, defaultMapping: Dgo, x-y: {', '3.2.0'),
      want: ['spec.yaml:10:80: discriminator mapping "Dgo" names no schema; did you mean "Dog"?'],
    },
    {
      given: 'a reference with a slash as %2F',
      text: document("paths:\n  /a:\n    get: {responses: {}}\n  /b:\n    $ref: '#/paths/%2Fa'\n"),
      want: [
        'spec.yaml:7:11: $ref "#/paths/%2Fa" has %2F, which separates two keys; did you mean "#/paths/~1a"?',
      ],
    },
    {
      given: 'a name after a reference in a discriminator mapping',
      text: mapped("cat: '#/components/schemas/Cat', dog: Dgo"),
      want: ['spec.yaml:10:91: discriminator mapping "Dgo" names no schema; did you mean "Dog"?'],
    },
    {
      given: 'a discriminator mapping that does not resolve',
      text: mapped("cat: Cat, dog: '#/components/schemas/Dgo'"),
      want: [
        'spec.yaml:10:68: $ref "#/components/schemas/Dgo" does not resolve; did you mean "#/components/schemas/Dog"?',
      ],
    },
    {
      given: 'a line that is indented by one too many',
      text: document(
        'paths:\n  /a:\n    get:\n      responses: {}\n   post:\n      responses: {}\n',
      ),
      want: [
        'spec.yaml:7:4: YAML: this line is indented by 3 spaces, and its siblings by 4; did you mean 4 spaces?',
      ],
    },
    {
      given: 'a first line with another indentation than its siblings',
      text: document(
        'paths:\n  /a:\n    get:\n       summary: A\n      tags: []\n      responses: {}\n',
      ),
      want: [
        'spec.yaml:6:8: YAML: this line is indented by 7 spaces, and its siblings by 6; did you mean 6 spaces?',
      ],
    },
    {
      given: 'a line whose sibling below is indented deeper',
      text: document('components:\n  schemas:\n    A:\n     type: string\n      title: A\n'),
      want: [
        'spec.yaml:6:12: YAML: Nested mappings are not allowed in compact mappings; line 7 is indented by 6 spaces and this one by 5; are they siblings?',
      ],
    },
    {
      given: 'a tab',
      text: document('paths:\n\t/a: {}\n'),
      want: ['spec.yaml:4:1: YAML: Tabs are not allowed as indentation; indent with spaces'],
    },
    {
      given: 'an unterminated string',
      text: document('paths: "{}\n'),
      want: ['spec.yaml:4:1: YAML: Missing closing "quote'],
    },
    {
      given: 'two errors at once',
      text: document(
        "paths: {}\ncomponents:\n  schemas:\n    A: {type: strng}\n    B:\n      $ref: '#/components/schemas/C'\n",
      ),
      want: [
        'spec.yaml:6:15: type "strng" is not a JSON Schema type; did you mean "string"?',
        'spec.yaml:8:7: $ref "#/components/schemas/C" does not resolve; did you mean "#/components/schemas/A"?',
      ],
    },
    {
      given: 'a bracket that is left open',
      text: document('paths: {a: {}\ncomponents: {}\n'),
      want: [
        'spec.yaml:4:1: YAML: the line does not fit the structure above it; is a bracket or a quote above left open?',
      ],
    },
    {
      given: 'a schema that contains itself',
      text: document(
        'paths: {}\ncomponents:\n  schemas:\n    A: {$ref: "#/components/schemas/B"}\n    B: {allOf: [{$ref: "#/components/schemas/A"}]}\n',
      ),
      want: [
        'spec.yaml:6:5: #/components/schemas/A contains itself by $ref or allOf, so no value can match it',
        'spec.yaml:7:5: #/components/schemas/B contains itself by $ref or allOf, so no value can match it',
      ],
    },
    {
      given: 'a newer standard',
      text: 'openapi: 4.0.0\n',
      want: [
        'spec.yaml:1:10: the document is OpenAPI 4.0.0; OpenAPI 3.0, 3.1, 3.2 and Swagger 2.0 are supported',
      ],
    },
    {
      given: 'an older standard',
      text: 'swagger: "1.2"\n',
      want: [
        'spec.yaml:1:10: the document is Swagger 1.2; OpenAPI 3.0, 3.1, 3.2 and Swagger 2.0 are supported',
      ],
    },
    {
      given: 'an empty file',
      text: '',
      want: [
        'spec.yaml:1:1: this is not an OpenAPI document; OpenAPI 3.0, 3.1, 3.2 and Swagger 2.0 are supported',
      ],
    },
  ];

  test.each(errors)('$given', async ({ text, want }) => {
    expect(await errorsOf(text)).toEqual(want);
  });
});

test('the spec of this project loads without an error or a warning', async () => {
  const file = join(folder, 'openapi.yaml');
  await writeFile(file, spec);
  const loaded = await loadDocument(file);
  expect(loaded.warnings.map(formatError)).toEqual([]);
  expect(loaded.version).toBe('3.1');
});

test('a property that the standard does not define is a warning, with a suggested fix', async () => {
  const file = join(folder, 'spec.yaml');
  await writeFile(
    file,
    document('paths: {}\ncomponents:\n  schemas:\n    A:\n      type: integer\n      minumum: 1\n'),
  );
  const { warnings } = await loadDocument(file);
  expect(warnings.map((warning) => formatError(warning).replace(`${folder}/`, ''))).toEqual([
    'spec.yaml:8:7: warning: property "minumum" is not expected here; did you mean "minimum"?',
  ]);
});

test.each([
  { version: '3.0.4', mapping: 'cat: Cat, dog: Dog' },
  { version: '3.1.0', mapping: 'cat: Cat, dog: Dog' },
  { version: '3.1.0', mapping: "cat: Cat, dog: '#/components/schemas/Dog', json: Cat.json" },
])('OpenAPI $version: a mapping may name a schema: $mapping', async ({ version, mapping }) => {
  expect(await errorsOf(mapped(mapping, version))).toEqual(['no error']);
});

test('a discriminator mapping keeps the alias that it refers to', async () => {
  const file = join(folder, 'spec.yaml');
  const local = '#/components/schemas/Kitty';
  await writeFile(
    file,
    document(
      `paths: {}\ncomponents:\n  schemas:\n    Cat: {type: object}\n    Kitty: {$ref: '#/components/schemas/Cat'}\n    Pet: {oneOf: [{$ref: '${local}'}], discriminator: {propertyName: kind, mapping: {cat: '${local}'}}}\n`,
    ),
  );
  const { root } = await loadDocument(file);
  expect(valueAt(root, '#/components/schemas/Pet/discriminator/mapping')).toEqual({
    cat: '#/components/schemas/Kitty',
  });
});

test('the location of a value is its line and column, or those of the nearest value above', async () => {
  const file = join(folder, 'spec.yaml');
  await writeFile(file, document('paths:\n  /a:\n    get:\n      responses: {}\n'));
  const { location } = await loadDocument(file);
  expect(location('#/paths/~1a/get')).toEqual({ file, line: 5, column: 5 });
  expect(location('#/paths/~1a/get/requestBody')).toEqual({ file, line: 5, column: 5 });
});

describe('a document may refer only to files of its own folder', () => {
  test('a file beside it is read', async () => {
    await mkdir(join(folder, 'schemas'));
    await writeFile(join(folder, 'schemas', 'a.yaml'), 'type: string\n');
    const file = join(folder, 'spec.yaml');
    await writeFile(
      file,
      document('paths: {}\ncomponents:\n  schemas:\n    A:\n      $ref: schemas/a.yaml\n'),
    );
    const { root } = await loadDocument(file);
    expect(root['components']).toMatchObject({
      schemas: { A: { $ref: '#/components/schemas/a' }, a: { type: 'string' } },
    });
  });

  const references: readonly { given: string; reference: string }[] = [
    { given: 'a file above it', reference: '../secret.yaml' },
    { given: 'a file anywhere', reference: '/etc/hostname' },
    { given: 'a link to a file outside', reference: 'link.yaml' },
    { given: 'the network', reference: 'http://127.0.0.1:1/a.yaml' },
  ];
  test.each(references)('$given is rejected', async ({ reference }) => {
    await symlink('/etc/hostname', join(folder, 'link.yaml'));
    const [error] = await errorsOf(
      document(`paths: {}\ncomponents:\n  schemas:\n    A:\n      $ref: ${reference}\n`),
    );
    expect(error).toMatch(/^spec\.yaml:7:\d+: .*(outside the document's folder|is a URL, and)/);
  });
});

test('a document whose aliases multiply is rejected before it fills the memory', async () => {
  const levels = Array.from({ length: 12 }, (_, level) =>
    level === 0
      ? `a0: &a0 [x, x, x, x, x, x, x, x, x, x]`
      : `a${String(level)}: &a${String(level)} [${Array(10)
          .fill(`*a${String(level - 1)}`)
          .join(', ')}]`,
  );
  expect(await errorsOf(`openapi: 3.1.0\n${levels.join('\n')}\n`)).toEqual([
    'spec.yaml: has more than 5000000 values and is not read',
  ]);
});

test('a document that does not exist, or is a folder, is reported', async () => {
  await expect(loadDocument(join(folder, 'absent.yaml'))).rejects.toThrow(UnreadableDocumentError);
  await expect(loadDocument(join(folder, 'absent.yaml'))).rejects.toThrow(
    'the file does not exist',
  );
  await expect(loadDocument(folder)).rejects.toThrow('it is a folder; name the document in it');
});
