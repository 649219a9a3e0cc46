import { createHash, randomBytes } from 'node:crypto';
import OpenAI, { toFile } from 'openai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve, type RunningServer } from '../serve.js';

let server: RunningServer;
let client: OpenAI;

beforeAll(async () => {
  server = await serve({ apiKey: 'right' });
  client = new OpenAI({ apiKey: 'right', baseURL: server.url, maxRetries: 0 });
});

afterAll(async () => {
  await server.close();
});

const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('the official Node library', () => {
  it('creates, retrieves, lists, downloads and deletes a file', async () => {
    const bytes = Buffer.concat([randomBytes(70_000), Buffer.from('\r\n--\n')]);
    const file = await client.files.create({
      file: await toFile(bytes, '你好.txt'),
      purpose: 'user_data',
      expires_after: { anchor: 'created_at', seconds: 3600 },
    });
    expect(file).toMatchObject({
      object: 'file',
      bytes: 70_005,
      filename: '你好.txt',
      purpose: 'user_data',
      expires_at: file.created_at + 3600,
      status: 'processed',
    });
    expect(await client.files.retrieve(file.id)).toEqual(file);
    expect((await client.files.list({ purpose: 'user_data' })).data).toEqual([file]);
    const content = await client.files.content(file.id);
    expect(content.headers.get('content-disposition')).toBe(
      `attachment; filename="__.txt"; filename*=UTF-8''%E4%BD%A0%E5%A5%BD.txt`,
    );
    expect(Buffer.from(await content.arrayBuffer()).equals(bytes)).toBe(true);
    expect(await client.files.delete(file.id)).toEqual({
      id: file.id,
      object: 'file',
      deleted: true,
    });
    await expect(client.files.retrieve(file.id)).rejects.toMatchObject({
      status: 404,
      param: 'id',
      code: null,
      type: 'invalid_request_error',
    });
  });

  it('joins three parts that were sent in parallel in the order of the completion', async () => {
    const pieces = [randomBytes(300_000), randomBytes(200_000), randomBytes(7)];
    const whole = Buffer.concat(pieces);
    const upload = await client.uploads.create({
      bytes: whole.length,
      filename: 'whole.bin',
      mime_type: 'application/octet-stream',
      purpose: 'assistants',
    });
    expect(upload.expires_at - upload.created_at).toBe(3600);
    expect('file' in upload).toBe(false);
    const parts = await Promise.all(
      [2, 0, 1].map(async (index) => {
        const data = await toFile(pieces[index] ?? Buffer.alloc(0), 'piece');
        return { index, part: await client.uploads.parts.create(upload.id, { data }) };
      }),
    );
    const ids = parts.sort((left, right) => left.index - right.index).map(({ part }) => part.id);
    const completed = await client.uploads.complete(upload.id, {
      part_ids: ids,
      md5: createHash('md5').update(whole).digest('hex'),
    });
    expect(completed).toMatchObject({ id: upload.id, status: 'completed', bytes: 500_007 });
    const id = completed.file?.id ?? '';
    expect(await client.files.retrieve(id)).toEqual({
      ...completed.file,
      created_at: upload.created_at,
      filename: 'whole.bin',
    });
    const content = await client.files.content(id);
    expect(digest(new Uint8Array(await content.arrayBuffer()))).toBe(digest(whole));
  });

  it('follows a list page by page, each file once', async () => {
    const ids: string[] = [];
    for (let index = 0; index < 5; index += 1) {
      const file = await toFile(Buffer.from(`${index}`), `${index}.txt`);
      ids.push((await client.files.create({ file, purpose: 'vision' })).id);
    }
    const seen: string[] = [];
    for await (const file of client.files.list({ purpose: 'vision', limit: 2, order: 'asc' })) {
      seen.push(file.id);
    }
    expect(seen).toEqual(ids);
  });

  it('reports a wrong key', async () => {
    const otherClient = new OpenAI({ apiKey: 'wrong', baseURL: server.url, maxRetries: 0 });
    await expect(otherClient.files.list()).rejects.toMatchObject({
      status: 401,
      code: 'invalid_api_key',
    });
  });

  it('cancels an upload, which then rejects parts', async () => {
    const upload = await client.uploads.create({
      bytes: 4,
      filename: 'a.jsonl',
      mime_type: 'text/jsonl',
      purpose: 'batch',
    });
    expect(await client.uploads.cancel(upload.id)).toEqual({ ...upload, status: 'cancelled' });
    const data = await toFile(Buffer.from('late'), 'late');
    await expect(client.uploads.parts.create(upload.id, { data })).rejects.toMatchObject({
      status: 400,
    });
  });
});
