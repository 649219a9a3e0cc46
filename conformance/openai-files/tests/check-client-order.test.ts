import OpenAI from '@upspec/openai-files';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkClient } from '../../client/check-client.js';
import { loadContract } from '../load-contract.js';
import { openai } from '../profile-format/openai.js';
import { serve, type RunningServer } from '../serve.js';

const key = 'sk-key-of-this-test';
let server: RunningServer;
beforeAll(async () => {
  server = await serve({ apiKey: key });
});
afterAll(() => server.close());

type Send = (
  path: string,
  init?: { method?: string; json?: unknown; key?: string },
) => Promise<{
  status: number;
  body: unknown;
}>;

/** Runs a client, and returns the violated requirements with the ordinals of the requests. */
async function judge(
  client: (send: Send, url: string) => Promise<unknown>,
): Promise<readonly string[]> {
  const { result } = await checkClient({
    contract: loadContract(),
    server: new URL(server.url),
    style: openai.requests,
    urlVariable: 'OPENAI_BASE_URL',
    async run(url) {
      const send: Send = async (path, { method = 'GET', json, key: sent = key } = {}) => {
        const headers = new Headers({ authorization: `Bearer ${sent}` });
        if (json !== undefined) headers.set('content-type', 'application/json');
        const body = json === undefined ? null : JSON.stringify(json);
        const response = await fetch(url + path, { method, headers, body });
        return { status: response.status, body: await response.json().catch(() => undefined) };
      };
      await client(send, url);
      return { kind: 'exited', code: 0 };
    },
  });
  return result.cases.flatMap(({ findings }) =>
    findings.map(({ requirement, exchange }) => `${exchange} ${requirement}`),
  );
}

const openaiAt = (url: string): OpenAI => new OpenAI({ apiKey: key, baseURL: url, maxRetries: 0 });

/** An Upload of five bytes with one part. */
async function begin(client: OpenAI): Promise<{ readonly upload: string; readonly part: string }> {
  const { id } = await client.uploads.create({
    purpose: 'user_data',
    filename: 'a.txt',
    bytes: 5,
    mime_type: 'text/plain',
  });
  const part = await client.uploads.parts.create(id, { data: new Blob(['hello']) });
  return { upload: id, part: part.id };
}

const addPart = (client: OpenAI, upload: string): Promise<unknown> =>
  client.uploads.parts.create(upload, { data: new Blob(['more!']) }).catch(() => undefined);

describe('a right sequence has no finding:', () => {
  test('every operation of the generated client', async () => {
    const found = await judge(async (_, url) => {
      const client = openaiAt(url);
      const file = await client.files.create({
        purpose: 'user_data',
        file: new File(['a'], 'a.txt'),
      });
      await client.files.retrieve(file.id);
      await client.files.content(file.id);
      for await (const each of client.files.list({ limit: 1 }))
        expect(each.id).toBeTypeOf('string');
      const { upload, part } = await begin(client);
      await client.uploads.complete(upload, { part_ids: [part] });
      await client.uploads.cancel((await begin(client)).upload);
      await client.files.delete(file.id);
    });
    expect(found).toEqual([]);
  });

  test('a deleted file that is asked for once more', async () => {
    const found = await judge(async (_, url) => {
      const client = openaiAt(url);
      const file = await client.files.create({
        purpose: 'user_data',
        file: new File(['a'], 'a.txt'),
      });
      await client.files.delete(file.id);
      await client.files.retrieve(file.id).catch(() => undefined);
      await client.files.delete(file.id).catch(() => undefined);
    });
    expect(found).toEqual([]);
  });

  test('the same list twice, and a key that is corrected', async () => {
    const found = await judge(async (send) => {
      await send('/files');
      await send('/files');
      await send('/files', { key: 'sk-wrong' });
      await send('/files');
    });
    expect(found).toEqual([]);
  });
});

describe('a wrong sequence has a finding:', () => {
  test('a part after the completion', async () => {
    const found = await judge(async (_, url) => {
      const client = openaiAt(url);
      const { upload, part } = await begin(client);
      await client.uploads.complete(upload, { part_ids: [part] });
      await addPart(client, upload);
    });
    expect(found).toEqual(['4 client.order.ended']);
  });

  test('a part, and a completion, after the cancellation', async () => {
    const found = await judge(async (_, url) => {
      const client = openaiAt(url);
      const { upload, part } = await begin(client);
      await client.uploads.cancel(upload);
      await addPart(client, upload);
      await client.uploads.complete(upload, { part_ids: [part] }).catch(() => undefined);
    });
    expect(found).toEqual(['4 client.order.ended', '5 client.order.ended']);
  });

  test('a part id that no response had', async () => {
    const found = await judge(async (_, url) => {
      const client = openaiAt(url);
      const { upload } = await begin(client);
      await client.uploads.complete(upload, { part_ids: ['part_1'] }).catch(() => undefined);
    });
    expect(found).toEqual(['3 client.order.unknown-id']);
  });

  test('a part of another Upload', async () => {
    const found = await judge(async (_, url) => {
      const client = openaiAt(url);
      const [one, other] = [await begin(client), await begin(client)];
      await client.uploads.complete(one.upload, { part_ids: [other.part] }).catch(() => undefined);
    });
    expect(found).toEqual(['5 client.order.foreign']);
  });

  test('a total that is not that of the parts', async () => {
    const found = await judge(async (_, url) => {
      const client = openaiAt(url);
      const { upload, part } = await begin(client);
      const { id } = await client.uploads.parts.create(upload, { data: new Blob(['more!']) });
      await client.uploads.complete(upload, { part_ids: [part, id] }).catch(() => undefined);
    });
    expect(found).toEqual(['4 COMPLETE-04']);
  });

  test('a batch file with another extension', async () => {
    const found = await judge(async (_, url) => {
      const file = new File(['{}'], 'lines.txt');
      await openaiAt(url)
        .files.create({ purpose: 'batch', file })
        .catch(() => undefined);
    });
    expect(found).toEqual(['1 CREATE-09']);
  });

  test('the same cursor again and again', async () => {
    const found = await judge(async (send, url) => {
      const client = openaiAt(url);
      const { id } = await client.files.create({
        purpose: 'user_data',
        file: new File(['a'], 'a.txt'),
      });
      for (let sent = 0; sent < 5; sent += 1) await send(`/files?limit=1&after=${id}`);
    });
    expect(found).toEqual(['4 client.order.cursor']);
  });

  test('the same key again after a 401', async () => {
    const found = await judge(async (send) => {
      await send('/files', { key: 'sk-wrong' });
      await send('/files', { key: 'sk-wrong' });
    });
    expect(found).toEqual(['2 client.retry.unauthorized']);
  });

  test('the same file asked for without a pause', async () => {
    const found = await judge(async (send, url) => {
      const client = openaiAt(url);
      const { id } = await client.files.create({
        purpose: 'user_data',
        file: new File(['a'], 'a.txt'),
      });
      for (let sent = 0; sent < 60; sent += 1) await send(`/files/${id}`);
    });
    expect(found).toEqual([expect.stringMatching(/^\d+ client\.order\.polling$/)]);
  });
});
