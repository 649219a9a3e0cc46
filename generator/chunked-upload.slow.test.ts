import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { generate } from './generate.js';

const ROOT = join(import.meta.dirname, '..');
const run = promisify(execFile);

/** Ids that are numbers, raw bytes as parts, and parts in a group of calls of their own. */
const DOCUMENT = `openapi: 3.1.0
info: { title: Depot API, version: '3' }
servers: [{ url: 'https://depot.example' }]
paths:
  /crates:
    post:
      operationId: openCrate
      tags: [Crates]
      x-upspec-chunked-upload:
        name: fillCrate
        size: weight
        id: /crate/number
        expiresAt: /crate/until
        part: { operation: addPlank, id: /number, maxSize: 4 }
        complete: { operation: closeCrate, partIds: planks, md5: digest }
        cancel: { operation: dropCrate }
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              required: [weight, color]
              properties: { weight: { type: integer }, color: { type: string } }
      responses:
        '201':
          description: The crate
          content:
            application/json:
              schema:
                type: object
                properties:
                  crate:
                    type: object
                    properties:
                      number: { type: integer }
                      until: { type: string, format: date-time }
  /crates/{crateId}/planks:
    parameters: [{ $ref: '#/components/parameters/crateId' }]
    post:
      operationId: addPlank
      tags: [Planks]
      requestBody: { required: true, content: { application/octet-stream: {} } }
      responses:
        '201':
          description: The plank
          content: { application/json: { schema: { type: object, properties: { number: { type: integer } } } } }
  /crates/{crateId}/close:
    parameters: [{ $ref: '#/components/parameters/crateId' }]
    post:
      operationId: closeCrate
      tags: [Crates]
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              required: [planks]
              properties: { planks: { type: array, items: { type: integer } }, digest: { type: string } }
      responses:
        '200':
          description: The closed crate
          content: { application/json: { schema: { type: object, required: [color], properties: { color: { type: string } } } } }
  /crates/{crateId}:
    parameters: [{ $ref: '#/components/parameters/crateId' }]
    delete: { operationId: dropCrate, tags: [Crates], responses: { '204': { description: Dropped } } }
components:
  parameters:
    crateId: { name: crateId, in: path, required: true, schema: { type: integer } }
`;

let folder = '';
let server: Server;
let url = '';
const requests: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upspec-chunked-'));
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  await writeFile(join(folder, 'package.json'), '{"type": "module"}');
  await writeFile(join(folder, 'depot.yaml'), DOCUMENT);
  await generate({
    spec: join(folder, 'depot.yaml'),
    out: join(folder, 'out'),
    targets: ['typescript-types', 'typescript-client'],
  });
  let planks = 0;
  server = createServer((request, response) => {
    void buffer(request).then((body) => {
      const { method = '', url: path = '' } = request;
      requests.push(`${method} ${path} ${body.toString()}`);
      planks += Number(path.endsWith('/planks'));
      response.setHeader('content-type', 'application/json');
      const crate = { number: 7, until: '2100-01-01T00:00:00Z' };
      response.end(JSON.stringify({ crate, number: planks, color: 'red' }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true });
});

test('a document with other names, numbers as ids and raw bytes has an upload in parts', async () => {
  const program = `import { Depot, type UploadProgress, type UploadState } from './out/typescript/client.js';
const client = new Depot({ baseURL: '${url}' });
const states: UploadState[] = [];
const { color } = await client.crates.fillCrate(new TextEncoder().encode('0123456789'), {
  color: 'blue',
  concurrency: 1,
  onState: (state) => void states.push(state),
  onProgress: ({ parts }: UploadProgress) => console.log(parts),
});
console.log(color, JSON.stringify(states.at(-1)?.parts), states[0]?.upload.expiresAt);
`;
  await writeFile(join(folder, 'program.ts'), program);
  const flags =
    '--module nodenext --target es2022 --lib es2023,dom,dom.iterable,dom.asynciterable --types node ' +
    '--strict --noUnusedLocals --exactOptionalPropertyTypes --verbatimModuleSyntax --erasableSyntaxOnly';
  const tsc = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
  const compiled = ['program.ts', '--outDir', 'built', ...flags.split(' ')];
  const { stdout: reported } = await run(process.execPath, [tsc, ...compiled], { cwd: folder });
  expect(reported).toBe('');
  const { stdout } = await run(process.execPath, ['built/program.js'], { cwd: folder });
  // 2100-01-01 is 4,102,444,800 seconds after the epoch.
  expect(stdout).toBe('0\n1\n2\n3\nred [1,2,3] 4102444800\n');
  expect(requests).toEqual([
    'POST /crates {"color":"blue","weight":10}',
    'POST /crates/7/planks 0123',
    'POST /crates/7/planks 4567',
    'POST /crates/7/planks 89',
    'POST /crates/7/close {"planks":[1,2,3]}',
  ]);
});

test('a document without such an upload has no code for it', async () => {
  const [before = ''] = DOCUMENT.split('      x-upspec-chunked-upload:\n');
  const after = DOCUMENT.slice(DOCUMENT.indexOf('      requestBody:'));
  await writeFile(join(folder, 'plain.yaml'), `${before}${after}`);
  const out = join(folder, 'plain');
  const targets = ['typescript-types', 'typescript-client'];
  await generate({ spec: join(folder, 'plain.yaml'), out, targets });
  const files = await readdir(join(out, 'typescript'), { recursive: true });
  expect(files).toContain('client.ts');
  expect(files.filter((file) => file.includes('chunked-upload'))).toEqual([]);
  expect(await readFile(join(out, 'typescript', 'client.ts'), 'utf8')).not.toMatch(
    /Upload(?!able\b)/,
  );
});
