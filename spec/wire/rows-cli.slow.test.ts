import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { buildSync, transformSync } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { generate } from '@upspec/generator';
import { contentBytes } from './content-bytes.js';
import { documentOfRows, loadRows, type NamedRowFile } from './load-rows.js';
import { differencesOfRow } from './testing/judge-row.js';
import { rowWords, type RowFlag } from './testing/row-words.js';
import { type RowServer, startRowServer } from './testing/row-server.js';
import { runAtMost } from './testing/run-at-most.js';
import type { FileData } from './wire-case.js';
import type { WireRow } from './wire-row.js';

const modules = fileURLToPath(new URL('../../node_modules', import.meta.url));

/** The rows that the CLI has no arguments for, by the reason. */
const inexpressible: Readonly<Record<string, readonly string[]>> = {
  'a key on a command line is no source of further keys': ['bearer-after-401'],
  'a file on disk has no line break in its name': ['odd-names'],
};
const leftOut = new Set(Object.values(inexpressible).flat());

test('the CLI leaves out only rows that exist', () => {
  const names = loadRows().flatMap(({ rows }) => rows.map(({ name }) => name));
  expect([...leftOut].filter((name) => !names.includes(name))).toEqual([]);
});

for (const file of loadRows()) {
  describe(`the CLI: ${file.title}`, () => {
    const rows = file.rows.filter(({ name }) => !leftOut.has(name));
    const errors = new Map<WireRow, string | undefined>();
    let folder = '';
    let server: RowServer;
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'upspec-rows-'));
      server = await startRowServer(file.rows);
      const program = await buildCli(file, folder, server.url);
      await runAtMost(2, rows, async (row) => {
        errors.set(row, await runRow(row, program, folder));
      });
    });
    afterAll(async () => {
      await server.close();
      await rm(folder, { recursive: true });
    });

    test.each(rows.map((row): [string, WireRow] => [row.name, row]))('%s', (_name, row) => {
      expect(differencesOfRow(row, server.requestsOf(row), errors.get(row))).toEqual([]);
    });
  });
}

async function buildCli(file: NamedRowFile, folder: string, url: string): Promise<string> {
  await symlink(modules, join(folder, 'node_modules'));
  await writeFile(join(folder, 'package.json'), '{"type": "module"}');
  const spec = join(folder, 'wire.json');
  await writeFile(spec, JSON.stringify(documentOfRows(file, url)));
  const targets = ['typescript-types', 'typescript-client', 'cli'];
  await generate({ spec, out: folder, targets });
  const program = join(folder, 'wire.mjs');
  buildSync({
    entryPoints: [join(folder, 'cli', 'wire.ts')],
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    outfile: program,
  });
  return program;
}

/** Runs the command of a row, and returns what it reports of a failure. */
async function runRow(row: WireRow, program: string, folder: string): Promise<string | undefined> {
  const { name, flags } = await definitionOf(row, folder);
  const files = { count: 0 };
  const { words, input } = rowWords(row, flags, (content) => {
    files.count += 1;
    return writeContent(content, join(folder, 'files', row.name, String(files.count)));
  });
  const child = spawn(process.execPath, [program, 'rows', name, '--max-retries=0', ...words], {
    cwd: folder,
    env: { PATH: process.env['PATH'], NO_COLOR: '1' },
    stdio: [input === undefined ? 'ignore' : 'pipe', 'ignore', 'pipe'],
  });
  child.stdin?.end(input);
  const ended = once(child, 'close');
  const printed = child.stderr === null ? '' : await text(child.stderr);
  const [status]: readonly unknown[] = await ended;
  return status === 0 ? undefined : `exit ${String(status)}: ${printed}`;
}

/** A generated command. */
interface Definition {
  readonly name: string;
  readonly flags: readonly RowFlag[];
}

/** The definition of a row's command, a module that imports nothing at run time. */
async function definitionOf(row: WireRow, folder: string): Promise<Definition> {
  const commands = join(folder, 'cli', 'commands', 'rows');
  const plain = (name: string): string => name.replace(/\.ts$/, '').replaceAll('-', '');
  const file = (await readdir(commands)).find((name) => plain(name) === plain(row.name)) ?? '';
  const source = await readFile(join(commands, file), 'utf8');
  const { code } = transformSync(source, { loader: 'ts', format: 'esm' });
  const url = `data:text/javascript,${encodeURIComponent(code)}`;
  const module = (await import(url)) as Readonly<Record<string, Pick<Definition, 'flags'>>>;
  const [definition] = Object.values(module);
  if (definition !== undefined) return { name: file.replace(/\.ts$/, ''), flags: definition.flags };
  throw new Error(`there is no command for ${row.name}`);
}

function writeContent({ filename = 'content', content }: FileData, folder: string): string {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, filename);
  writeFileSync(path, contentBytes(content));
  return path;
}
