import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { serve, type RunningServer } from '../serve.js';
import { call, form, json, type TestResponse } from './testing/test-client.js';

const keys = ['first-key', 'second-key'];
let server: RunningServer;
let dataDir: string;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'upspec-test-'));
  server = await serve({ apiKey: keys, dataDir });
});

afterEach(async () => {
  await server.close();
  await rm(dataDir, { recursive: true, force: true });
});

function send(key: string, line: string, init: RequestInit = {}): Promise<TestResponse> {
  const headers = new Headers(init.headers);
  headers.set('Authorization', `Bearer ${key}`);
  return call(server, line, { ...init, headers });
}

async function idOf(response: Promise<TestResponse>): Promise<string> {
  return ((await response).body as { readonly id: string }).id;
}

function makeFile(key: string): Promise<string> {
  const body = form(['purpose', 'vision'], ['file', new File(['abc'], 'a.txt')]);
  return idOf(send(key, 'POST /files', body));
}

async function makeUpload(key: string): Promise<{ upload: string; part: string }> {
  const requested = { bytes: 3, filename: 'u', mime_type: 'a/b', purpose: 'vision' };
  const upload = await idOf(send(key, 'POST /uploads', json(requested)));
  const data = form(['data', new File(['abc'], 'p')]);
  return { upload, part: await idOf(send(key, `POST /uploads/${upload}/parts`, data)) };
}

async function listed(key: string): Promise<readonly string[]> {
  const { body } = await send(key, 'GET /files');
  return (body as { readonly data: readonly { readonly id: string }[] }).data.map(({ id }) => id);
}

describe('two tenants', () => {
  it('have files of their own', async () => {
    const first = await makeFile('first-key');
    const second = await makeFile('second-key');
    expect(await listed('first-key')).toEqual([first]);
    expect(await listed('second-key')).toEqual([second]);
    for (const line of [`GET /files/${first}`, `GET /files/${first}/content`]) {
      expect((await send('second-key', line)).status).toBe(404);
      expect((await send('first-key', line)).status).toBe(200);
    }
    expect((await send('second-key', `DELETE /files/${first}`)).status).toBe(404);
    expect((await send('second-key', `GET /files?after=${first}`)).status).toBe(404);
    expect(await listed('first-key')).toEqual([first]);
  });

  it('have Uploads of their own, and their files', async () => {
    const { upload, part } = await makeUpload('second-key');
    const complete = json({ part_ids: [part] });
    const data = form(['data', new File(['abc'], 'p')]);
    expect((await send('first-key', `POST /uploads/${upload}/parts`, data)).status).toBe(404);
    expect((await send('first-key', `POST /uploads/${upload}/cancel`)).status).toBe(404);
    expect((await send('first-key', `POST /uploads/${upload}/complete`, complete)).status).toBe(
      404,
    );
    const completed = await send('second-key', `POST /uploads/${upload}/complete`, complete);
    expect(completed.status).toBe(200);
    expect(await listed('first-key')).toEqual([]);
    expect(await listed('second-key')).toHaveLength(1);
  });

  it('cannot use the parts of each other', async () => {
    const { part } = await makeUpload('first-key');
    const { upload } = await makeUpload('second-key');
    const complete = json({ part_ids: [part] });
    const { status } = await send('second-key', `POST /uploads/${upload}/complete`, complete);
    expect(status).toBe(400);
  });

  it('are the same after a restart, and their keys are not stored', async () => {
    const file = await makeFile('second-key');
    const { upload, part } = await makeUpload('second-key');
    await server.close();
    expect(await readFile(join(dataDir, 'journal.jsonl'), 'utf8')).not.toContain('second-key');
    server = await serve({ apiKey: keys, dataDir });
    expect(await listed('first-key')).toEqual([]);
    expect(await listed('second-key')).toEqual([file]);
    const complete = json({ part_ids: [part] });
    const { status } = await send('second-key', `POST /uploads/${upload}/complete`, complete);
    expect(status).toBe(200);
    await server.close();
    server = await serve({ apiKey: keys, dataDir });
    expect(await listed('second-key')).toHaveLength(2);
    expect(await listed('first-key')).toEqual([]);
  });

  it('are rejected with another key', async () => {
    expect((await send('third-key', 'GET /files')).status).toBe(401);
  });
});
