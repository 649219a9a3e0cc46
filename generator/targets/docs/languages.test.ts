import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildModel, loadDocument } from '@upspec/document';
import { typescript } from '../typescript-client/language.js';
import { cli } from '../cli/language.js';
import { ruby } from '../ruby/language.js';
import { curl } from './curl.js';
import type { Language } from '../language.js';

const DOCUMENT = `openapi: 3.1.0
info: { title: Odd API, version: '1', x-upspec-client: OddThings, x-upspec-names: path }
security: [{ key: [] }]
components: { securitySchemes: { key: { type: http, scheme: bearer } } }
paths:
  /things/{id}/$x:
    put:
      operationId: replaceThing
      parameters:
        - { name: id, in: path, required: true, schema: { type: string }, example: "a b/'c" }
        - { name: tags, in: query, schema: { type: array, items: { type: string } }, example: [x, y z] }
        - { name: where, in: query, schema: { type: object }, example: { size: 3 } }
      requestBody:
        required: true
        content:
          application/json:
            schema: { type: object, properties: { note: { type: string } } }
            example: { note: "it's $HOME", 'odd key': [1, { deep: true }], empty: {}, none: null }
      responses: { '200': { description: ok, content: { application/json: { schema: { type: object } } } } }
  /forms:
    post:
      operationId: sendForm
      requestBody:
        required: true
        content:
          multipart/form-data:
            schema:
              type: object
              properties:
                mail: { type: string }
                meta: { type: object }
                doc: { type: string, format: binary }
            examples:
              one:
                x-upspec-files: { doc: 'a;b.txt' }
                value: { mail: '@me; now', meta: { a: [1] }, doc: hello }
      responses: { '204': { description: done } }
  /loads:
    get:
      operationId: findLoads
      parameters:
        - { name: limit, in: query, schema: { type: integer } }
        - { name: X-Trace, in: header, required: true, schema: { type: string }, example: "it's" }
        - { name: color, in: cookie, required: true, schema: { type: string }, example: 'a b' }
      responses: { '204': { description: done } }
`;

/** Parameters of several styles, a urlencoded body with an encoding, and keys of its own. */
const STYLES = `openapi: 3.1.0
info: { title: Odd API, version: '1', x-upspec-client: OddThings, x-upspec-names: path }
security: [{ key: [] }]
components:
  securitySchemes:
    key: { type: http, scheme: bearer }
    other: { type: apiKey, in: header, name: X-Other }
paths:
  /things/{ids}:
    post:
      operationId: sendThings
      security: [{ other: [] }]
      parameters:
        - { name: ids, in: path, required: true, style: label, schema: { type: array, items: { type: integer } }, example: [1, 2] }
        - { name: pipe, in: query, style: pipeDelimited, schema: { type: array, items: { type: string } }, example: [a, b] }
        - { name: deep, in: query, style: deepObject, schema: { type: object }, example: { a: { b: 1 } } }
        - { name: q, in: query, content: { application/json: { schema: { type: object } } }, example: { a: 1 } }
        - { name: raw, in: query, allowReserved: true, schema: { type: string }, example: a/b }
        - { name: session, in: cookie, required: true, schema: { type: string }, example: a b }
        - { name: X-Range, in: header, required: true, schema: { type: array, items: { type: integer } }, example: [3, 4] }
      requestBody:
        required: true
        content:
          application/x-www-form-urlencoded:
            schema: { type: object, properties: { codes: { type: array, items: { type: integer } }, meta: { type: object } } }
            encoding: { codes: { style: form, explode: false } }
            example: { codes: [1, 2], meta: { a: 1 } }
      responses: { '204': { description: done } }
`;

async function exampleOf(language: Language, id: string, source = DOCUMENT): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'upspec-curl-'));
  try {
    await writeFile(join(folder, 'openapi.yaml'), source);
    const model = buildModel(await loadDocument(join(folder, 'openapi.yaml')));
    const operation = model.operations.find((each) => each.id === id);
    const [example] = operation?.examples ?? [];
    if (operation === undefined || example === undefined) throw new Error(`${id} has no example`);
    return language.example({ model, operation, example });
  } finally {
    await rm(folder, { recursive: true });
  }
}

test('curl quotes what a shell would read, and always names the method that is not GET', async () => {
  expect(await exampleOf(curl, 'replaceThing')).toBe(
    String.raw`curl -X PUT "$ODD_THINGS_BASE_URL/things/a%20b%2F%27c/\$x?tags=x&tags=y%20z&size=3" \
  -H "Authorization: Bearer $ODD_THINGS_API_KEY" \
  -H 'Content-Type: application/json' \
  -d '{
  "note": "it'\''s $HOME",
  "odd key": [
    1,
    {
      "deep": true
    }
  ],
  "empty": {},
  "none": null
}'
`,
  );
});

test('curl sends parts as intended: text that looks like a file, JSON, names with special characters', async () => {
  expect(await exampleOf(curl, 'sendForm')).toBe(
    String.raw`curl -X POST "$ODD_THINGS_BASE_URL/forms" \
  -H "Authorization: Bearer $ODD_THINGS_API_KEY" \
  --form-string 'mail=@me; now' \
  -F 'meta={"a":[1]};type=application/json' \
  -F 'doc=@"a;b.txt"'
`,
  );
});

test('curl quotes text before the rules of its part, and sends the constant headers of parts', async () => {
  const source = `openapi: 3.1.0
info: { title: Odd API, version: '1' }
paths:
  /forms:
    post:
      operationId: sendForm
      requestBody:
        required: true
        content:
          multipart/form-data:
            schema:
              type: object
              properties:
                page: { type: string }
                meta: { type: object }
                doc: { type: string, format: binary }
            encoding:
              page: { contentType: text/html }
              doc: { contentType: text/csv, headers: { X-Kind: { schema: { const: 'a; b' } } } }
            examples:
              one: { x-upspec-files: { doc: a.csv }, value: { page: '<a href="b">;', meta: { a: 'b;c' }, doc: hello } }
      responses: { '204': { description: done } }
`;
  expect(await exampleOf(curl, 'sendForm', source)).toBe(
    String.raw`curl -X POST "$ODD_BASE_URL/forms" \
  -F 'page="<a href=\"b\">;";type=text/html' \
  -F 'meta="{\"a\":\"b;c\"}";type=application/json' \
  -F 'doc=@a.csv;type=text/csv;headers="X-Kind: a; b"'
`,
  );
});

test('TypeScript writes values as literals, and what is not a name in quotes', async () => {
  expect(await exampleOf(typescript, 'replaceThing')).toBe(
    `import OddThings from './typescript/client.js';

const client = new OddThings();

const thing = await client.things.putX("a b/'c", {
  note: "it's $HOME",
  'odd key': [1, { deep: true }],
  empty: {},
  none: null,
}, {
  tags: ['x', 'y z'],
  where: { size: 3 },
});
console.log(thing);
`,
  );
});

test('TypeScript opens a file that is sent, and prints nothing where the response is empty', async () => {
  expect(await exampleOf(typescript, 'sendForm')).toBe(
    `import OddThings from './typescript/client.js';
import { fileFromPath } from './typescript/runtime/node.js';

const client = new OddThings();

await client.forms.create({
  mail: '@me; now',
  meta: { a: [1] },
  doc: await fileFromPath('a;b.txt'),
});
`,
  );
});

test('curl sends headers and cookies', async () => {
  expect(await exampleOf(curl, 'findLoads')).toBe(
    [
      'curl "$ODD_THINGS_BASE_URL/loads"',
      '-H "Authorization: Bearer $ODD_THINGS_API_KEY"',
      `-H 'X-Trace: it'\\''s'`,
      '-b color=a%20b\n',
    ].join(' \\\n  '),
  );
});

test('TypeScript passes headers and cookies after the query', async () => {
  expect(await exampleOf(typescript, 'findLoads')).toContain(
    "await client.loads.retrieve(undefined, { 'X-Trace': \"it's\" }, { color: 'a b' });",
  );
});

test('each language shows the styles, the encodings and the keys of a call', async () => {
  expect(await exampleOf(curl, 'sendThings', STYLES)).toBe(
    [
      'curl -X POST "$ODD_THINGS_BASE_URL/things/.1,2?pipe=a%7Cb&deep%5Ba%5D%5Bb%5D=1&q=%7B%22a%22%3A1%7D&raw=a/b"',
      '-H "X-Other: $ODD_THINGS_OTHER"',
      `-H 'X-Range: 3,4'`,
      '-b session=a%20b',
      '--data-raw codes=1,2',
      `--data-urlencode 'meta={"a":1}'\n`,
    ].join(' \\\n  '),
  );
  expect(await exampleOf(cli, 'sendThings', STYLES)).toBe(
    [
      'oddthings things update',
      '--id 1',
      '--id 2',
      '--pipe a',
      '--pipe b',
      `--deep '{"a":{"b":1}}'`,
      `--q '{"a":1}'`,
      '--raw a/b',
      `--session 'a b'`,
      '--x-range 3',
      '--x-range 4',
      '--code 1',
      '--code 2',
      `--meta '{"a":1}'\n`,
    ].join(' \\\n  '),
  );
  expect(await exampleOf(ruby, 'sendThings', STYLES)).toContain(
    [
      'odd_things.things.update(',
      '[1, 2],',
      'x_range: [3, 4],',
      'session: "a b",',
      'codes: [1, 2],',
      'meta: {a: 1},',
      'pipe: ["a", "b"],',
      'deep: {a: {b: 1}},',
      'q: {a: 1},',
      'raw: "a/b"\n)',
    ].join('\n  '),
  );
});
