import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { generate } from '@upspec/generator';
import { documentOfRows, loadRows, type NamedRowFile } from './load-rows.js';
import { differencesOfRow } from './testing/judge-row.js';
import { type RowServer, startRowServer } from './testing/row-server.js';
import type { WireRow } from './wire-row.js';

const hasRuby = spawnSync('ruby', ['--version']).status === 0;
const program = fileURLToPath(new URL('testing/run_rows.rb', import.meta.url));

/** What Ruby prints for the calls of a file: the error of each, and warnings. */
interface Run {
  readonly errors: readonly (string | null)[];
  readonly warnings: string;
}

async function callFromRuby(file: NamedRowFile, folder: string): Promise<Run> {
  const tasks = file.rows.map(({ name, call }) => ({ name, call }));
  const child = spawn('ruby', ['-w', '-I', join(folder, 'ruby', 'lib'), program, 'wire', 'Wire'], {
    env: { PATH: process.env['PATH'], LANG: 'C.UTF-8' },
  });
  child.stdin.on('error', () => undefined);
  child.stdin.end(JSON.stringify(tasks));
  const [out, warnings] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  if (out === '') throw new Error(`Ruby exited early: ${warnings}`);
  return { errors: JSON.parse(out) as readonly (string | null)[], warnings };
}

for (const file of loadRows()) {
  describe.skipIf(!hasRuby)(`Ruby: ${file.title}`, () => {
    let folder = '';
    let server: RowServer;
    let run: Run;
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'upspec-rows-'));
      server = await startRowServer(file.rows);
      const spec = join(folder, 'wire.json');
      await writeFile(spec, JSON.stringify(documentOfRows(file, server.url)));
      await generate({ spec, out: folder, targets: ['ruby'] });
      run = await callFromRuby(file, folder);
    });
    afterAll(async () => {
      await server.close();
      await rm(folder, { recursive: true });
    });

    test.each(
      file.rows.map((row): [string, WireRow, number] => [row.name, row, file.rows.indexOf(row)]),
    )('%s', (_name, row, index) => {
      const requests = server.requestsOf(row);
      const error = run.errors[index] ?? undefined;
      expect(differencesOfRow(row, requests, error)).toEqual([]);
    });

    test('Ruby prints no warnings', () => {
      expect(run.warnings).toBe('');
    });
  });
}
