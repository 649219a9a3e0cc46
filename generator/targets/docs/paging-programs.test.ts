import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildModel, loadDocument } from '@upspec/document';
import type { ExampleCall } from '../language.js';
import { LANGUAGES } from './languages.js';

const DOCUMENT = `openapi: 3.1.0
info: { title: Odd API, version: '1', x-upspec-client: OddThings, x-upspec-names: path }
security: [{ key: [] }]
components: { securitySchemes: { key: { type: http, scheme: bearer } } }
paths:
  /things:
    get:
      operationId: listThings
      parameters:
        - { name: after, in: query, schema: { type: string } }
        - { name: size, in: query, schema: { type: integer }, example: 5 }
      responses:
        '200':
          description: ok
          content:
            application/json:
              schema:
                type: object
                required: [data, has_more]
                properties:
                  data: { type: array, items: { type: object, required: [id], properties: { id: { type: string } } } }
                  has_more: { type: boolean }
`;

async function listCall(): Promise<ExampleCall> {
  const folder = await mkdtemp(join(tmpdir(), 'upspec-pages-'));
  try {
    await writeFile(join(folder, 'openapi.yaml'), DOCUMENT);
    const model = buildModel(await loadDocument(join(folder, 'openapi.yaml')));
    const [operation] = model.operations;
    const [example] = operation?.examples ?? [];
    if (operation === undefined || example === undefined) throw new Error('no list is documented');
    return { model, operation, example };
  } finally {
    await rm(folder, { recursive: true });
  }
}

test('each language has a program that gets all pages of a list', async () => {
  const call = await listCall();
  const programs = LANGUAGES.map(({ title, allPages }) => [title, allPages?.(call)]);
  expect(Object.fromEntries(programs)).toEqual({
    HTTP: String.raw`next=''
while
  page=$(curl -sSf "$ODD_THINGS_BASE_URL/things?size=5$next" \
    -H "Authorization: Bearer $ODD_THINGS_API_KEY") &&
    printf '%s' "$page" | jq -c '.data[]' &&
    printf '%s' "$page" | jq -e '.has_more == true' >/dev/null
do
  next="&after=$(printf '%s' "$page" | jq -r '.data[-1].id | tostring | @uri')"
done
`,
    TypeScript: `import OddThings from './typescript/client.js';

const client = new OddThings();

const page = await client.things.list({ size: 5 });
for await (const item of page) console.log(item);
`,
    CLI: 'oddthings things list --size 5\n',
    Ruby: `require "odd_things"

odd_things = OddThings::Client.new

page = odd_things.things.list(size: 5)

page.auto_paging_each { |item| puts(item) }
`,
  });
});
