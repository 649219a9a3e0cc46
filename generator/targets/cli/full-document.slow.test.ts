import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { generate } from '../../generate.js';
import { largeDocuments, type LargeDocument, WRONG_COUNT } from '../../testing/large-documents.js';

const ROOT = join(import.meta.dirname, '..', '..', '..');
/** Of each program: a command whose `--help` has an option for a list of objects, and a group. */
const PROGRAMS = {
  own: {
    source: 'harbor.ts',
    command: ['manifests', 'create'],
    usage: 'Usage: harbor manifests create [options]',
    list: /--note <value>/,
    group: 'vessels:crew-lists',
    resource: 'vessels',
  },
  published: {
    source: 'openai.ts',
    command: ['chat:completions', 'create'],
    usage: 'Usage: openai chat:completions create [options]',
    list: /--message <value>[^(]*\([^)]*\)[^(]*\([^)]*\)[^(]*\([^)]*\)/,
    group: 'fine-tuning:jobs',
    resource: 'files',
  },
};

for (const document of largeDocuments) {
  describe.skipIf(!document.found)(document.title, () => {
    testProgram(document);
  });
}

function testProgram({ key, path: spec, operations }: LargeDocument): void {
  const program = PROGRAMS[key];
  let folder = '';

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'upspec-cli-full-'));
    await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    await writeFile(join(folder, 'package.json'), '{"type": "module"}');
    const targets = ['typescript-types', 'typescript-client', 'cli'];
    await generate({ spec, out: folder, targets, names: 'path' });
  });
  afterAll(async () => {
    await rm(folder, { recursive: true });
  });

  test(`becomes a CLI of ${String(operations)} commands, which compiles with the strictest flags and runs on Node`, async () => {
    const commands = await readdir(join(folder, 'cli', 'commands'), { recursive: true });
    const sources = commands.filter((path) => path.endsWith('.ts'));
    expect(sources, WRONG_COUNT).toHaveLength(operations);
    expect(await compile(folder, program.source)).toBe('');
    const built = join(folder, 'built', 'cli', program.source.replace('.ts', '.js'));
    const help = await run(built, [...program.command, '--help']);
    expect(help).toContain(program.usage);
    // A list of objects is passed one at a time, each as YAML or JSON.
    expect(help).toMatch(program.list);
    expect(await run(built, ['--help'])).toContain(program.group);
  });

  test('does not compile with an error in it', async () => {
    const file = join(folder, 'cli', 'commands', program.resource, 'list.ts');
    const text = await readFile(file, 'utf8');
    await writeFile(
      file,
      text.replace(`client.${program.resource}.list(`, `client.${program.resource}.lst(`),
    );
    expect(await compile(folder, program.source)).toContain('TS2551');
  });
}

async function run(program: string, args: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [program, ...args]);
  return stdout;
}

/** Compiles the CLI with this project's flags and returns the compiler's messages. */
async function compile(folder: string, source: string): Promise<string> {
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
  const program = join('cli', source);
  return promisify(execFile)(process.execPath, [tsc, ...flags, program], { cwd: folder }).then(
    ({ stdout }) => stdout,
    (error: { readonly stdout?: string }) => error.stdout ?? String(error),
  );
}
