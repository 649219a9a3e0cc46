import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

const CLI = join(import.meta.dirname, 'bin', 'upspec.js');
const CALL = "responses: { '204': { description: ok } }";

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upspec-cli-options-'));
  await writeFile(join(folder, 'package.json'), '{"type": "module"}');
  await writeFile(
    join(folder, 'zoo.yaml'),
    `openapi: 3.1.0
info: { title: Zoo, version: '1' }
servers: [{ url: 'https://zoo.example' }]
paths:
  /pets:
    get: { operationId: findPets, tags: [Pets], ${CALL} }
    post: { operationId: find_pets, tags: [Pets], ${CALL} }
  /keepers:
    get: { operationId: findKeepers, tags: [Keepers], ${CALL} }
components:
  schemas: { Pet: { type: string } }
`,
  );
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

function run(...args: readonly string[]): Promise<{ code: unknown; out: string; err: string }> {
  return new Promise((resolve) => {
    const running = execFile(
      process.execPath,
      [CLI, ...args],
      { cwd: folder },
      (error, out, err) => {
        resolve({ code: error?.code ?? 0, out, err });
      },
    );
    running.stdin?.end();
  });
}

test('a flag wins over the configuration, and the rest of the configuration holds', async () => {
  await writeFile(
    join(folder, 'upspec.config.js'),
    "export default { spec: 'zoo.yaml', out: 'a', targets: ['schemas'] };",
  );
  expect(await run('generate', '--out', 'b')).toMatchObject({
    code: 0,
    out: 'created b/typescript/schemas/Pet.json\nb: 1 files, 1 changed, 1 warning\n',
  });
  expect((await run('generate', '--target', 'typescript-types')).out).toContain(
    'created a/typescript/types.ts',
  );
});

test('an unknown key of the configuration is exit 2, and writes nothing', async () => {
  await writeFile(join(folder, 'upspec.config.yaml'), 'spec: zoo.yaml\nouts: a\n');
  expect(await run('generate')).toEqual({
    code: 2,
    out: '',
    err: 'upspec.config.yaml:2:1: unknown key "outs"; did you mean "out"?\n',
  });
  expect(await readdir(folder)).not.toContain('generated');
});

test('only the included operations have calls, and a second call of a name gets another one', async () => {
  const args = ['zoo.yaml', '--target', 'typescript-client', '--include', 'Pets'];
  const { code, out, err } = await run('generate', ...args);
  expect(code).toBe(0);
  expect(out.match(/resources\/\S+/g)).toEqual(['resources/pets.ts']);
  expect(err).toBe(
    'zoo.yaml:7:5: warning: the call pets.findPets is named findPets2: another call or resource has that name\n',
  );
});

test('a pattern that matches nothing, and a module without a target, are exit 2', async () => {
  expect(await run('generate', 'zoo.yaml', '--exclude', 'Kepers')).toEqual({
    code: 2,
    out: '',
    err: '--exclude Kepers: matches no operation; did you mean "Keepers"?\n',
  });
  expect(await run('generate', 'zoo.yaml', '--target', './package.json.js')).toMatchObject({
    code: 2,
    out: '',
    err: expect.stringMatching(/^--target \.\/package\.json\.js: can't be loaded: /),
  });
});
