import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const CLI = join(ROOT, 'cli', 'bin', 'upspec.js');

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upspec-cli-'));
  for (const name of ['spec', 'generated']) {
    await cp(join(ROOT, name), join(folder, name), { recursive: true });
  }
});
afterEach(() => rm(folder, { recursive: true }));

interface Ended {
  readonly code: unknown;
  readonly out: string;
  readonly err: string;
}

function run(...args: readonly string[]): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(process.execPath, [CLI, ...args], { cwd: folder }, (error, out, err) => {
      resolve({ code: error?.code ?? 0, out, err });
    });
  });
}

test('--check shows a diff of each file that would change, and the command that changes it', async () => {
  const file = join(folder, 'spec', 'openapi.yaml');
  const text = await readFile(file, 'utf8');
  const edited = text.replace(
    'enum: [pending, completed, cancelled, expired]',
    'enum: [pending, done, cancelled, expired]',
  );
  expect(edited).not.toBe(text);
  await writeFile(file, edited);

  const checked = await run('generate', '--check');
  expect(checked.code).toBe(1);
  for (const path of [
    'typescript/schemas/Upload.json',
    'typescript/types.ts',
    'typescript/validators.js',
  ]) {
    expect(checked.out).toContain(`--- a/${path}`);
    expect(checked.out).toContain(`+++ b/${path}`);
  }
  expect(checked.out).toMatch(/^-.*completed.*\n\+.*done/m);
  expect(checked.err).toMatch(/^generated: [1-9]\d* of \d+ files differ/m);
  expect(checked.err).toContain('run: npm run generate');

  const generated = await run('generate');
  expect(generated.out.split('\n').filter((line) => line.startsWith('updated'))).toEqual([
    'updated generated/docs/objects/Upload.md',
    'updated generated/docs/site/objects/Upload.html',
    'updated generated/docs/site/uploads/cancel.html',
    'updated generated/docs/site/uploads/complete.html',
    'updated generated/docs/site/uploads/create.html',
    'updated generated/docs/uploads/cancel.md',
    'updated generated/docs/uploads/complete.md',
    'updated generated/docs/uploads/create.md',
    'updated generated/typescript/contract.json',
    'updated generated/typescript/schemas/Upload.json',
    'updated generated/typescript/types.ts',
    'updated generated/typescript/validators.js',
  ]);
  expect(generated.code).toBe(0);
  expect((await run('generate', '--check', '--target', 'typescript-types')).code).toBe(0);
});
