import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Official, { toFile as officialToFile } from 'openai';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import Generated, { toFile } from '@upspec/openai-files';
import { fileFromPath } from '@upspec/openai-files/node';
import { serve, type RunningServer } from '../serve.js';

const KEY = 'client-key';
let server: RunningServer;
let folder = '';
beforeAll(async () => {
  server = await serve({ apiKey: KEY });
  folder = await mkdtemp(join(tmpdir(), 'upspec-client-'));
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

function options(): { readonly baseURL: string; readonly apiKey: string } {
  return { baseURL: server.url, apiKey: KEY };
}

describe('the same program with the other import', () => {
  const libraries = [
    { name: 'openai', create: () => new Official(options()), named: officialToFile, at: Official },
    {
      name: '@upspec/openai-files',
      create: () => new Generated(options()),
      named: toFile,
      at: Generated,
    },
  ] as const;

  test.each(libraries)('stores files with $name', async ({ create, named }) => {
    const client = create() as Official;
    const content = new TextEncoder().encode('{"prompt": "Is it raining?"}\n');
    const created = await client.files.create({
      file: (await named(content, '天気.jsonl')) as File,
      purpose: 'fine-tune',
      expires_after: { anchor: 'created_at', seconds: 3600 },
    });
    expect(created).toMatchObject({ filename: '天気.jsonl', bytes: 29, purpose: 'fine-tune' });
    expect((created.expires_at ?? 0) - created.created_at).toBe(3600);
    expect(await client.files.retrieve(created.id)).toEqual(created);

    const listed: string[] = [];
    for await (const { id } of client.files.list({ limit: 1, order: 'asc' })) listed.push(id);
    expect(listed).toContain(created.id);

    const reply = await client.files.content(created.id);
    expect(new Uint8Array(await reply.arrayBuffer())).toEqual(content);
    const { data, response } = await client.files.delete(created.id).withResponse();
    expect([data.deleted, response.status]).toEqual([true, 200]);
  });

  test.each(libraries)('joins parts with $name in the order of their ids', async ({ create }) => {
    const client = create() as Official;
    const pieces = [randomBytes(70_000), randomBytes(1), Buffer.from('\r\n--boundary\r\n')];
    const whole = Buffer.concat(pieces);
    const upload = await client.uploads.create({
      bytes: whole.length,
      filename: 'pieces.bin',
      mime_type: 'application/octet-stream',
      purpose: 'assistants',
    });
    const sent = await Promise.all(
      pieces
        .toReversed()
        .map((piece) =>
          client.uploads.parts.create(upload.id, { data: new File([piece], 'piece') }),
        ),
    );
    const { status, file } = await client.uploads.complete(upload.id, {
      part_ids: sent.toReversed().map(({ id }) => id),
      md5: createHash('md5').update(whole).digest('hex'),
    });
    expect(status).toBe('completed');
    const content = await (await client.files.content(file?.id ?? '')).arrayBuffer();
    expect(Buffer.compare(Buffer.from(content), whole)).toBe(0);
  });

  test.each(libraries)(
    'reports errors with $name by class and by field',
    async ({ create, at }) => {
      const client = create() as Official;
      const error: unknown = await client.files
        .retrieve('file-unknown')
        .catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(at.NotFoundError);
      expect(error).toBeInstanceOf(at.APIError);
      expect(error).toMatchObject({
        status: 404,
        type: 'invalid_request_error',
        param: 'id',
        code: null,
      });
    },
  );
});

describe('what the official library sends incorrectly or not at all', () => {
  test('plain bytes as a part arrive unchanged', async () => {
    const client = new Generated(options());
    for (const data of [
      Buffer.from([0, 255]),
      new Uint8Array([0, 255]),
      new Blob([new Uint8Array([0, 255])]),
    ]) {
      const upload = await client.uploads.create({
        bytes: 2,
        filename: 'two.bin',
        mime_type: 'application/octet-stream',
        purpose: 'user_data',
      });
      const { id } = await client.uploads.parts.create(upload.id, { data });
      const { file } = await client.uploads.complete(upload.id, { part_ids: [id] });
      const content = await (await client.files.content(file?.id ?? '')).arrayBuffer();
      expect([...new Uint8Array(content)]).toEqual([0, 255]);
    }
  });

  test('a file from disk is sent with its own name, read or streamed', async () => {
    const client = new Generated(options());
    const path = join(folder, 'Notiz für später.txt');
    await writeFile(path, 'A note.');
    for (const file of [await fileFromPath(path), createReadStream(path)]) {
      const { filename, bytes } = await client.files.create({ file, purpose: 'user_data' });
      expect([filename, bytes]).toEqual(['Notiz für später.txt', 7]);
    }
  });

  test('a cancelled upload rejects further parts', async () => {
    const client = new Generated(options());
    const { id } = await client.uploads.create({
      bytes: 1,
      filename: 'a',
      mime_type: 'text/plain',
      purpose: 'user_data',
    });
    expect((await client.uploads.cancel(id)).status).toBe('cancelled');
    await expect(
      client.uploads.parts.create(id, { data: Buffer.from('a') }),
    ).rejects.toBeInstanceOf(Generated.BadRequestError);
  });
});
