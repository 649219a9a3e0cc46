import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Log } from 'sarif';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { locateOperations } from './locate-operations.js';
import { checkDocument } from './testing/check-document.js';

const document = `openapi: 3.1.0
info: { title: Pets, version: '1' }
paths:
  /pets/{petId}:
    parameters: [{ name: petId, in: path, required: true, schema: { type: string } }]
    get: { operationId: getPet, responses: { '200': { description: One. } } }
  /pets/mine:
    get:
      operationId: getMine
      responses:
        '200':
          description: All.
          content: { application/json: { schema: { type: array, items: { type: string } } } }
`;

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upspec-locate-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('a request is located at the operation of its path and method, or else at the paths', async () => {
  const spec = join(folder, 'pets.yaml');
  await writeFile(spec, document);
  const locate = await locateOperations({ spec });
  expect(locate('GET /pets/7?fields=all')).toEqual({ file: spec, line: 6, column: 5 });
  expect(locate('GET /pets/mine')).toEqual({ file: spec, line: 8, column: 5 });
  expect(locate('POST /pets/mine')).toEqual({ file: spec, line: 3, column: 1 });
  expect(locate('GET /owners')).toEqual({ file: spec, line: 3, column: 1 });
});

test('a report of a check by a document names the line of the violated operation', async () => {
  const file = join(folder, 'result.sarif');
  const { code } = await checkDocument({
    document,
    respond: ({ url }, response) => {
      const status = url === '/pets/mine' ? 200 : 404;
      response.writeHead(status, { 'content-type': 'application/json' }).end('{"no": "list"}');
    },
    report: [`sarif=${file}`],
  });
  expect(code).toBe(1);
  const { runs } = JSON.parse(await readFile(file, 'utf8')) as Log;
  const regions = runs[0]?.results?.map(
    ({ locations = [] }) => locations[0]?.physicalLocation?.region,
  );
  expect(regions).toEqual([{ startLine: 8, startColumn: 5 }]);
});
