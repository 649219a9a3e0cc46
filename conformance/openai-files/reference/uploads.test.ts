import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { serve, type RunningServer } from '../serve.js';
import { call, form, json, sendRaw, type TestResponse } from './testing/test-client.js';

let folder: string;
let server: RunningServer;
let now: number;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upspec-test-'));
  now = 1_780_000_000_000;
  server = await serve({ apiKey: 'right', dataDir: folder, clock: () => now });
});

afterEach(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

const requested = { bytes: 6, filename: 'a.bin', mime_type: 'text/plain', purpose: 'assistants' };
const idOf = ({ body }: TestResponse): string => (body as { id: string }).id;
const stored = (): Promise<string[]> => readdir(join(folder, 'content'));
const create = async (change: object = {}): Promise<string> =>
  idOf(await call(server, 'POST /uploads', json({ ...requested, ...change })));
const addPart = (upload: string, content: string): Promise<TestResponse> =>
  call(server, `POST /uploads/${upload}/parts`, form(['data', new File([content], 'part')]));
const complete = (upload: string, body: object): Promise<TestResponse> =>
  call(server, `POST /uploads/${upload}/complete`, json(body));
const cancel = (upload: string): Promise<TestResponse> =>
  call(server, `POST /uploads/${upload}/cancel`);

describe('createUpload', () => {
  it('returns the Upload with its properties in the recorded order', async () => {
    const { status, body } = await call(server, 'POST /uploads', json(requested));
    expect(status).toBe(200);
    expect(Object.entries(body as object).slice(1)).toEqual([
      ['object', 'upload'],
      ['bytes', 6],
      ['created_at', 1_780_000_000],
      ['filename', 'a.bin'],
      ['purpose', 'assistants'],
      ['status', 'pending'],
      ['expires_at', 1_780_003_600],
    ]);
    expect(idOf({ body } as TestResponse)).toMatch(/^upload_[0-9a-f]{32}$/);
  });

  it.each([
    { name: 'no bytes', given: { ...requested, bytes: undefined }, param: 'bytes' },
    { name: 'bytes as a string', given: { ...requested, bytes: '6' }, param: 'bytes' },
    { name: 'a fraction of a byte', given: { ...requested, bytes: 0.5 }, param: 'bytes' },
    { name: 'a negative number of bytes', given: { ...requested, bytes: -1 }, param: 'bytes' },
    { name: 'one byte above 8 GiB', given: { ...requested, bytes: 8_589_934_593 }, param: 'bytes' },
    { name: 'an unknown purpose', given: { ...requested, purpose: 'poetry' }, param: 'purpose' },
    { name: 'an unknown property', given: { ...requested, md5: '' }, param: 'md5' },
    {
      name: 'seconds out of range',
      given: { ...requested, expires_after: { anchor: 'created_at', seconds: 3599 } },
      param: 'expires_after.seconds',
    },
    { name: 'a list', given: [requested], param: null },
    { name: 'null', given: null, param: null },
  ])('rejects $name', async ({ given, param }) => {
    const response = await call(server, 'POST /uploads', json(given));
    expect(response).toMatchObject({
      status: 400,
      body: { error: { type: 'invalid_request_error', param, code: null } },
    });
  });

  it.each([
    ['malformed JSON', '{"bytes": 6', 'application/json'],
    ['no body', '', 'application/json'],
    ['bytes that are not UTF-8', Buffer.from([0x22, 0xff, 0x22]), 'application/json'],
    ['a form', 'bytes=6', 'application/x-www-form-urlencoded'],
    ['more than two mebibytes', `{"a":"${'x'.repeat(2_097_152)}"}`, 'application/json'],
  ])('rejects %s', async (_name, body, type) => {
    const headers = { 'Content-Type': type };
    const response = await call(server, 'POST /uploads', { body, headers });
    expect(response).toMatchObject({ status: 400, body: { error: { param: null, code: null } } });
  });

  it.each([0, 8_589_934_592])('accepts %i bytes', async (bytes) => {
    expect(await create({ bytes })).toMatch(/^upload_/);
  });
});

describe('addUploadPart', () => {
  it('returns the part with its properties in the recorded order', async () => {
    const upload = await create();
    now += 5_000;
    const { status, body } = await addPart(upload, 'abc');
    expect(status).toBe(200);
    expect(Object.entries(body as object).slice(1)).toEqual([
      ['object', 'upload.part'],
      ['created_at', 1_780_000_005],
      ['upload_id', upload],
    ]);
    expect(idOf({ body } as TestResponse)).toMatch(/^part_[0-9a-f]{32}$/);
  });

  it('stores data without a filename byte for byte', async () => {
    const bytes = randomBytes(100_000);
    const upload = await create({ bytes: bytes.length });
    const body = Buffer.concat([
      Buffer.from('--b\r\nContent-Disposition: form-data; name="data"\r\n\r\n'),
      bytes,
      Buffer.from('\r\n--b--\r\n'),
    ]);
    const headers = { 'Content-Type': 'multipart/form-data; boundary=b' };
    const part = await call(server, `POST /uploads/${upload}/parts`, { body, headers });
    const { body: completed } = await complete(upload, { part_ids: [idOf(part)] });
    const { id } = (completed as { file: { id: string } }).file;
    const content = await fetch(`${server.url}/files/${id}/content`, {
      headers: { Authorization: 'Bearer right' },
    });
    expect(Buffer.from(await content.arrayBuffer()).equals(bytes)).toBe(true);
  });

  it('accepts 64 MiB and rejects one byte more', async () => {
    const upload = await create();
    const send = (bytes: number): Promise<TestResponse> =>
      call(
        server,
        `POST /uploads/${upload}/parts`,
        form(['data', new File([Buffer.alloc(bytes)], 'p')]),
      );
    expect((await send(67_108_864)).status).toBe(200);
    expect(await send(67_108_865)).toMatchObject({
      status: 400,
      body: { error: { param: 'data' } },
    });
    expect(await stored()).toHaveLength(1);
  });

  it.each([
    ['no data', form(['other', 'x'])],
    ['an unknown field', form(['data', new File(['x'], 'p')], ['other', 'x'])],
    ['data twice', form(['data', new File(['x'], 'p')], ['data', new File(['y'], 'p')])],
    ['JSON', json({ data: 'x' })],
  ])('rejects %s and stores nothing', async (_name, init) => {
    const upload = await create();
    expect(await call(server, `POST /uploads/${upload}/parts`, init)).toMatchObject({
      status: 400,
    });
    expect(await stored()).toEqual([]);
  });
});

describe('completeUpload', () => {
  it('joins the parts in the listed order, and a deletion removes their content', async () => {
    const upload = await create({ expires_after: { anchor: 'created_at', seconds: 7200 } });
    const [b, a, unused] = await Promise.all(
      ['def', 'abc', 'unused'].map(async (content) => idOf(await addPart(upload, content))),
    );
    now += 60_000;
    const { status, body } = await complete(upload, { part_ids: [a, b] });
    expect(unused).toMatch(/^part_/);
    expect({ status, body }).toEqual({
      status: 200,
      body: {
        id: upload,
        object: 'upload',
        bytes: 6,
        created_at: 1_780_000_000,
        filename: 'a.bin',
        purpose: 'assistants',
        status: 'completed',
        expires_at: 1_780_003_600,
        file: {
          object: 'file',
          id: expect.stringMatching(/^file-/),
          purpose: 'assistants',
          filename: 'a.bin',
          bytes: 6,
          created_at: 1_780_000_000,
          expires_at: 1_780_007_200,
          status: 'processed',
          status_details: null,
        },
      },
    });
    const { file } = body as { file: { id: string } };
    expect((await call(server, `GET /files/${file.id}`)).body).toEqual(file);
    expect((await call(server, `GET /files/${file.id}/content`)).body).toBe('abcdef');
    expect(await stored()).toHaveLength(2);
    expect((await call(server, `DELETE /files/${file.id}`)).status).toBe(200);
    expect(await stored()).toEqual([]);
  });

  it('rejects an invalid completion, and the Upload is still pending', async () => {
    const upload = await create();
    const [a, b] = [idOf(await addPart(upload, 'abc')), idOf(await addPart(upload, 'def'))];
    const foreign = idOf(await addPart(await create(), 'def'));
    const bodies = [
      { part_ids: [a] },
      { part_ids: [] },
      { part_ids: [a, b, b] },
      { part_ids: [a, a] },
      { part_ids: [a, foreign] },
      { part_ids: [a, 'part_unknown'] },
      { part_ids: a },
      { part_ids: [1] },
      { part_ids: [a, b], other: 1 },
      { part_ids: [a, b], md5: 'd41d8cd98f00b204e9800998ecf8427e' },
      { part_ids: [a, b], md5: 'short' },
      {},
    ];
    for (const body of bodies) {
      expect(await complete(upload, body)).toMatchObject({
        status: 400,
        body: { error: { type: 'invalid_request_error', code: null } },
      });
    }
    expect((await complete(upload, { part_ids: [b, a] })).status).toBe(200);
  });

  it.each(['hex', 'base64'] as const)('accepts an md5 in %s', async (encoding) => {
    const upload = await create();
    const part = idOf(await addPart(upload, 'abcdef'));
    const md5 = createHash('md5').update('abcdef').digest(encoding);
    expect((await complete(upload, { part_ids: [part], md5 })).status).toBe(200);
  });

  it('accepts hundreds of part ids, and creates an empty file from none', async () => {
    const upload = await create({ bytes: 300 });
    const ids: string[] = [];
    for (let index = 0; index < 300; index += 1) ids.push(idOf(await addPart(upload, 'x')));
    expect((await complete(upload, { part_ids: ids })).status).toBe(200);
    expect((await complete(await create({ bytes: 0 }), { part_ids: [] })).status).toBe(200);
  });

  it('is done once for two parallel requests', async () => {
    const upload = await create();
    const part = idOf(await addPart(upload, 'abcdef'));
    const md5 = createHash('md5').update('abcdef').digest('hex');
    const responses = await Promise.all(
      Array.from({ length: 4 }, () => complete(upload, { part_ids: [part], md5 })),
    );
    expect(responses.map(({ status }) => status).sort()).toEqual([200, 400, 400, 400]);
    const { body } = await call(server, 'GET /files');
    expect(body).toMatchObject({ data: [{ bytes: 6 }] });
  });
});

describe('a closed Upload', () => {
  it.each([
    ['completed', (upload: string) => complete(upload, { part_ids: [] })],
    ['cancelled', cancel],
    [
      'expired',
      () => {
        now += 3_600_000;
        return Promise.resolve();
      },
    ],
  ])('rejects everything when it is %s', async (status, close) => {
    const upload = await create({ bytes: 0 });
    await addPart(upload, 'gone');
    await close(upload);
    const message = `The Upload '${upload}' is ${status}.`;
    for (const response of [
      await addPart(upload, 'late'),
      await complete(upload, { part_ids: [] }),
      await cancel(upload),
    ]) {
      expect(response).toMatchObject({ status: 400, body: { error: { message } } });
    }
    await expect.poll(stored).toEqual([]);
  });

  it('rejects a part that was being sent when it was closed', async () => {
    const upload = await create();
    const head = `POST /v1/uploads/${upload}/parts HTTP/1.1\r\nHost: a\r\nConnection: close\r\nAuthorization: Bearer right\r\nContent-Type: multipart/form-data; boundary=b\r\nExpect: 100-continue\r\n`;
    const body = '--b\r\nContent-Disposition: form-data; name="data"\r\n\r\nlate\r\n--b--\r\n';
    const sent = sendRaw(
      server,
      `${head}Content-Length: ${body.length}\r\n\r\n${body.slice(0, 60)}`,
      {
        later: async (socket) => {
          await cancel(upload);
          socket.write(body.slice(60));
        },
      },
    );
    expect(await sent).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 400 Bad Request\r\n/);
    expect(await stored()).toEqual([]);
  });

  it.each(['parts', 'complete', 'cancel'])(
    'returns 404 for %s if it never existed',
    async (action) => {
      const init = action === 'complete' ? json({ part_ids: [] }) : {};
      const response = await call(server, `POST /uploads/upload_0/${action}`, init);
      expect(response).toMatchObject({ status: 404, body: { error: { param: 'upload_id' } } });
    },
  );
});
