import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BodyReadError, InvalidInputError } from './errors.js';
import { fileFromPath } from './node.js';
import { inTurn, json } from './testing/capture-server.js';
import { clientOf, failure, serve } from './testing/serve.js';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upspec-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('a file on disk is sent with its length, and again after a failure', async () => {
  const location = join(folder, 'ü.jsonl');
  await writeFile(location, '{"a":1}\n');
  const server = await serve(inTurn(json(500, {}, { 'retry-after-ms': '1' }), json(200, {})));
  const file = await fileFromPath(location, { type: 'text/jsonl' });
  await clientOf(server).files.create({ purpose: 'batch', file });
  expect(server.requests).toHaveLength(2);
  const [first, second] = server.requests;
  expect(second?.body).toEqual(first?.body);
  expect(first?.headers['content-length']).toBe(String(first?.body.length));
  expect(first?.body.toString()).toContain(
    'name="file"; filename="ü.jsonl"\r\nContent-Type: text/jsonl\r\n\r\n{"a":1}\n\r\n',
  );
});

test('a file that changed since it was opened fails the request with a clear error', async () => {
  const location = join(folder, 'changing.txt');
  await writeFile(location, 'before');
  const file = await fileFromPath(location);
  await writeFile(location, 'afterwards');
  const server = await serve();
  const error = await failure(clientOf(server).files.create({ purpose: 'batch', file }));
  expect(error).toBeInstanceOf(BodyReadError);
  expect(error).toHaveProperty(
    'message',
    'a file of the body could not be read; it was changed or removed since it was opened',
  );
  expect(server.requests).toHaveLength(0);
});

test('an empty file of the disk is sent as an empty part', async () => {
  const location = join(folder, 'empty.txt');
  await writeFile(location, '');
  const server = await serve();
  await clientOf(server).files.create({ purpose: 'batch', file: await fileFromPath(location) });
  expect(server.requests[0]?.body.toString()).toContain('octet-stream\r\n\r\n\r\n--');
});

test.skipIf(!existsSync('/proc/self/status'))(
  'a file that reports no size is rejected and not sent as empty (needs /proc)',
  async () => {
    await expect(fileFromPath('/proc/self/status')).rejects.toThrow(
      "path: /proc/self/status can't be sent: its size is reported as 0 bytes, but it is not empty; pass its content as bytes",
    );
  },
);

test('a file is opened with another filename, also from a URL', async () => {
  const location = join(folder, 'one.txt');
  await writeFile(location, '1');
  const file = await fileFromPath(new URL(`file://${location}`), { filename: 'two.txt' });
  expect([file.name, file.size, file.type]).toEqual(['two.txt', 1, '']);
});

test.each(['absent.txt', '.'])('a path that is not a file is rejected: %s', async (name) => {
  await expect(fileFromPath(join(folder, name))).rejects.toThrow(InvalidInputError);
});
