import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lexer, walkTokens } from 'marked';
import { describe, expect, test } from 'vitest';
import { ownDocument } from '../../testing/large-documents.js';
import { brokenLinks, countLinks } from './testing/broken-links.js';
import { emitPages } from './testing/emit-pages.js';
import { testLargePages } from './testing/large-pages.js';

const pages = await emitPages(join('spec', 'openapi.yaml'));

function page(path: string): string {
  return pages.get(`docs/${path}`) ?? '';
}

describe('the pages of this API', () => {
  test('are one for each operation and object, in Markdown and in HTML', () => {
    const operations = [
      'files/content',
      'files/create',
      'files/delete',
      'files/list',
      'files/retrieve',
      'uploads/cancel',
      'uploads/complete',
      'uploads/create',
      'uploads/parts/create',
    ];
    const objects = [
      'AddUploadPartRequest',
      'CompleteUploadRequest',
      'CreateFileRequest',
      'CreateUploadRequest',
      'Error',
      'ErrorResponse',
      'FileDeleted',
      'FileExpiresAfter',
      'FileList',
      'FileObject',
      'FilePurpose',
      'Upload',
      'UploadPart',
    ].map((name) => `objects/${name}`);
    const guides = ['authentication', 'large-uploads', 'paging'].map((name) => `guides/${name}`);
    const all = [...operations, ...objects, ...guides, 'errors', 'requirements'];
    const markdown = [...all, 'README'].map((name) => `docs/${name}.md`);
    const html = [...all, 'index'].map((name) => `docs/site/${name}.html`);
    const shared = ['favicon.svg', 'search-index.js', 'site.css', 'site.js'];
    const want = [...markdown, ...html, ...shared.map((name) => `docs/site/${name}`)];
    expect(
      [...pages.keys()].sort(),
      'after adding an operation or a schema to spec/openapi.yaml, add its page to this list',
    ).toEqual(want.sort());
  });

  test('start with a comment that says what they are generated from', () => {
    const banner = 'Generated from spec/openapi.yaml by `upspec generate`; do not edit.';
    const without = [...pages].filter(([, text]) => !text.slice(0, 1000).includes(banner));
    expect(without.map(([path]) => path)).toEqual([]);
  });

  test('have no broken links', () => {
    expect(countLinks(pages)).toBeGreaterThan(1000);
    expect(brokenLinks(pages)).toEqual([]);
  });

  test('have broken links without one of the pages', () => {
    const fewer = new Map([...pages].filter(([path]) => path !== 'docs/objects/Upload.md'));
    expect(brokenLinks(fewer)).toContain('docs/README.md: objects/Upload.md');
  });

  test.each([
    ['files/create.md', '- `purpose` · [FilePurpose](../objects/FilePurpose.md) · required'],
    [
      'files/create.md',
      'One of `assistants`, `batch`, `fine-tune`, `vision`, `user_data`, `evals`.',
    ],
    ['files/create.md', 'Sent as `expires_after[anchor]` and `expires_after[seconds]`.'],
    ['files/create.md', '  - `seconds` · integer · required'],
    ['files/create.md', 'From `3600` to `2592000`.'],
    ['files/create.md', '**200** · [FileObject](../objects/FileObject.md) · `application/json`'],
    ['files/list.md', 'From `1` to `10000`. Default `10000`.'],
    ['files/list.md', 'One of `asc`, `desc`. Default `desc`.'],
    ['files/retrieve.md', '**GET** `/files/{file_id}`'],
    ['files/list.md', 'const page = await client.files.list({ limit: 2 });'],
    ['files/list.md', 'get the next page by sending the same request with `after` set to the `id`'],
    ['files/create.md', 'curl -X POST "$OPENAI_BASE_URL/files"'],
    ['uploads/cancel.md', 'curl -X POST "'],
    ['files/retrieve.md', 'No such File object: file-unknown'],
    ['uploads/create.md', '[UPLOAD-01](../requirements.md#upload-01) (must)'],
    ['objects/FileObject.md', '- `expires_at` · integer or null'],
    ['objects/FileObject.md', '- `status` · string · required · deprecated'],
    ['requirements.md', '### ROUTE-01'],
    ['requirements.md', '- recording: listFiles#9'],
    ['README.md', 'export OPENAI_BASE_URL=https://api.openai.com/v1'],
    ['README.md', '- [Upload a large file](guides/large-uploads.md): how to send a file'],
    ['files/list.md', '[Paging](../guides/paging.md) shows the programs.'],
    ['files/create.md', '### Python (openai)\n\n```python\nfrom openai import OpenAI\n'],
    ['files/create.md', '### Node.js (openai)\n\n```javascript\nimport fs from '],
    ['files/create.md', '## Response\n\n**200** · [FileObject](../objects/FileObject.md)'],
    [
      'guides/authentication.md',
      'is sent in the header `Authorization: Bearer …`. The clients read it from the environment variable `OPENAI_API_KEY`.',
    ],
    ['guides/large-uploads.md', 'A part has at most 64 MB.'],
  ])('%s says: %s', (path, text) => {
    expect(page(path)).toContain(text);
  });

  test('show the same programs in both forms', () => {
    const programs = [...pages].flatMap(([path, text]) =>
      path.endsWith('.md')
        ? [
            ...text.matchAll(
              /^```(?:sh|ts|ruby|python|javascript|shell|typescript)\n([\s\S]*?)^```$/gm,
            ),
          ].map(([, code = '']) => code)
        : [],
    );
    const shown = [...pages.values()].flatMap((text) =>
      [
        ...text.matchAll(
          /<pre[^>]*><code class="language-(?:sh|ts|ruby|python|javascript|shell|typescript)">([\s\S]*?)<\/code>/g,
        ),
      ].map(([, code = '']) => `${plainText(code)}\n`),
    );
    // Of each operation in four languages and with two libraries, and one on how to begin. The guide
    // to authentication has how to begin and four programs, the others have six each.
    const examples = [...pages.keys()].filter((path) =>
      /^docs\/(files|uploads)\/.*\.md$/.test(path),
    );
    expect(
      programs.length,
      'each operation has two `x-codeSamples`; if the official libraries lack a call, subtract 2 here',
    ).toBe(6 * examples.length + 1 + 5 + 6 + 6);
    expect(shown.sort()).toEqual(programs.sort());
  });

  test('load nothing from elsewhere, and run nothing but the script of the site', () => {
    const html = [...pages].filter(([path]) => path.endsWith('.html'));
    const scripts = html.flatMap(([, text]) => text.match(/<script[^>]*>/g) ?? []);
    const roots = new Set(scripts.map((tag) => tag.replaceAll('../', '')));
    expect([...roots]).toEqual(['<script src="site.js">', '<script src="search-index.js" defer>']);
    const elsewhere = html.filter(([, text]) => /(src|<link[^>]*href)="(https?:)?\/\//.test(text));
    expect(elsewhere.map(([path]) => path)).toEqual([]);
    const policy = "default-src 'none'; script-src 'self' file:; style-src 'self' file:";
    expect(html.filter(([, text]) => !text.includes(policy))).toEqual([]);
  });
});

describe('a third-party document', () => {
  const HOSTILE = `openapi: 3.1.0
info:
  title: <script>alert(1)</script>
  version: '1'
  description: "# Head\\n\\n<script>alert(2)</script>\\n\\nSee [bad](javascript:alert(3)) [far](/docs/x) [good](https://example.com/a) ![p](https://example.com/p.png)"
paths:
  /things/{id}:
    get:
      summary: '<img src=x onerror=alert(4)> "quoted" | piped'
      description: "A \`<b>\` and <iframe src='//example.com'></iframe>\\n\\n\`\`\`html\\n<script>alert(5)</script>\\n\`\`\`"
      parameters:
        - name: id
          in: path
          required: true
          description: "</p><script>alert(6)</script>"
          schema: { type: string, default: '</code><script>alert(7)</script>' }
      responses:
        '200':
          description: <svg onload=alert(8)>
          content:
            application/json:
              schema: { $ref: '#/components/schemas/Node' }
components:
  schemas:
    Node:
      type: object
      description: "<a href='javascript:alert(9)'>x</a>\\n\\n\`\`\`js\\nnever closed"
      properties:
        'na"me><script>alert(10)</script>': { type: string }
        next: { $ref: '#/components/schemas/Node' }
        mode: { type: string, enum: ['', b] }
        children: { type: array, items: { $ref: '#/components/schemas/Node' } }
`;

  async function emitText(document: string): Promise<ReadonlyMap<string, string>> {
    const folder = await mkdtemp(join(tmpdir(), 'upspec-docs-'));
    try {
      await writeFile(join(folder, 'openapi.yaml'), document);
      return await emitPages(join(folder, 'openapi.yaml'));
    } finally {
      await rm(folder, { recursive: true });
    }
  }

  test('adds no HTML elements to a page', async () => {
    const hostile = await emitText(HOSTILE);
    const html = [...hostile].filter(([path]) => path.endsWith('.html')).map(([, text]) => text);
    expect(html).toHaveLength(3);
    const elements = html.join('').match(/<(script|iframe|img|svg|b)\b[^>]*>/g) ?? [];
    expect(new Set(elements.map((tag) => tag.replaceAll('../', '')))).toEqual(
      new Set(['<script src="site.js">', '<script src="search-index.js" defer>']),
    );
    const all = html.join('');
    expect(all.match(/ on\w+="/g)).toBeNull();
    expect(all).not.toMatch(/href="(javascript|\/docs)/);
    expect(all).toContain('<a href="https://example.com/a">good</a>');
    expect(all).toContain('&lt;script&gt;alert(2)&lt;/script&gt;');
  });

  test('adds none to the Markdown either, and no unclosed block of code', async () => {
    const hostile = await emitText(HOSTILE);
    const markdown = [...hostile].filter(([path]) => path.endsWith('.md'));
    expect(markdown).toHaveLength(3);
    const elements = markdown.flatMap(([, text]) => {
      const found: string[] = [];
      void walkTokens(lexer(text), (token) => {
        if (token.type === 'html') found.push(token.raw.trim());
      });
      return found;
    });
    expect([...new Set(elements)]).toEqual([expect.stringMatching(/^<!-- Generated from .* -->$/)]);
    const node = hostile.get('docs/objects/Node.md') ?? '';
    const headings = lexer(node).filter(
      (token) => token.type === 'heading' && token['depth'] === 2,
    );
    expect(headings.map(({ raw }) => raw.trim())).toEqual([
      '## Fields',
      '## Example',
      '## Used by',
    ]);
    expect(node).toContain('One of `""`, `b`.');
  });

  test('with recursive objects has finite pages, and no broken links', async () => {
    expect(brokenLinks(await emitText(HOSTILE))).toEqual([]);
  });

  test('with names that differ only in case has a page for each', async () => {
    const schema = '{ type: string }';
    const sameTimes = `openapi: 3.1.0\ninfo: { title: T, version: '1' }\npaths: {}\ncomponents: { schemas: { Foo: ${schema}, FOO: ${schema} } }\n`;
    const paths = [...(await emitText(sameTimes)).keys()].filter((path) =>
      path.includes('objects/'),
    );
    expect(paths.sort()).toEqual([
      'docs/objects/FOO-2.md',
      'docs/objects/Foo.md',
      'docs/site/objects/FOO-2.html',
      'docs/site/objects/Foo.html',
    ]);
  });
});

// The published document is in emit.slow.test.ts.
describe(ownDocument.title, () => {
  testLargePages(ownDocument);
});

/** What a browser shows of highlighted code. */
function plainText(html: string): string {
  return html
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll(/&#(x27|39);/g, "'")
    .replaceAll('&amp;', '&');
}
