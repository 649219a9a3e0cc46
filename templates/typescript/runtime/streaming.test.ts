import { createReadStream, type ReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  APIConnectionError,
  APIUserAbortError,
  BodyReadError,
  InvalidInputError,
} from './errors.js';
import { inTurn, json } from './testing/capture-server.js';
import { decodeMultipart } from './testing/decode-multipart.js';
import { clientOf, failure, serve, serveRaw } from './testing/serve.js';
import { toFile } from './to-file.js';

const MiB = 1024 * 1024;
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upspec-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Waits until a number has grown and then stays the same for ten checks. */
async function untilStill(read: () => number): Promise<void> {
  let last = 0;
  let checks = 0;
  while (checks < 10) {
    await sleep(20);
    const now = read();
    checks = now > 0 && now === last ? checks + 1 : 0;
    last = now;
  }
}

test('a source is read no faster than the server receives it', async () => {
  const server = await serveRaw(() => undefined);
  const controller = new AbortController();
  let pulled = 0;
  let ended = false;
  async function* source(): AsyncGenerator<Uint8Array> {
    try {
      for (;;) {
        pulled += 1;
        yield new Uint8Array(MiB);
      }
    } finally {
      ended = true;
    }
  }
  const call = failure(
    clientOf(server).uploads.parts.create('u', { data: source() }, { signal: controller.signal }),
  );
  await untilStill(() => pulled);
  expect(pulled).toBeLessThan(64);
  controller.abort();
  expect(await call).toBeInstanceOf(APIUserAbortError);
  await expect.poll(() => ended).toBe(true);
});

test('a Node stream that waits for bytes is destroyed when its request is aborted', async () => {
  const stream = new Readable({ read: () => undefined });
  const call = clientOf(await serveRaw(() => undefined)).uploads.parts.create(
    'u',
    { data: stream },
    { signal: AbortSignal.timeout(60) },
  );
  expect(await failure(call)).toBeInstanceOf(APIUserAbortError);
  expect(stream.destroyed).toBe(true);
});

test('a web stream is cancelled when the server cannot be reached', async () => {
  const dead = await serve();
  await dead.close();
  let cancelled = false;
  const stream = new ReadableStream<Uint8Array>({
    cancel: () => {
      cancelled = true;
    },
  });
  const error = await failure(clientOf(dead).uploads.parts.create('u', { data: stream }));
  expect(error).toBeInstanceOf(APIConnectionError);
  expect(cancelled).toBe(true);
});

test('a stream is sent once, even where the response asks for a retry', async () => {
  const server = await serve(json(503, {}, { 'retry-after-ms': '1' }));
  const data = Readable.from([Buffer.from('x')]);
  expect(await failure(clientOf(server).uploads.parts.create('u', { data }))).toHaveProperty(
    'status',
    503,
  );
  expect(server.requests).toHaveLength(1);
});

test('a failing source is reported with its own error, and not retried', async () => {
  const server = await serve();
  const cause = new Error('disk on fire');
  async function* source(): AsyncGenerator<Uint8Array> {
    yield new Uint8Array(3);
    throw cause;
  }
  const error = await failure(clientOf(server).uploads.parts.create('u', { data: source() }));
  expect(error).toBeInstanceOf(BodyReadError);
  expect(error).toHaveProperty('message', 'data: its stream failed: disk on fire');
  expect(error).toHaveProperty('cause', cause);
});

test('a file stream that fails before it is read fails its request, but not the process', async () => {
  const server = await serve();
  const client = clientOf(server);
  const absent = (): ReadStream => createReadStream(join(folder, 'absent'));
  const failed = absent();
  const file = await toFile(failed);
  const expected = expect.stringContaining('ENOENT') as unknown;
  expect(await failure(client.files.create({ purpose: 'batch', file: absent() }))).toHaveProperty(
    'message',
    expected,
  );
  await expect.poll(() => failed.closed).toBe(true);
  const error = await failure(client.files.create({ purpose: 'batch', file }));
  expect(error).toBeInstanceOf(InvalidInputError);
  expect(error).toHaveProperty('message', expected);
});

test('a fetched response is sent as it arrives', async () => {
  const origin = await serve((_request, response) => response.end('passed on'));
  const server = await serve();
  const file = await fetch(`${origin.url}/folder/my%20file.txt`);
  await clientOf(server).files.create({ purpose: 'batch', file });
  const [request] = server.requests;
  const parts = await decodeMultipart(request ?? { headers: {}, body: Buffer.alloc(0) });
  expect(parts[1]).toMatchObject({ name: 'file', filename: 'my file.txt', content: 'passed on' });
});

test('a foreign Blob is sent with its length, and again after a failure', async () => {
  const server = await serve(inTurn(json(500, {}, { 'retry-after-ms': '1' }), json(200, {})));
  const source = new Blob(['foreign']);
  const data = { size: 7, type: '', stream: () => source.stream() };
  await clientOf(server).uploads.parts.create('u', { data });
  const [first, second] = server.requests;
  expect(first?.headers['content-length']).toBe(String(first?.body.length));
  expect(first?.headers['transfer-encoding']).toBeUndefined();
  expect(second?.body).toEqual(first?.body);
});

test('a stream with a name from toFile is sent with this name', async () => {
  const server = await serve();
  const file = await toFile(Readable.from([Buffer.from('x')]), 'named.txt');
  await clientOf(server).files.create({ purpose: 'batch', file });
  expect(server.requests[0]?.body.toString()).toContain('filename="named.txt"');
  expect(server.requests[0]?.headers['transfer-encoding']).toBe('chunked');
});
