import { exec, execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { generate } from './generate.js';

const ROOT = join(import.meta.dirname, '..');
const run = promisify(execFile);
const hasRuby = await run('ruby', ['-v']).then(
  () => true,
  () => false,
);

const DOCUMENT = `openapi: 3.1.0
info:
  title: Depot API
  version: '3'
  x-upspec-client-options:
    - { name: team, header: Depot-Team, environment: DEPOT_TEAM, description: the team }
security: [{ key: [] }]
paths:
  /crates:
    get:
      operationId: findCrates
      tags: [Crates]
      summary: Find crates
      parameters: [{ name: color, in: query, schema: { type: string } }]
      responses:
        '200':
          description: The crates
          content: { application/json: { schema: { $ref: '#/components/schemas/CrateList' } } }
    post:
      operationId: store_crate
      tags: [Crates]
      summary: Store a crate
      requestBody:
        required: true
        content: { application/json: { schema: { $ref: '#/components/schemas/Crate' } } }
      responses:
        '201':
          description: The crate
          content: { application/json: { schema: { $ref: '#/components/schemas/Crate' } } }
  /crates/{crateId}/photo:
    put:
      operationId: addPhoto
      tags: [Photos]
      parameters: [{ name: crateId, in: path, required: true, schema: { type: string } }]
      requestBody:
        required: true
        content:
          multipart/form-data:
            schema: { type: object, properties: { photo: { type: string, format: binary } } }
      responses: { '204': { description: Stored } }
components:
  securitySchemes: { key: { type: apiKey, in: header, name: X-Depot-Key } }
  schemas:
    Crate: { type: object, required: [name], properties: { name: { type: string } } }
    CrateList: { type: object, properties: { rows: { type: array, items: { $ref: '#/components/schemas/Crate' } } } }
`;

let folder = '';
let server: Server;
let url = '';
let requests: IncomingMessage[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upspec-own-'));
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  await writeFile(join(folder, 'package.json'), '{"type": "module"}');
  await writeFile(join(folder, 'depot.yaml'), DOCUMENT);
  await generate({ spec: join(folder, 'depot.yaml'), out: join(folder, 'out') });
  server = createServer((request, response) => {
    requests.push(request);
    response.setHeader('content-type', 'application/json');
    request.resume().on('end', () => response.end('{"rows": [{"name": "c-1"}], "name": "c-1"}'));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true });
});
beforeEach(() => {
  requests = [];
});

test('no file that is generated from a document names another API', async () => {
  const entries = await readdir(join(folder, 'out'), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const targets = new Set(
    files.map(({ parentPath }) => parentPath.slice(folder.length).split('/')[2]),
  );
  expect([...targets].sort()).toEqual(['cli', 'docs', 'ruby', 'typescript']);
  const found = await Promise.all(
    files.map(async ({ parentPath, name }) => {
      const path = join(parentPath, name);
      const text = `${path.slice(folder.length)}\n${await readFile(path, 'utf8')}`;
      return text.split('\n').filter((line) => /open[-_]?ai/i.test(line));
    }),
  );
  expect(found.flat()).toEqual([]);
});

test('the client has the errors, options and headers of its document', async () => {
  const program = `import { Depot, DepotError, NotFoundError } from './out/typescript/client.js';
const client = new Depot({ apiKey: 'k-1', baseURL: '${url}', team: 'blue' });
const { rows = [] } = await client.crates.findCrates({ color: 'red' });
const crate = await client.crates.storeCrate({ name: rows[0]?.name ?? '' });
await client.photos.addPhoto(crate.name, { photo: new Blob(['x']) });
const error: DepotError = new NotFoundError({ message: 'gone' });
console.log(error instanceof DepotError, error instanceof Depot.DepotError);
`;
  await writeFile(join(folder, 'program.ts'), program);
  await compile('program.ts', folder, 'built');
  const { stdout } = await run(process.execPath, ['built/program.js'], { cwd: folder });
  expect(stdout).toBe('true true\n');
  expect(requests.map(({ method, url: path }) => `${String(method)} ${String(path)}`)).toEqual([
    'GET /crates?color=red',
    'POST /crates',
    'PUT /crates/c-1/photo',
  ]);
  expect(requests[0]?.headers).toMatchObject({ 'x-depot-key': 'k-1', 'depot-team': 'blue' });
  expect(requests[0]?.headers.authorization).toBeUndefined();
});

test('the CLI is a package that runs once it is installed', async () => {
  const cli = join(folder, 'out', 'cli');
  const { scripts, bin } = JSON.parse(await readFile(join(cli, 'package.json'), 'utf8')) as {
    readonly scripts: { readonly build: string };
    readonly bin: Readonly<Record<string, string>>;
  };
  const PATH = [join(ROOT, 'node_modules', '.bin'), process.env['PATH']].join(delimiter);
  await promisify(exec)(scripts.build, { cwd: cli, env: { ...process.env, PATH } });
  const environment = { ...process.env, DEPOT_API_KEY: 'k-2', DEPOT_TEAM: 'green' };
  const { stdout } = await run(
    process.execPath,
    [join(cli, bin['depot'] ?? ''), '--base-url', url, 'crates', 'find-crates', '--color', 'red'],
    { env: environment },
  );
  expect(JSON.parse(stdout)).toMatchObject({ rows: [{ name: 'c-1' }] });
  expect(requests[0]?.headers).toMatchObject({ 'x-depot-key': 'k-2', 'depot-team': 'green' });
  const completion = await run(process.execPath, [
    join(cli, 'bin', 'depot.js'),
    'completion',
    'bash',
  ]);
  expect(completion.stdout).toContain('find-crates');
});

test.skipIf(!hasRuby)(
  'the gem has the name, options and key of its document (needs ruby)',
  async () => {
    const program = `require "depot"
client = Depot::Client.new(api_key: "k-3", base_url: "${url}", team: "red")
print client.crates.find_crates(color: "blue").rows.first.name`;
    const { stdout } = await run('ruby', [
      '-w',
      '-I',
      join(folder, 'out', 'ruby', 'lib'),
      '-e',
      program,
    ]);
    expect(stdout).toBe('c-1');
    expect(requests[0]?.url).toBe('/crates?color=blue');
    expect(requests[0]?.headers).toMatchObject({ 'x-depot-key': 'k-3', 'depot-team': 'red' });
    expect(requests[0]?.headers.authorization).toBeUndefined();
  },
);

/** Compiles a file with the flags of a strict project. */
async function compile(file: string, cwd: string, outDir: string): Promise<void> {
  const flags =
    '--skipDefaultLibCheck --module nodenext --target es2023 --types node --strict --noUnusedLocals ' +
    '--exactOptionalPropertyTypes --verbatimModuleSyntax --erasableSyntaxOnly';
  const tsc = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
  const all = [tsc, file, '--outDir', outDir, ...flags.split(' ')];
  const messages = await run(process.execPath, all, { cwd }).then(
    ({ stdout }) => stdout,
    (error: unknown) => (error instanceof Error && 'stdout' in error ? String(error.stdout) : ''),
  );
  expect(messages).toBe('');
}
