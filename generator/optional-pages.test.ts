import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { build } from 'esbuild';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  type CaptureServer,
  captureServer,
  inTurn,
  json,
} from '../templates/typescript/runtime/testing/capture-server.js';
import { generate } from './generate.js';

const hasRuby = spawnSync('ruby', ['--version']).status === 0;

/** Lists whose items are optional, or may be null, with ids that are integers. */
const DOCUMENT = {
  openapi: '3.1.0',
  info: { title: 'Depot', version: '1' },
  paths: {
    '/crates': {
      get: {
        operationId: 'listCrates',
        parameters: [{ name: 'after', in: 'query', schema: { type: 'integer' } }],
        responses: {
          200: {
            description: 'ok',
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  properties: {
                    has_more: { type: 'boolean' },
                    data: {
                      type: ['array', 'null'],
                      items: { type: 'object', properties: { id: { type: 'integer' } } },
                    },
                  },
                },
              },
            },
          },
        },
      },
    },
  },
};

const PROGRAM = `import { Depot } from './typescript/client.js';
const [, , baseURL] = process.argv;
const ids = [];
for await (const { id } of new Depot({ baseURL }).crates.listCrates()) ids.push(id);
console.log(JSON.stringify(ids));
`;

const RUBY = `require "depot"
require "json"
puts JSON.generate(Depot::Client.new(base_url: ARGV.first).crates.list_crates.map(&:id))
`;

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upspec-pages-'));
  const spec = join(folder, 'openapi.json');
  await writeFile(spec, JSON.stringify(DOCUMENT));
  await generate({ spec, out: folder, targets: ['typescript-types', 'typescript-client', 'ruby'] });
  await writeFile(join(folder, 'program.ts'), PROGRAM);
  await build({
    entryPoints: [join(folder, 'program.ts')],
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'es2023',
    outfile: join(folder, 'program.mjs'),
  });
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

let server: CaptureServer;
beforeEach(() => () => server.close());

async function idsWith(...command: readonly [string, ...string[]]): Promise<unknown> {
  const [program, ...args] = command;
  const child = spawn(program, [...args, server.url], { env: { PATH: process.env['PATH'] } });
  child.stdin.end(RUBY);
  return JSON.parse(await text(child.stdout));
}

const ways: readonly { readonly title: string; readonly ids: () => Promise<unknown> }[] = [
  { title: 'TypeScript', ids: () => idsWith(process.execPath, join(folder, 'program.mjs')) },
  ...(hasRuby
    ? [{ title: 'Ruby', ids: () => idsWith('ruby', '-I', join(folder, 'ruby', 'lib'), '-') }]
    : []),
];

describe.each(ways)('a client in $title', ({ ids }) => {
  test.each([{ page: {} }, { page: { data: null, has_more: true } }])(
    'reads $page as an empty page where the document allows it',
    async ({ page }) => {
      server = await captureServer(json(200, page));
      expect(await ids()).toEqual([]);
      expect(server.requests).toHaveLength(1);
    },
  );

  test('continues after ids that are integers', async () => {
    server = await captureServer(
      inTurn(
        json(200, { data: [{ id: 1 }, { id: 2 }], has_more: true }),
        json(200, { data: [{ id: 3 }], has_more: false }),
      ),
    );
    expect(await ids()).toEqual([1, 2, 3]);
    expect(server.requests.map(({ path }) => path)).toEqual(['/crates', '/crates?after=2']);
  });
});
