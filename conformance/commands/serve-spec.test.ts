import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runServeSpec } from './serve-spec.js';
import { runServe } from './serve.js';
import { watchTerminal } from './testing/watched-terminal.js';

const document = `
openapi: 3.1.0
info: { title: Pets, version: '1' }
servers: [{ url: https://pets.example/v1 }]
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '200': { description: Pets., content: { application/json: { schema: { type: array, items: { type: string } }, example: [Rex] } } }
`;

let folder: string;
let spec: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upspec-serve-spec-'));
  spec = join(folder, 'pets.yaml');
  await writeFile(spec, document);
});
afterEach(() => rm(folder, { recursive: true }));

const address = { host: '127.0.0.1', port: 0 };

test('serve --spec prints where the mock listens, and ends when it is asked to', async () => {
  const { terminal, printed, stop } = watchTerminal();
  const running = runServeSpec({ spec, ...address }, terminal);
  await expect.poll(() => printed.length).toBe(1);
  expect(printed[0]).toMatch(/^listening on http:\/\/127\.0\.0\.1:\d+\/v1$/);
  const url = printed[0]?.replace('listening on ', '') ?? '';
  const response = await fetch(`${url}/pets`);
  expect(await response.json()).toEqual(['Rex']);
  stop.abort();
  expect(await running).toBe(0);
  await expect(fetch(`${url}/pets`)).rejects.toThrow('fetch failed');
});

test('an overlay changes the document, and a fixture the response', async () => {
  const overlay = join(folder, 'overlay.yaml');
  await writeFile(
    overlay,
    `overlay: 1.0.0\ninfo: { title: More, version: '1' }\nactions:\n  - target: $.servers[0]\n    update: { url: https://pets.example/v2 }\n`,
  );
  const fixtures = await mkdtemp(join(folder, 'fixtures-'));
  const exchange = {
    operation: 'listPets',
    request: { method: 'GET', path: '/pets' },
    response: { status: 200, body: { json: ['Recorded'] } },
  };
  await writeFile(
    join(fixtures, 'pets.json'),
    JSON.stringify({
      name: 'pets',
      title: 'A list.',
      source: { kind: 'recorded', from: 'https://pets.example/v2' },
      exchanges: [exchange],
    }),
  );
  const { terminal, printed, stop } = watchTerminal();
  const running = runServeSpec(
    { spec, overlay: [overlay], fixtures: [fixtures], ...address },
    terminal,
  );
  await expect.poll(() => printed.length).toBe(1);
  const url = printed[0]?.replace('listening on ', '') ?? '';
  expect(new URL(url).pathname).toBe('/v2');
  const response = await fetch(`${url}/pets`);
  expect(await response.json()).toEqual(['Recorded']);
  stop.abort();
  await running;
});

test('a port in use, another host and options of the reference server are wrong usage', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as { port: number };
  const { terminal } = watchTerminal();
  await expect(runServeSpec({ spec, host: '127.0.0.1', port }, terminal)).rejects.toThrow(
    `port ${port} is in use by another program; choose another port, or 0 for any free port`,
  );
  other.close();
  await expect(runServeSpec({ spec, host: '0.0.0.0', port: 0 }, terminal)).rejects.toThrow(
    'host "0.0.0.0" may be reachable from other machines; use 127.0.0.1, ::1 or localhost',
  );
  await expect(runServeSpec({ spec, data: folder, ...address }, terminal)).rejects.toThrow(
    '--data is for the reference server; leave out --data or --spec',
  );
});

test('an option of the mock server needs a document', async () => {
  const { terminal } = watchTerminal();
  await expect(runServe({ fixtures: [folder], ...address }, terminal)).rejects.toThrow(
    '--fixtures is for the mock server; add --spec FILE',
  );
});

test('a document that is missing or broken is reported with its location', async () => {
  const { terminal } = watchTerminal();
  const missing = join(folder, 'none.yaml');
  await expect(runServeSpec({ spec: missing, ...address }, terminal)).rejects.toThrow(missing);
  await writeFile(spec, document.replace('type: array', 'type: arrray'));
  await expect(runServeSpec({ spec, ...address }, terminal)).rejects.toThrow(
    /pets\.yaml:10:\d+: .*arrray/,
  );
});
