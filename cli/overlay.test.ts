import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

const CLI = join(import.meta.dirname, 'bin', 'upspec.js');
const HEAD = "overlay: 1.0.0\ninfo: {title: O, version: '1'}\nactions:\n";

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upspec-cli-overlay-'));
  const server = "servers: [{url: 'https://api.example.com'}]\n";
  await writeFile(
    join(folder, 'api.yaml'),
    `openapi: 3.1.0\ninfo: {title: T, version: '1'}\n${server}paths: {}\ncomponents:\n  schemas:\n    A: {type: string}\n`,
  );
  await writeFile(
    join(folder, 'a.yaml'),
    `${HEAD}  - {target: $.components.schemas, update: {B: {type: string}}}\n`,
  );
  await writeFile(
    join(folder, 'b.yaml'),
    `${HEAD}  - {target: $.components.schemas.B, update: {type: strng}}\n`,
  );
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

function run(...args: readonly string[]): Promise<{ code: unknown; out: string; err: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [CLI, ...args], { cwd: folder }, (error, out, err) => {
      resolve({ code: error?.code ?? 0, out, err });
    });
  });
}

test('lint applies each --overlay in order, and names the overlay of an error', async () => {
  expect(await run('lint', 'api.yaml', '--overlay', 'a.yaml')).toEqual({
    code: 0,
    out: 'api.yaml with a.yaml: 0 errors, 0 warnings\n',
    err: '',
  });
  expect(await run('lint', 'api.yaml', '--overlay', 'a.yaml', '--overlay', 'b.yaml')).toEqual({
    code: 1,
    out: 'b.yaml:4:53: type "strng" is not a JSON Schema type; did you mean "string"?\napi.yaml with a.yaml with b.yaml: 1 error, 0 warnings\n',
    err: '',
  });
});

test('lint of an overlay alone explains what it is, and an absent overlay is exit 2', async () => {
  expect(await run('lint', 'a.yaml')).toMatchObject({
    code: 1,
    out: expect.stringContaining(
      'a.yaml:1:1: this is an OpenAPI Overlay, which is applied to a document by --overlay FILE',
    ),
  });
  expect(await run('lint', 'api.yaml', '--overlay', 'none.yaml')).toMatchObject({
    code: 2,
    err: expect.stringContaining("none.yaml: can't be read: the file does not exist"),
  });
});

test('generate --check repeats the overlay in the command that it advises', async () => {
  const args = ['generate', 'api.yaml', '--overlay', 'a.yaml', '--target', 'schemas'];
  const checked = await run(...args, '--check');
  expect(checked.code).toBe(1);
  expect(checked.err).toContain('differ from what api.yaml with a.yaml generates');
  expect(checked.err).toContain(
    'run: npx upspec generate api.yaml --overlay a.yaml --target schemas',
  );
  expect((await run(...args)).code).toBe(0);
  expect((await run(...args, '--check')).code).toBe(0);
});
