import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildModel, loadDocument, type Model } from '@upspec/document';
import { runtimeFiles } from './runtime-files.js';

const ROOT = join(import.meta.dirname, '..', '..', '..');

function pathsOf(model: Model): readonly string[] {
  return runtimeFiles(model).map(({ path }) => path);
}

test('a CLI without a command that sends a file in parts has no code for one', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'upspec-runtime-'));
  const file = join(folder, 'openapi.yaml');
  await writeFile(
    file,
    `openapi: 3.1.0
info: { title: Depot, version: '1' }
paths:
  /crates:
    get: { operationId: listCrates, responses: { '204': { description: None } } }
`,
  );
  const paths = pathsOf(buildModel(await loadDocument(file)));
  await rm(folder, { recursive: true });
  expect(paths).toContain('cli/runtime/run-command.ts');
  expect(paths).not.toContain('cli/runtime/run-upload.ts');
});

test('a CLI with such a command has the code for it', async () => {
  const model = buildModel(await loadDocument(join(ROOT, 'spec', 'openapi.yaml')));
  expect(pathsOf(model)).toContain('cli/runtime/run-upload.ts');
});
