import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { generate } from '../../generate.js';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const DOCUMENT =
  process.env['UPSPEC_UPSTREAM'] ?? join(ROOT, '..', 'shared', 'specs', 'openai-2026-08-21.yaml');

describe.skipIf(!existsSync(DOCUMENT))('the complete published document', () => {
  let folder = '';

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'upspec-cli-full-'));
    await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    await writeFile(join(folder, 'package.json'), '{"type": "module"}');
    const targets = ['typescript-types', 'typescript-client', 'cli'];
    await generate({ spec: DOCUMENT, out: folder, targets });
  });
  afterAll(async () => {
    await rm(folder, { recursive: true });
  });

  test('becomes a program of 288 commands, which the strictest compiler passes and Node runs', async () => {
    const commands = await readdir(join(folder, 'cli', 'commands'), { recursive: true });
    expect(commands.filter((path) => path.endsWith('.ts'))).toHaveLength(288);
    expect(await compile(folder)).toBe('');
    const help = await run(folder, ['chat:completions', 'create', '--help']);
    expect(help).toContain('Usage: openai chat:completions create [options]');
    // A list of objects is given one at a time, each as YAML or JSON.
    expect(help).toMatch(/--message <value>[^(]*\([^)]*\)[^(]*\([^)]*\)[^(]*\([^)]*\)/);
    expect(await run(folder, ['--help'])).toContain('fine-tuning:jobs');
  });

  test('would not pass with a fault in it', async () => {
    const file = join(folder, 'cli', 'commands', 'files', 'list.ts');
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace('client.files.list(', 'client.files.lst('));
    expect(await compile(folder)).toContain('TS2551');
  });
});

async function run(folder: string, args: readonly string[]): Promise<string> {
  const program = join(folder, 'built', 'cli', 'openai.js');
  const { stdout } = await promisify(execFile)(process.execPath, [program, ...args]);
  return stdout;
}

/** Compiles the program with the house's flags and gives what the compiler says. */
async function compile(folder: string): Promise<string> {
  const flags = [
    '--outDir',
    'built',
    '--strict',
    '--exactOptionalPropertyTypes',
    '--noUncheckedIndexedAccess',
    '--noImplicitOverride',
    '--verbatimModuleSyntax',
    '--isolatedDeclarations',
    '--declaration',
    '--skipLibCheck',
    '--module',
    'nodenext',
    '--target',
    'es2023',
    '--types',
    'node',
    '--lib',
    'es2023,dom,dom.iterable,dom.asynciterable',
  ];
  const tsc = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
  const program = join('cli', 'openai.ts');
  return promisify(execFile)(process.execPath, [tsc, ...flags, program], { cwd: folder }).then(
    ({ stdout }) => stdout,
    (error: { readonly stdout?: string }) => error.stdout ?? String(error),
  );
}
