import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildModel, loadDocument, type Model } from '@upspec/document';
import { cliTarget } from './emit.js';
import { flagsOf } from './flags.js';

const DOCUMENT = {
  openapi: '3.1.1',
  info: { title: 'Depot', version: '1' },
  paths: {
    '/crates': {
      get: {
        operationId: 'findCrates',
        requestBody: { content: { 'application/json': { schema: { type: 'object' } } } },
        responses: { '204': { description: 'done' } },
      },
      post: {
        operationId: 'storeCrate',
        requestBody: {
          required: true,
          content: {
            'text/plain': { schema: { type: 'string' } },
            'image/png': {},
            'application/json': {
              schema: {
                type: 'object',
                required: ['name'],
                properties: { name: { type: 'string' } },
              },
            },
          },
        },
        responses: { '204': { description: 'done' } },
      },
    },
  },
};

async function modelOf(): Promise<Model> {
  const folder = await mkdtemp(join(tmpdir(), 'upspec-unsent-'));
  try {
    await writeFile(join(folder, 'depot.json'), JSON.stringify(DOCUMENT));
    return buildModel(await loadDocument(join(folder, 'depot.json')));
  } finally {
    await rm(folder, { recursive: true });
  }
}

test('what the flag --body cannot send is reported with its location', async () => {
  const { unsupported } = await cliTarget.emit(await modelOf());
  expect(unsupported).toEqual([
    {
      pointer: '#/paths/~1crates/get/requestBody',
      message: "the command of findCrates can't send its body: fetch sends none with GET",
    },
    {
      pointer: '#/paths/~1crates/post/requestBody',
      message:
        'the command of storeCrate has no flag for a body of image/png; --body is of text/plain',
    },
  ]);
});

test('no field is required where another media type has no fields', async () => {
  const model = await modelOf();
  const operation = model.operations.find(({ id }) => id === 'storeCrate');
  const flags = operation === undefined ? [] : flagsOf(operation, model);
  expect(flags.map(({ name, type, required }) => [name, type, required])).toEqual([
    ['name', 'string', false],
    ['body', 'string', false],
    ['content-type', 'string', false],
  ]);
});
