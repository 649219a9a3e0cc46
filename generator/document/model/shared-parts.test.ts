import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { fieldsOf, schemaLookup } from '@upspec/document';
import { loadDocument } from '../load/load.js';
import { buildModel } from './build-model.js';

test('schemas that share their parts at thirty levels have the properties of their parts', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'upspec-shared-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const spec = join(folder, 'api.json');
  const to = (level: number): object => ({ $ref: `#/components/schemas/S${String(level)}` });
  const levels = Array.from({ length: 30 }, (_, index): readonly [string, object] => [
    `S${String(index + 1)}`,
    { allOf: [to(index), to(index)] },
  ]);
  const schemas = {
    S0: { type: 'object', required: ['id'], properties: { id: { type: 'string' } } },
    ...Object.fromEntries(levels),
  };
  const info = { title: 'Depot', version: '1' };
  await writeFile(
    spec,
    JSON.stringify({ openapi: '3.1.0', info, paths: {}, components: { schemas } }),
  );
  const model = buildModel(await loadDocument(spec));
  const lookup = schemaLookup(model);
  expect(fieldsOf(lookup('S30'), lookup).map(({ name, required }) => ({ name, required }))).toEqual(
    [{ name: 'id', required: true }],
  );
});
