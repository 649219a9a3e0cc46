import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { transform } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningServer, serve } from '@upspec/conformance';

const ROOT = join(import.meta.dirname, '..');
/** Within the workspace, so that the names of its packages lead to them. */
const FOLDER = join(ROOT, 'reports', 'examples');

interface Example {
  /** The file and the line of the example. */
  readonly location: string;
  readonly code: string;
}

/** The examples that are fenced as TypeScript, in prose and in TSDoc. */
function examplesIn(path: string): readonly Example[] {
  const text = readFileSync(join(ROOT, path), 'utf8');
  return [...text.matchAll(/^( \* |)```ts\n([\s\S]*?)^\1```/gm)].map((match) => {
    const [, margin = '', body = ''] = match;
    const lines = body.split('\n').map((line) => line.slice(Math.min(margin.length, line.length)));
    const line = text.slice(0, match.index).split('\n').length;
    return { location: `${path}:${String(line)}`, code: lines.join('\n') };
  });
}

function sources(): readonly string[] {
  const code = ['generator', 'conformance', 'templates'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter(
        (entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.test.ts'),
      )
      .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)))
      .filter((path) => !/(^|\/)(dist|node_modules)\//.test(path)),
  );
  return ['README.md', ...documentation(), ...readmes(), ...code];
}

/** The pages below `docs/`. */
function documentation(): readonly string[] {
  return readdirSync(join(ROOT, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`);
}

/** The README of each package. */
function readmes(): readonly string[] {
  const { workspaces } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    readonly workspaces: readonly string[];
  };
  return workspaces.map((folder) => join(folder, 'README.md'));
}

const examples = sources().flatMap(examplesIn);

describe('every example runs as written', () => {
  const KEY = 'example-key';
  let server: RunningServer;
  beforeAll(async () => {
    mkdirSync(FOLDER, { recursive: true });
    server = await serve({ apiKey: KEY });
  });
  afterAll(async () => {
    await server.close();
    rmSync(FOLDER, { recursive: true });
  });

  test('and there are examples of every public entry', () => {
    const entries = [
      '@upspec/openai-files',
      '@upspec/openai-files/node',
      '@upspec/openai-files/validators',
      '@upspec/openai-files/types',
      '@upspec/document',
      '@upspec/generator',
      '@upspec/conformance',
    ];
    const isShown = (entry: string): boolean =>
      examples.some(({ code }) => code.includes(`'${entry}'`));
    expect(entries.filter((entry) => !isShown(entry))).toEqual([]);
  });

  test('and they compile under strict', async () => {
    const files = examples.map(({ location, code }) => {
      const file = join(FOLDER, `${fileName(location)}.mts`);
      writeFileSync(file, code);
      return file;
    });
    const tsc = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
    const flags = ['--noEmit', '--skipDefaultLibCheck', '--strict', '--module', 'nodenext'];
    const libraries = [
      '--target',
      'es2023',
      '--types',
      'node',
      '--lib',
      'es2023,dom,dom.iterable,dom.asynciterable',
    ];
    const reported = await promisify(execFile)(process.execPath, [
      tsc,
      ...flags,
      ...libraries,
      ...files,
    ]).then(
      ({ stdout }) => stdout,
      (error: { readonly stdout?: string }) => error.stdout ?? String(error),
    );
    expect(reported).toBe('');
  });

  test.each(examples)('$location', async ({ location, code }) => {
    const file = join(FOLDER, `${fileName(location)}.mjs`);
    writeFileSync(file, (await transform(code, { loader: 'ts', format: 'esm' })).code);
    const environment = { ...process.env, OPENAI_API_KEY: KEY, OPENAI_BASE_URL: server.url };
    const { stdout } = await promisify(execFile)(process.execPath, [file], {
      cwd: ROOT,
      env: environment,
    });
    for (const [, want = ''] of code.matchAll(/console\.log\(.*\); \/\/ (.+)$/gm)) {
      expect(stdout).toContain(want);
    }
  });
});

function fileName(location: string): string {
  return location.replaceAll(/\W/g, '-');
}
