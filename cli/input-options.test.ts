import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readInput } from './commands/input-options.js';

const CLI = join(import.meta.dirname, 'bin', 'upspec.js');

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upspec-input-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

async function run(...args: readonly string[]): Promise<Ended> {
  const environment = { ...process.env, API_TOKEN: 'secret' };
  const child = spawn(process.execPath, [CLI, ...args], { cwd: folder, env: environment });
  let out = '';
  let err = '';
  child.stdout.on('data', (bytes: Buffer) => (out += bytes.toString()));
  child.stderr.on('data', (bytes: Buffer) => (err += bytes.toString()));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, out, err };
}

describe('a header for a document', () => {
  test('has the values of variables', () => {
    const flags = { inputHeader: ['Authorization: Bearer $KEY', 'X-Team: a-${TEAM}'] };
    expect(readInput(flags, { KEY: 'k', TEAM: 't' })).toEqual({
      overlays: [],
      allowRefs: [],
      headers: { Authorization: 'Bearer k', 'X-Team': 'a-t' },
    });
  });

  test.each([
    {
      given: 'a variable that is not set',
      line: 'X-Team: $GONE',
      want: 'the variable GONE of the header X-Team is not set; set it in the environment',
    },
    {
      given: 'a line without a name',
      line: 'secret',
      want: "--input-header must be 'Name: value'",
    },
    { given: 'a line break', line: 'X-A: $TWO', want: 'the header X-A has a line break' },
  ])('is rejected: $given', ({ line, want }) => {
    expect(() => readInput({ inputHeader: [line] }, { TWO: 'a\nb' })).toThrow(want);
  });
});

const COSMETIC = `openapi: 3.1.0
info: {title: Depot, version: 1.5}
paths: {}
components:
  schemas:
    A: {type: string, required: true}
`;

test('generate prints the warnings after the files, and counts them in the last line', async () => {
  await writeFile(join(folder, 'api.yaml'), COSMETIC);
  const { code, out, err } = await run('generate', 'api.yaml', '--target', 'schemas', '--out', 'o');
  expect(code).toBe(0);
  expect(err).toBe(
    'api.yaml:2:31: warning: "version" must be a string, and is a number; it is read as "1.5"\n' +
      'api.yaml:6:33: warning: "required" must be an array, and is a boolean; it is read as absent\n',
  );
  expect(out).toBe('created o/typescript/schemas/A.json\no: 1 files, 1 changed, 2 warnings\n');
});

test('generate writes nothing for a document with an error, and the rest with --skip-broken', async () => {
  await writeFile(join(folder, 'api.yaml'), `${COSMETIC}    B: {type: boolen}\n`);
  const args = ['generate', 'api.yaml', '--target', 'schemas', '--out', 'o'];
  const rejected = await run(...args);
  expect(rejected.code).toBe(1);
  expect(rejected.err).toContain(
    'api.yaml:7:15: type "boolen" is not a JSON Schema type; did you mean "boolean"?',
  );
  expect(await readdir(folder)).toEqual(['api.yaml']);
  const accepted = await run(...args, '--skip-broken');
  expect(accepted.code).toBe(0);
  expect(accepted.err).toContain('api.yaml:7:5: warning: schema B is left out: api.yaml:7:15: ');
  expect(await readdir(join(folder, 'o', 'typescript', 'schemas'))).toEqual(['A.json']);
});

test('lint reads a URL with a header', async () => {
  const seen: unknown[] = [];
  const server = createServer(({ headers }, response) => {
    seen.push(headers.authorization);
    response.end(COSMETIC);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/api.yaml`;
  const { code, out } = await run(
    'lint',
    url,
    '--input-header',
    'Authorization: Bearer $API_TOKEN',
  );
  server.close();
  expect(code).toBe(0);
  expect(seen).toEqual(['Bearer secret']);
  expect(out).toContain(`${url}: 0 errors, 2 warnings\n`);
});
