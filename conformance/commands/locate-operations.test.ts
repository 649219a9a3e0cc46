import type { RequestListener } from 'node:http';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Log } from 'sarif';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startTarget } from '../testing/start-target.js';
import { locateOperations } from './locate-operations.js';
import { runMerge } from './merge.js';
import { checkDocument } from './testing/check-document.js';
import { checkUrl } from './testing/check-url.js';
import { watchTerminal } from './testing/watched-terminal.js';

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

/** The lines that a log names. */
async function regionsIn(file: string): Promise<unknown> {
  const { runs } = JSON.parse(await readFile(file, 'utf8')) as Log;
  return runs[0]?.results?.map(({ locations = [] }) => locations[0]?.physicalLocation?.region);
}

const respond: RequestListener = ({ url }, response) => {
  const status = url === '/pets/mine' ? 200 : 404;
  response.writeHead(status, { 'content-type': 'application/json' }).end('{"no": "list"}');
};

test('a report of a check by a document names the line of the violated operation', async () => {
  const file = join(folder, 'result.sarif');
  const { code } = await checkDocument({ document, respond, report: [`sarif=${file}`] });
  expect(code).toBe(1);
  expect(await regionsIn(file)).toEqual([{ startLine: 8, startColumn: 5 }]);
});

test('the report that merges shards names it as well', async () => {
  const file = join(folder, 'merged.sarif');
  const files = [1, 2].map((index) => join(folder, `shard-${index}.json`));
  const spec = join(folder, 'pets.yaml');
  await writeFile(spec, document);
  const target = await startTarget(respond);
  const url = target.url.replace('/v1', '');
  for (const [at, shard] of ['1/2', '2/2'].entries()) {
    await checkUrl({ url, spec, shard, report: [`json=${files[at]}`] });
  }
  await target.close();
  const { terminal } = watchTerminal();
  expect(await runMerge({ files, report: [`sarif=${file}`] }, terminal)).toBe(1);
  expect(await regionsIn(file)).toEqual([{ startLine: 8, startColumn: 5 }]);
});
