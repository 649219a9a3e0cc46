import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { formatUnsupported } from '@upspec/document';
import { generate, type GenerateResult } from '../generate.js';
import { type LargeDocument, WRONG_COUNT } from './large-documents.js';

const ROOT = join(import.meta.dirname, '..', '..');
/** A resource of each document, to which the test adds an error. */
const RESOURCES = { own: 'vessels.ts', published: 'files.ts' };

/** Tests the TypeScript client of a large document. */
export function testLargeClient({ key, path: spec, operations }: LargeDocument): void {
  let folder = '';
  let result: GenerateResult;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'upspec-full-'));
    await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    await writeFile(join(folder, 'package.json'), '{"type": "module"}');
    const targets = ['typescript-types', 'typescript-client'];
    result = await generate({ spec, out: folder, targets, names: 'path' });
  });
  afterAll(async () => {
    await rm(folder, { recursive: true });
  });

  test(`has a call for each of its ${String(operations)} operations`, async () => {
    const files = result.changes.filter(({ path }) => path.includes('/resources/'));
    const texts = await Promise.all(files.map(({ path }) => readFile(join(folder, path), 'utf8')));
    // One request for each operation, also where it has a call for each of several media types.
    const calls = texts.join('\n').match(/^(?! *\*).*\bmethod: '[A-Z]+'/gm) ?? [];
    expect(calls, WRONG_COUNT).toHaveLength(operations);
  });

  test('reports what is not fully supported, with its locations', () => {
    const lines = formatUnsupported(result.unsupported);
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.filter((line) => !/\.yaml:\d+:\d+: \S/.test(line))).toEqual([]);
    expect(lines.filter((line) => line.includes('stream of events')).length).toBeGreaterThan(0);
  });

  test('is TypeScript whose only error is one that was added, with the strictest flags and without the types of Node.js', async () => {
    const path = join('typescript', 'resources', RESOURCES[key]);
    const text = await readFile(join(folder, path), 'utf8');
    await writeFile(join(folder, path), `${text}\nexport const wrong = parseInt('1');\n`);
    // The compiler reports a missing declaration only where it finds no other error.
    expect(await compile(folder)).toMatch(new RegExp(`^${path}\\(\\d+,14\\): error TS9010: .*\n$`));
  });
}

/**
 * Compiles the client with this project's flags, without the types of Node.js, as for a browser.
 */
async function compile(folder: string): Promise<string> {
  const flags = [
    '--noEmit',
    '--skipDefaultLibCheck',
    '--strict',
    '--exactOptionalPropertyTypes',
    '--noUncheckedIndexedAccess',
    '--noImplicitOverride',
    '--verbatimModuleSyntax',
    '--isolatedDeclarations',
    '--declaration',
    '--module',
    'nodenext',
    '--target',
    'es2023',
    '--typeRoots',
    'none',
    '--lib',
    'es2023,dom,dom.iterable,dom.asynciterable',
  ];
  const tsc = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
  const client = join('typescript', 'client.ts');
  return promisify(execFile)(process.execPath, [tsc, ...flags, client], { cwd: folder }).then(
    ({ stdout }) => stdout,
    (error: { readonly stdout?: string }) => error.stdout ?? String(error),
  );
}
