import { truncate, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mkdtemp, rm } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import OpenAI, { type UploadSource } from '@upspec/openai-files';

const MiB = 1024 * 1024;
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upspec-memory-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** The most bytes that were in use while 512 MiB were sent in parts of 32 MiB, four at a time. */
async function mostBytes(source: UploadSource): Promise<number> {
  let most = 0;
  let received = 0;
  const before = usedBytes();
  const server = createServer((request, response) => {
    request.on('data', (chunk: Buffer) => {
      received += chunk.length;
      most = Math.max(most, usedBytes() - before);
    });
    request.on('end', () => {
      response.end('{"id":"x","expires_at":4102444800,"status":"completed"}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const client = new OpenAI({ apiKey: 'k', baseURL: `http://127.0.0.1:${String(port)}/v1` });
  const options = { purpose: 'user_data', filename: 'a', partSize: 32 * MiB } as const;
  await client.uploads.uploadFile(source, { ...options, size: 512 * MiB });
  server.close();
  expect(received).toBeGreaterThan(512 * MiB);
  return most;
}

function usedBytes(): number {
  return process.memoryUsage().rss;
}

test('a file on disk is sent with less than 150 MiB of memory', async () => {
  const path = join(folder, 'large.bin');
  // A sparse file needs no disk space.
  await writeFile(path, '');
  await truncate(path, 512 * MiB);
  expect(await mostBytes(path)).toBeLessThan(150 * MiB);
});

test('a stream is sent with little more memory than four parts', async () => {
  async function* source(): AsyncGenerator<Uint8Array> {
    for (let sent = 0; sent < 512; sent += 1) {
      await Promise.resolve();
      yield new Uint8Array(MiB);
    }
  }
  expect(await mostBytes(source())).toBeLessThan((4 * 32 + 150) * MiB);
});
