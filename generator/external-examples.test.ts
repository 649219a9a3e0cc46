import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { formatError } from '@upspec/document';
import { captureServer } from '../templates/typescript/runtime/testing/capture-server.js';
import { generate } from './generate.js';

/** The targets that read the examples of a document, or its structure. */
const TARGETS = ['typescript-types', 'docs', 'contract'];

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upspec-external-'));
  return () => rm(folder, { recursive: true });
});

test('an example that cannot be read is left out, and no server is asked for it', async () => {
  const server = await captureServer((_, response) => {
    response.end('"a"');
  });
  const spec = join(folder, 'openapi.json');
  const examples = {
    remote: { externalValue: `${server.url}/a.json` },
    missing: { externalValue: 'missing.json' },
  };
  const content = { 'application/json': { schema: { type: 'string' }, examples } };
  await writeFile(
    spec,
    JSON.stringify({
      openapi: '3.1.0',
      info: { title: 'Depot', version: '1' },
      servers: [{ url: 'https://depot.example' }],
      paths: {
        '/crates': {
          post: { requestBody: { content }, responses: { 200: { description: 'ok', content } } },
        },
      },
    }),
  );
  const { warnings, changes } = await generate({
    spec,
    out: join(folder, 'out'),
    targets: TARGETS,
  });
  await server.close();
  expect(warnings.map((warning) => formatError(warning).replace(/^.*: warning: /, ''))).toEqual([
    `the example ${server.url}/a.json can't be read; it is left out`,
    "the example missing.json can't be read; it is left out",
    `the example ${server.url}/a.json can't be read; it is left out`,
    "the example missing.json can't be read; it is left out",
  ]);
  expect(changes.map(({ path }) => path)).toContain('typescript/types.ts');
  expect(server.requests).toEqual([]);
});
