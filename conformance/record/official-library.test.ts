import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import OpenAI, { toFile } from 'openai';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkFixtures } from '../testing/check-fixtures.js';
import type { Fixture } from '../fixture-format/fixture.js';
import { loadFixtures } from '../fixture-format/load-fixtures.js';
import { serve, type RunningServer } from '../openai-files/serve.js';
import { startFaultProxy, type ProxyFault } from '../openai-files/testing/fault-proxy.js';
import { openaiFilesContract } from '../openai-files/contract.js';
import { recordingRules } from '../openai-files/recording-rules.js';
import { record, type Recording } from './record.js';

const apiKey = 'this-key-must-never-be-seen';
const organization = 'the-quiet-company';
const project = 'hushed-plans';
const cookie = 'chocolate-chip-of-a-session';
let folder: string;
let recording: Recording;
let fixtures: readonly Fixture[];
let fresh: RunningServer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upspec-record-'));
  const recorded = await serve({ apiKey });
  const recorder = await record({
    contract: openaiFilesContract(),
    rules: recordingRules,
    url: recorded.url,
    outDir: folder,
  });
  await runFlow(recorder.url);
  recording = await recorder.close();
  await recorded.close();
  fixtures = await loadFixtures(folder);
  fresh = await serve({ apiKey: 'another-key' });
});

afterAll(async () => {
  await fresh.close();
  await rm(folder, { recursive: true });
});

/** All that the library can do with files and Uploads, with long contents and short ones. */
async function runFlow(baseURL: string): Promise<void> {
  const options = { apiKey, baseURL, organization, project, maxRetries: 0 };
  const client = new OpenAI({ ...options, defaultHeaders: { cookie: `session=${cookie}` } });
  const file = await client.files.create({
    file: await toFile(Buffer.from('{"custom_id":"1"}\r\n'), '你好 "1".jsonl'),
    purpose: 'batch',
    expires_after: { anchor: 'created_at', seconds: 7200 },
  });
  const secret = await client.files.create({
    file: await toFile(Buffer.from(`the key is ${apiKey}`), `of ${organization}.txt`),
    purpose: 'user_data',
  });
  await client.files.list({ limit: 10 });
  await client.files.retrieve(file.id);
  await (await client.files.content(file.id)).arrayBuffer();
  await (await client.files.content(secret.id)).arrayBuffer();
  const pieces = [randomBytes(200_000), randomBytes(300_000), randomBytes(70)];
  const whole = Buffer.concat(pieces);
  const upload = await client.uploads.create({
    bytes: whole.length,
    filename: 'whole.bin',
    mime_type: 'application/octet-stream',
    purpose: 'assistants',
  });
  const parts = await Promise.all(
    [2, 0, 1].map(async (index) => {
      const data = await toFile(pieces[index] ?? Buffer.alloc(0), 'piece');
      return { index, part: await client.uploads.parts.create(upload.id, { data }) };
    }),
  );
  const completed = await client.uploads.complete(upload.id, {
    part_ids: parts.sort((a, b) => a.index - b.index).map(({ part }) => part.id),
    md5: createHash('md5').update(whole).digest('hex'),
  });
  await (await client.files.content(completed.file?.id ?? '')).arrayBuffer();
  await client.files.list();
  const cancelled = await client.uploads.create({
    bytes: 4,
    filename: 'a.jsonl',
    mime_type: 'text/jsonl',
    purpose: 'batch',
  });
  await client.uploads.cancel(cancelled.id);
  await client.uploads.cancel(cancelled.id).catch(() => undefined);
  for (const id of [file.id, secret.id, completed.file?.id ?? '']) await client.files.delete(id);
  await client.files.retrieve(file.id).catch(() => undefined);
  const otherClient = new OpenAI({ ...options, apiKey: 'sk-a-stranger-s-key' });
  await otherClient.files.list().catch(() => undefined);
}

describe("a recording of the official library's flow", () => {
  test('is recorded completely, each exchange once', () => {
    expect(recording.notes).toEqual([]);
    const operations = fixtures.flatMap(({ exchanges }) =>
      exchanges.map(({ operation }) => operation),
    );
    expect(operations.length).toBe(21);
    expect(new Set(operations).size).toBe(9);
  });

  test('replays against another server unedited', async () => {
    const result = await checkFixtures(folder, { url: fresh.url, apiKey: 'another-key' });
    expect(result.cases.flatMap(({ findings }) => findings)).toEqual([]);
    expect(result.counts).toMatchObject({ fail: 0, warn: 0, skip: 0, 'could-not-run': 0 });
  });

  const faults: readonly { readonly name: string; readonly fault: ProxyFault }[] = [
    {
      name: 'loses the last byte of a content',
      fault: {
        changeResponse: (response, path) =>
          path.endsWith('/content')
            ? { ...response, body: response.body.subarray(0, -1) }
            : response,
      },
    },
    {
      name: 'lists nothing',
      fault: {
        changeResponse: (response, path) =>
          path === '/files'
            ? { ...response, body: Buffer.from('{"object":"list","data":[],"has_more":false}') }
            : response,
      },
    },
  ];
  test.each(faults)('finds a server that $name', async ({ fault }) => {
    const proxy = await startFaultProxy(fresh.url, fault);
    const result = await checkFixtures(folder, { url: proxy.url, apiKey: 'another-key' });
    await proxy.close();
    expect(result.counts.fail).toBeGreaterThan(0);
  });

  test('holds no key, no cookie and no name of an organisation, in no file', async () => {
    const names = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = names.filter((entry) => entry.isFile());
    const texts = await Promise.all(
      files.map(({ parentPath, name }) => readFile(join(parentPath, name), 'utf8')),
    );
    expect(files.map(({ name }) => name).filter((name) => !name.endsWith('.json'))).toEqual([]);
    expect(files.length).toBe(recording.files.length);
    const found = [apiKey, organization, project, cookie, 'sk-a-stranger-s-key'].filter((secret) =>
      texts.some(
        (text) =>
          text.includes(secret) ||
          text.includes(Buffer.from(secret).toString('base64').slice(4, -4)),
      ),
    );
    expect(found).toEqual([]);
  });

  test('says where it was recorded', () => {
    expect(fixtures.map(({ source }) => source.from)).toEqual(
      fixtures.map(() => expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/v1$/)),
    );
  });
});
