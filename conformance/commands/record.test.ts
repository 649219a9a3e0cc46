import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Terminal } from '../command-line/terminal.js';
import type { Fixture } from '../fixture-format/fixture.js';
import { serve } from '../openai-files/serve.js';
import { runExport } from './export.js';
import { runImport } from './import.js';
import { runRecord } from './record.js';
import { watchTerminal } from './testing/watched-terminal.js';

let folder: string;
let stop: AbortController;
let printed: string[];
let warned: string[];
let terminal: Terminal;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upspec-commands-'));
  ({ terminal, printed, warned, stop } = watchTerminal());
});
afterEach(() => rm(folder, { recursive: true }));

test('record says where it listens, and at the end what it wrote and what not', async () => {
  const server = await serve({ apiKey: 'a-key' });
  const running = runRecord({ url: server.url, out: folder, port: 0, limit: 4096 }, terminal);
  while (printed.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  const [, url = ''] = /^recording (\S+) → /.exec(printed[0] ?? '') ?? [];
  expect(printed[0]).toBe(`recording ${url} → ${server.url} into ${folder}`);
  await fetch(`${url}/files`, { headers: { authorization: 'Bearer a-key' } });
  await fetch(`${url}/models`);
  stop.abort();
  expect(await running).toBe(0);
  expect(printed.slice(1)).toEqual([join(folder, 'recorded/001-list-files.json')]);
  expect(warned).toEqual(['1 left out: they are not requests of OpenAI Files and Uploads API']);
  await server.close();
});

test('record that saw nothing says so and fails', async () => {
  stop.abort();
  const options = { url: 'http://127.0.0.1:1/v1', out: folder, port: 0, limit: 1 };
  expect(await runRecord(options, terminal)).toBe(1);
  expect(warned).toEqual(['nothing was written']);
});

const wrong: readonly (readonly [string, string])[] = [
  ['ftp://127.0.0.1/v1', 'ftp://127.0.0.1/v1 is not a valid server URL'],
  ['nowhere', 'nowhere is not a valid server URL'],
  ['http://me:secret@127.0.0.1/v1', 'the URL holds a user or a password'],
  ['http://127.0.0.1/v1?key=1', 'a base URL has neither a query nor a fragment'],
];
test.each(wrong)('record rejects %s', async (url, want) => {
  const running = runRecord({ url, out: folder, port: 0, limit: 1 }, terminal);
  await expect(running).rejects.toThrow(want);
});

test('record rejects a limit that no fixture could observe', async () => {
  const options = { url: 'http://127.0.0.1:1/v1', out: folder, port: 0, limit: 10_000_000 };
  await expect(runRecord(options, terminal)).rejects.toThrow(
    'the limit must be a number of bytes from 0 to 262144',
  );
});

test('export and import lead there and back', async () => {
  const fixture = 'conformance/openai-files/fixtures/uploads/cancel/pending.json';
  const out = join(folder, 'new/session.har');
  expect(await runExport({ fixtures: [fixture], format: 'har', out }, terminal)).toBe(0);
  expect(await runImport({ file: out, out: folder, limit: 4096 }, terminal)).toBe(0);
  expect(printed).toEqual([join(folder, 'recorded/001-create-upload-cancel-upload.json')]);
  const { source } = JSON.parse(await readFile(fixture, 'utf8')) as Fixture;
  expect(JSON.parse(await readFile(printed[0] ?? '', 'utf8'))).toMatchObject({ source });
});

test('import that leaves everything out fails', async () => {
  const file = join(folder, 'lost.har');
  const entry = {
    startedDateTime: '2026-01-31T12:00:00.000Z',
    request: { method: 'GET', url: 'http://127.0.0.1/v1/files/file-a', headers: [] },
    response: { status: 200, headers: [], content: { size: 100 } },
  };
  await writeFile(file, JSON.stringify({ log: { entries: [entry] } }));
  expect(await runImport({ file, out: folder, limit: 4096 }, terminal)).toBe(1);
  expect(warned).toEqual([
    'requests below http://127.0.0.1/v1 are read as those of OpenAI Files and Uploads API; the document names https://api.openai.com/v1',
    '1 left out: the file does not hold their bodies as they were',
    'nothing was written',
  ]);
});

test('export prints Arazzo, and reports what it cannot express', async () => {
  const fixture = 'conformance/openai-files/fixtures/files/create/sentiment.json';
  await runExport({ fixtures: [fixture], format: 'arazzo' }, terminal);
  expect(printed[0]).toMatch(/^arazzo: 1\.0\.1\n/);
  expect(warned[0]).toBe(
    'files/create/sentiment, request 1: part file has the filename "sentiment.jsonl"',
  );
});

test('export rejects what is not a fixture, with its errors', async () => {
  const file = join(folder, 'a.json');
  await writeFile(file, '{}');
  await expect(runExport({ fixtures: [file], format: 'har' }, terminal)).rejects.toThrow(
    `${file}#/: the key "name" is missing`,
  );
  const nowhere = runExport({ fixtures: [join(folder, 'none')], format: 'har' }, terminal);
  await expect(nowhere).rejects.toThrow('there is no such file or folder');
});
