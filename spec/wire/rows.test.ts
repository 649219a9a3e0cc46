import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { generate } from '@upspec/generator';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { documentOfRows, loadRows, type NamedRowFile } from './load-rows.js';
import { recordResponses, type RowRecorder } from './record-responses.js';
import { callOfRow, type RowClient } from './testing/call-row.js';
import { differencesOfRow } from './testing/judge-row.js';

const files = loadRows();
const folder = mkdtempSync(join(tmpdir(), 'upspec-rows-'));
const clients = new Map<string, new (options: object) => RowClient>();
let recorder: RowRecorder;

beforeAll(async () => {
  recorder = await recordResponses();
  for (const file of files) clients.set(file.name, await clientOf(file));
});
afterAll(async () => {
  await recorder.close();
  rmSync(folder, { recursive: true });
});

/** Generates the client of a file, and loads it. */
async function clientOf(file: NamedRowFile): Promise<new (options: object) => RowClient> {
  const spec = join(folder, `${file.name}.json`);
  const out = join(folder, file.name);
  writeFileSync(spec, JSON.stringify(documentOfRows(file, recorder.url)));
  await generate({ spec, out, targets: ['typescript-types', 'typescript-client'] });
  const bundle = join(folder, `${file.name}.mjs`);
  await build({
    entryPoints: [join(out, 'typescript', 'client.ts')],
    bundle: true,
    format: 'esm',
    platform: 'node',
    outfile: bundle,
    logLevel: 'silent',
  });
  const module = (await import(pathToFileURL(bundle).href)) as {
    readonly default: new (options: object) => RowClient;
  };
  return module.default;
}

test.each(
  files.flatMap((file) => file.rows.map((row) => [`${file.name}/${row.name}`, file, row] as const)),
)('the TypeScript client sends %s', async (_name, file, row) => {
  recorder.expect(row.statuses ?? []);
  const Client = clients.get(file.name);
  const error = await callOfRow(Client, row).catch((failure: unknown) => String(failure));
  expect(differencesOfRow(row, recorder.requests, error)).toEqual([]);
});
