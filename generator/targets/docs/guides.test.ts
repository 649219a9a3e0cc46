import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { brokenLinks } from './testing/broken-links.js';
import { emitPages } from './testing/emit-pages.js';

async function pagesOf(document: string): Promise<ReadonlyMap<string, string>> {
  const folder = await mkdtemp(join(tmpdir(), 'upspec-guides-'));
  try {
    await writeFile(join(folder, 'openapi.yaml'), document);
    return await emitPages(join(folder, 'openapi.yaml'));
  } finally {
    await rm(folder, { recursive: true });
  }
}

const DEPOT = `openapi: 3.1.0
info:
  title: Depot
  version: '1'
  x-upspec-client-options: [{ name: team, header: Depot-Team, environment: DEPOT_TEAM, description: the team }]
  x-upspec-guides:
    - { name: paging, title: In Go, text: 'A *loop*.', x-codeSamples: [{ lang: Go, source: 'for range crates {}' }] }
    - name: crates
      title: <b>Pack</b>
      text: "<script>alert(1)</script> [far](/x)"
      x-codeSamples: [{ lang: sh, label: 'CLI', source: 'echo "<img>"' }]
security: [{ header-key: [] }]
components:
  securitySchemes:
    header-key: { type: apiKey, in: header, name: X-Depot-Key, description: 'From the *office*.' }
    query-key: { type: apiKey, in: query, name: key }
    login: { type: http, scheme: basic }
  schemas:
    Crate: { type: object, required: [id], properties: { id: { type: string } } }
paths:
  /crates:
    get:
      operationId: listCrates
      summary: List crates
      parameters:
        - { name: after, in: query, schema: { type: string } }
        - { name: size, in: query, schema: { type: integer }, example: 5 }
      responses:
        '200':
          description: A page
          content:
            application/json:
              schema:
                type: object
                required: [data, has_more]
                properties:
                  data: { type: array, items: { $ref: '#/components/schemas/Crate' } }
                  has_more: { type: boolean }
        '401': { description: The key is wrong. }
  /health:
    get:
      operationId: readHealth
      summary: Read the health
      security: []
      responses: { '204': { description: fine } }
  /same:
    get:
      operationId: readSame
      summary: Read the same
      security: [{ header-key: [] }]
      responses: { '204': { description: fine } }
  /bare:
    get:
      operationId: readBare
      summary: Read bare
      security: [{ query-key: [], login: [] }]
      responses: { '204': { description: fine } }
`;

describe('the guides of a document', () => {
  test('say where each credential is sent, and which operations differ', async () => {
    const text = (await pagesOf(DEPOT)).get('docs/guides/authentication.md') ?? '';
    for (const line of [
      '- `header-key` (apiKey in header X-Depot-Key) is sent in the header `X-Depot-Key`. The clients read it from the environment variable `DEPOT_API_KEY`. From the _office_.',
      '- `query-key` (apiKey in query key) is sent as the query parameter `key`. The clients read it from the environment variable `DEPOT_QUERY_KEY`.',
      '- `login` (http basic) is sent in the header `Authorization: Basic …`, as `user:password` in base64. The clients read it from the environment variable `DEPOT_LOGIN`.',
      '- `Depot-Team`: the team. The option `team`, or the environment variable `DEPOT_TEAM`.',
      '- [Read the health](../health/read-health.md): no credential is needed',
      '- [Read bare](../bare/read-bare.md): `query-key` and `login`',
      '- `401`: The key is wrong.',
      "export DEPOT_API_KEY='My API Key'",
    ]) {
      expect(text).toContain(line);
    }
    expect(text).not.toContain('Read the same');
  });

  test('add what the document says on a derived topic to its page', async () => {
    const pages = await pagesOf(DEPOT);
    const paging = pages.get('docs/guides/paging.md') ?? '';
    expect(paging).toContain('## Get all pages');
    expect(paging).toContain('## In Go\n\nA _loop_.\n\n### Go\n\n```go\nfor range crates {}\n```');
    expect(brokenLinks(pages)).toEqual([]);
  });

  test('are text where a document has markup', async () => {
    const html = (await pagesOf(DEPOT)).get('docs/site/guides/crates.html') ?? '';
    expect(html).toContain('&lt;b&gt;Pack&lt;/b&gt;');
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(html).toContain('data-language="cli"');
    expect(html.match(/<(script|img|b)\b[^>]*>/g)).toEqual([
      '<script src="../site.js">',
      '<script src="../search-index.js" defer>',
    ]);
  });

  test('are none where it has neither credentials nor pages', async () => {
    const pages = await pagesOf(
      "openapi: 3.1.0\ninfo: { title: T, version: '1' }\npaths: { /a: { get: { responses: { '204': { description: ok } } } } }\n",
    );
    expect([...pages.keys()].filter((path) => path.includes('guides'))).toEqual([]);
  });
});
