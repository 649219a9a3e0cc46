import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkFixtures } from '../testing/check-fixtures.js';
import { loadFixtures } from '../fixture-format/load-fixtures.js';
import { serve, type RunningServer } from '../openai-files/serve.js';
import { openaiFilesContract } from '../openai-files/contract.js';
import { recordingRules } from '../openai-files/recording-rules.js';
import { record } from './record.js';

const apiKey = 'this-key-must-never-be-seen';
const headers = { authorization: `Bearer ${apiKey}` };
const contract = openaiFilesContract();
const rules = recordingRules;
let folder: string;
let server: RunningServer;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upspec-record-'));
  server = await serve({ apiKey });
});
afterEach(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

test('cookies that hold words of the request spoil no fixture, and a session is in none', async () => {
  const recorder = await record({ contract, rules, url: server.url, outDir: folder });
  const cookie =
    'sort=created_at; tab=assistants; n=notes.txt; w=quarterly-report-of-2026.txt; v=a-session-of-16b';
  const form = new FormData();
  form.append('purpose', 'assistants');
  form.append('expires_after[anchor]', 'created_at');
  form.append('expires_after[seconds]', '7200');
  form.append('file', new Blob(['one']), 'notes.txt');
  const options = { headers: { ...headers, cookie } };
  await fetch(`${recorder.url}/files`, { method: 'POST', body: form, ...options });
  form.set('file', new Blob(['two']), 'quarterly-report-of-2026.txt');
  await fetch(`${recorder.url}/files`, { method: 'POST', body: form, ...options });
  await fetch(`${recorder.url}/files?order=asc&purpose=assistants`, options);
  await fetch(`${recorder.url}/files/a-session-of-16b`, options);
  const { files } = await recorder.close();
  const text = (await Promise.all(files.map((file) => readFile(file, 'utf8')))).join('\n');
  const covered = text.split('\n').filter((line) => line.includes('redacted-'));
  expect(new Set(covered.map((line) => line.trim()))).toEqual(
    new Set([
      '"path": "/files/redacted-redacte"',
      '"message": "No such File object: redacted-redacte",',
    ]),
  );
  for (const kept of ['"created_at"', '?order=asc&purpose=assistants', '"notes.txt"']) {
    expect(text).toContain(kept);
  }
  const result = await checkFixtures(folder, { url: server.url, apiKey });
  expect(result.cases.flatMap(({ findings }) => findings)).toEqual([]);
  expect(result.counts).toMatchObject({ fail: 0, skip: 0, 'could-not-run': 0 });
});

test('what is not below the path of the target is none of this API', async () => {
  const recorder = await record({ contract, rules, url: server.url, outDir: folder });
  const { origin } = new URL(recorder.url);
  for (const path of ['/v9/files', '/files', '/v1files', '/files/v1/files', '/v1?a']) {
    await (await fetch(`${origin}${path}`, { headers })).text();
  }
  await fetch(`${recorder.url}/files?limit=1`, { headers });
  const { notes } = await recorder.close();
  expect(notes).toEqual(['5 left out: they are not requests of OpenAI Files and Uploads API']);
  const fixtures = await loadFixtures(folder);
  expect(fixtures.flatMap(({ exchanges }) => exchanges.map(({ request }) => request.path))).toEqual(
    ['/files?limit=1'],
  );
});
