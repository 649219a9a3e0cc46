import { cp, mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkUrl, type UrlCheck } from '../commands/testing/check-url.js';
import { UsageError, KitError } from '../kit-error.js';
import { startShelves } from '../testing/shelves/shelves-server.js';

const shelves = join(import.meta.dirname, '..', 'testing', 'shelves', 'shelves.yaml');

let outside = '';
let pack = '';

beforeEach(async () => {
  outside = await mkdtemp(join(tmpdir(), 'upspec-pack-'));
  pack = join(outside, 'pack');
  await mkdir(join(pack, 'fixtures'), { recursive: true });
  await cp(shelves, join(pack, 'openapi.yaml'));
  await writeFile(join(pack, 'fixtures', 'health.json'), JSON.stringify(fixture('health')));
});

afterEach(() => rm(outside, { recursive: true }));

function fixture(name: string): object {
  return {
    name,
    title: 'It is healthy',
    source: { kind: 'documented', evidence: ['the document'] },
    exchanges: [
      {
        operation: 'getHealth',
        request: { method: 'GET', path: '/health' },
        response: { status: 204 },
      },
    ],
  };
}

async function run(): Promise<UrlCheck> {
  const server = await startShelves();
  const only = ['health', 'probes/bodies/**'];
  const check = { url: server.url, pack, derivedProbes: true, apiKey: ['right'], verbose: true };
  return checkUrl({ ...check, only }).finally(() => server.close());
}

test('the document, the fixtures and the derived probes of a folder are run, and its code is not', async () => {
  await mkdir(join(pack, 'probes'));
  await writeFile(join(pack, 'probes', 'own.mjs'), 'throw new Error("it was run");');
  const { code, printed, warned } = await run();
  expect(printed).toContain('2 passed, 0 warned, 0 failed');
  expect(warned).toContain(`${join(pack, 'probes')} holds code, which is not run`);
  expect(code).toBe(0);
});

test('a folder without a document, or with two, is rejected', async () => {
  await cp(shelves, join(pack, 'openapi.yml'));
  await expect(run()).rejects.toThrow(
    new UsageError(
      `--pack ${pack}: there is more than one document openapi.yaml, openapi.yml or openapi.json in this folder`,
    ),
  );
  await rm(join(pack, 'openapi.yml'));
  await rm(join(pack, 'openapi.yaml'));
  await expect(run()).rejects.toThrow(/there is no document openapi.yaml/);
});

test('a link that leaves the folder is rejected', async () => {
  await writeFile(join(outside, 'overlay.yaml'), 'overlay: 1.0.0');
  await symlink(join(outside, 'overlay.yaml'), join(pack, 'overlay.yaml'));
  await expect(run()).rejects.toThrow(
    new UsageError(`--pack ${pack}: overlay.yaml is a link to a file outside of this folder`),
  );
});

test('a reference to a file outside of the folder is rejected', async () => {
  await writeFile(join(outside, 'secret.yaml'), 'type: string');
  await writeFile(
    join(pack, 'openapi.yaml'),
    `openapi: 3.1.0
info: { title: A, version: '1' }
paths:
  /health:
    get:
      operationId: getHealth
      responses:
        '200': { description: A, content: { application/json: { schema: { $ref: '../secret.yaml' } } } }
`,
  );
  await expect(run()).rejects.toThrow(/is outside the document's folder/);
});

test('a file that is too large is rejected', async () => {
  await truncate(join(pack, 'openapi.yaml'), 40 * 1024 * 1024);
  await expect(run()).rejects.toThrow(
    new UsageError(`--pack ${pack}: openapi.yaml has 41943040 bytes, and at most 33554432`),
  );
});

test('a fixture that is too deep is rejected', async () => {
  const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
  await writeFile(join(pack, 'fixtures', 'deep.json'), deep);
  await expect(run()).rejects.toThrow(KitError);
});
