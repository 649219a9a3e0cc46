import { createReadStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Official from 'openai';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkClient } from '../../client/check-client.js';
import { loadContract } from '../load-contract.js';
import { openai } from '../profile-format/openai.js';
import { serve, type RunningServer } from '../serve.js';

const key = 'sk-key-of-this-test';
let server: RunningServer;
let folder: string;
beforeAll(async () => {
  server = await serve({ apiKey: key });
  folder = await mkdtemp(join(tmpdir(), 'upspec-library-'));
  await writeFile(join(folder, 'notes.txt'), 'hello');
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

/** Runs calls of the official library. @returns the violated requirements with the ordinals */
async function judge(call: (client: Official) => Promise<unknown>): Promise<readonly string[]> {
  const { result } = await checkClient({
    contract: loadContract(),
    server: new URL(server.url),
    style: openai.requests,
    urlVariable: 'OPENAI_BASE_URL',
    async run(baseURL) {
      await call(new Official({ apiKey: key, baseURL, maxRetries: 0 }));
      return { kind: 'exited', code: 0 };
    },
  });
  return result.cases.flatMap(({ findings }) =>
    findings.map(({ requirement, exchange }) => `${exchange} ${requirement}`),
  );
}

const upload = {
  purpose: 'user_data',
  filename: 'ä b.txt',
  bytes: 5,
  mime_type: 'text/plain',
} as const;

test('the official library sends each operation as the document describes it', async () => {
  const found = await judge(async (client) => {
    const file = createReadStream(join(folder, 'notes.txt'));
    const { id } = await client.files.create({
      purpose: 'user_data',
      file,
      expires_after: { anchor: 'created_at', seconds: 3600 },
    });
    await client.files.retrieve(id);
    await (await client.files.content(id)).text();
    for await (const each of client.files.list({ limit: 1 })) expect(each.id).not.toBe('');
    const begun = await client.uploads.create(upload);
    const part = await client.uploads.parts.create(begun.id, { data: new File(['hello'], 'p') });
    await client.uploads.complete(begun.id, { part_ids: [part.id] });
    await client.uploads.cancel((await client.uploads.create(upload)).id);
    await client.files.delete(id);
  });
  expect(found).toEqual([]);
});

// A program in JavaScript can pass both. The library sends a Buffer as one field for each byte.
test('a Buffer and an ArrayBuffer as a part are violations of the official library', async () => {
  const send = (data: Buffer | ArrayBuffer): Promise<readonly string[]> =>
    judge(async (client) => {
      const { id } = await client.uploads.create(upload);
      const params = { data: data as unknown as File };
      await client.uploads.parts.create(id, params).catch(() => undefined);
    });
  expect(await send(Buffer.from('hello'))).toEqual(['2 client.form.encoding']);
  expect(await send(new ArrayBuffer(5))).toEqual(['2 client.form.missing']);
});
