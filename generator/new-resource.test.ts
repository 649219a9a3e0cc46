import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { generate } from './generate.js';

const ROOT = join(import.meta.dirname, '..');
const run = promisify(execFile);
const hasRuby = await run('ruby', ['-v']).then(
  () => true,
  () => false,
);

/** Three operations on shelves, added to the paths of the project's own document. */
const PATHS = `  /shelves:
    post:
      operationId: createShelf
      tags: [Shelves]
      summary: Put up a shelf
      requestBody:
        required: true
        content: { application/json: { schema: { $ref: '#/components/schemas/NewShelf' } } }
      responses:
        '200':
          description: The shelf
          content: { application/json: { schema: { $ref: '#/components/schemas/Shelf' } } }
  /shelves/{shelf_id}:
    parameters:
      - { name: shelf_id, in: path, required: true, description: Which shelf., schema: { type: string } }
    get:
      operationId: getShelf
      tags: [Shelves]
      summary: Look at a shelf
      responses:
        '200':
          description: The shelf
          content: { application/json: { schema: { $ref: '#/components/schemas/Shelf' } } }
    delete:
      operationId: deleteShelf
      tags: [Shelves]
      summary: Take down a shelf
      responses: { '204': { description: It is gone. } }
`;
const SCHEMAS = `    NewShelf:
      type: object
      required: [width]
      properties: { width: { type: integer, minimum: 1, description: In centimetres. } }
    Shelf:
      type: object
      required: [id, width]
      properties: { id: { type: string }, width: { type: integer } }
`;

let folder = '';
let server: Server;
let environment: NodeJS.ProcessEnv;
let requests: string[] = [];
const CALLS = ['POST /v1/shelves {"width":90}', 'GET /v1/shelves/s-1 ', 'DELETE /v1/shelves/s-1 '];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upspec-resource-'));
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  await writeFile(join(folder, 'package.json'), '{"type": "module"}');
  const document = await readFile(join(ROOT, 'spec', 'openapi.yaml'), 'utf8');
  await writeFile(
    join(folder, 'openapi.yaml'),
    document
      .replace(/^ {2}x-upspec-package:.*\n/m, '')
      .replace(/^paths:\n/m, (line) => `${line}${PATHS}`)
      .replace(/^ {2}schemas:\n/m, (line) => `${line}${SCHEMAS}`),
  );
  await generate({ spec: join(folder, 'openapi.yaml'), out: join(folder, 'out') });
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString();
    });
    request.on('end', () => {
      requests.push(`${String(request.method)} ${String(request.url)} ${body}`);
      const isDeleted = request.method === 'DELETE';
      response.writeHead(isDeleted ? 204 : 200, { 'content-type': 'application/json' });
      response.end(isDeleted ? '' : '{"id": "s-1", "width": 90}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const base = `http://127.0.0.1:${String(port)}/v1`;
  environment = { ...process.env, OPENAI_BASE_URL: base, OPENAI_API_KEY: 'k' };
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true });
});
beforeEach(() => {
  requests = [];
});

test('a new resource has calls in TypeScript, with types and descriptions', async () => {
  const program = `import OpenAI from './out/typescript/client.js';
const client = new OpenAI();
const shelf = await client.shelves.create({ width: 90 });
const again = await client.shelves.retrieve(shelf.id);
await client.shelves.delete(again.id);
// @ts-expect-error a width is a number
() => client.shelves.create({ width: 'wide' });
console.log(again.width + 1);
`;
  await writeFile(join(folder, 'program.ts'), program);
  expect(await compile(['program.ts', '--outDir', 'built', '--strict'], folder)).toBe('');
  const { stdout } = await run(process.execPath, ['built/program.js'], {
    cwd: folder,
    env: environment,
  });
  expect(stdout).toBe('91\n');
  expect(requests).toEqual(CALLS);
  const source = await readFile(
    join(folder, 'out', 'typescript', 'resources', 'shelves.ts'),
    'utf8',
  );
  expect(source).toContain('* Put up a shelf\n');
  expect(source).toContain('@param shelfId Which shelf.');
});

test('a new resource has commands in the CLI', async () => {
  const cli = join(folder, 'out', 'cli');
  expect(await compile(['openai.ts', '--outDir', 'dist', '--rootDir', '..', '--strict'], cli)).toBe(
    '',
  );
  await run(process.execPath, ['bundle.js'], { cwd: cli });
  const type = async (...words: readonly string[]): Promise<unknown> => {
    const args = [join(cli, 'bin', 'openai.js'), ...words];
    const running = run(process.execPath, args, { env: environment });
    // The fields of a body may come from standard input.
    running.child.stdin?.end();
    const { stdout } = await running;
    return stdout === '' ? '' : (JSON.parse(stdout) as unknown);
  };
  expect(await type('shelves', 'create', '--width', '90')).toEqual({ id: 's-1', width: 90 });
  expect(await type('shelves', 'retrieve', 's-1')).toEqual({ id: 's-1', width: 90 });
  await type('shelves', 'delete', 's-1');
  expect(requests).toEqual(CALLS);
});

test.skipIf(!hasRuby)('a new resource has calls in Ruby (needs ruby)', async () => {
  const program = `require "openai_files"
shelf = OpenAI::Client.new.shelves.create(width: 90)
again = OpenAI::Client.new.shelves.retrieve(shelf.id)
OpenAI::Client.new.shelves.delete(again.id)
print again.width + 1`;
  const library = join(folder, 'out', 'ruby', 'lib');
  const { stdout } = await run('ruby', ['-w', '-I', library, '-e', program], { env: environment });
  expect(stdout).toBe('91');
  expect(requests).toEqual(CALLS);
});

test.each([
  { page: 'create', words: ['Put up a shelf', 'In centimetres.', 'client.shelves.create('] },
  { page: 'retrieve', words: ['Look at a shelf', 'Which shelf.', 'openai shelves retrieve'] },
  { page: 'delete', words: ['Take down a shelf', 'openai.shelves.delete(', '/shelves/'] },
])('a new resource has the page $page', async ({ page, words }) => {
  const text = await readFile(join(folder, 'out', 'docs', 'shelves', `${page}.md`), 'utf8');
  expect(words.filter((word) => !text.includes(word))).toEqual([]);
});

/** The messages of the compiler; empty without an error. */
async function compile(flags: readonly string[], cwd: string): Promise<string> {
  const tsc = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
  const own = ['--module', 'nodenext', '--target', 'es2023', '--types', 'node', '--skipLibCheck'];
  return run(process.execPath, [tsc, ...flags, ...own], { cwd }).then(
    ({ stdout }) => stdout,
    (error: unknown) => (error instanceof Error && 'stdout' in error ? String(error.stdout) : ''),
  );
}
