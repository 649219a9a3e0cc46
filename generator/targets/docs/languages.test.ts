import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildModel, loadDocument } from '@upspec/document';
import { typescript } from '../typescript-client/language.js';
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

async function exampleOf(language: Language, id: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'upspec-curl-'));
  try {
    await writeFile(join(folder, 'openapi.yaml'), DOCUMENT);
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
    String.raw`curl -X PUT "$ODD_THINGS_BASE_URL/things/a%20b%2F'c/\$x?tags=x&tags=y%20z&where%5Bsize%5D=3" \
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
