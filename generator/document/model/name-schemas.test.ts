import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { loadDocument } from '../load/load.js';
import { buildModel } from './build-model.js';

test('the warning on a type of requests that has another name names the schema of the document', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'upspec-names-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const spec = join(folder, 'api.yaml');
  await writeFile(
    spec,
    `openapi: 3.1.0
info: { title: Depot, version: '1' }
servers: [{ url: 'https://depot.example' }]
paths:
  /crates: { post: { requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Crate' } } } }, responses: { '204': { description: ok } } } }
components:
  schemas:
    Crate: { type: object, properties: { id: { type: string, readOnly: true } } }
    CrateInput: { type: string }
`,
  );
  const { warnings } = buildModel(await loadDocument(spec));
  expect(warnings.map(({ location, message }) => [location.line, message])).toEqual([
    [8, 'the type of schema Crate in requests is CrateInput_: another schema is CrateInput'],
  ]);
});
