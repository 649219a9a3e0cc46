import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { check } from '../check.js';
import { serve } from '../openai-files/serve.js';
import { sampleFailure, sampleResult } from '../testing/sample-result.js';
import { formatJson } from './json.js';
import { loadResult } from './load-result.js';

let folder = '';
let file = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upspec-result-'));
  file = join(folder, 'result.json');
});
afterEach(() => rm(folder, { recursive: true }));

test('what a run wrote is read again', async () => {
  const apiKey = 'sk-key-of-this-test';
  const server = await serve({ apiKey, fault: ['error-without-param'] });
  const result = await check({ url: server.url, apiKey, only: ['auth/**', 'files/retrieve/**'] });
  await server.close();
  expect(result.counts.fail).toBeGreaterThan(0);
  await writeFile(file, formatJson(result));
  expect(await loadResult(file)).toEqual(result);
});

test('entries of known failures that no case tested are read again', async () => {
  const untested = [{ pattern: 'LIST-03', location: 'known.yaml:3:1' }];
  const result = sampleResult([sampleFailure('a', 'ERROR-04')], { untested });
  await writeFile(file, formatJson(result));
  expect(await loadResult(file)).toEqual(result);
});

test.each([
  ['{', 'result.json: not valid JSON: '],
  ['[]', 'result.json#: must be object'],
  [
    JSON.stringify({ ...sampleResult([]), version: 1 }),
    'result.json#/version: is a result of version 1, and this version of the kit reads version 3; run the check again',
  ],
  [JSON.stringify({ ...sampleResult([]), version: '2' }), '#/version: must be equal to constant'],
  [
    formatJson(sampleResult([{ ...sampleFailure('a', 'ERROR-04'), durationMs: -1 }])),
    '#/cases/0/durationMs: must be >= 0',
  ],
])('what is not a result is rejected (%#)', async (text, want) => {
  await writeFile(file, text);
  await expect(loadResult(file)).rejects.toThrow(want);
});

test('a file that does not exist is reported', async () => {
  await expect(loadResult(file)).rejects.toThrow(`${file}: the result can't be read: `);
});
