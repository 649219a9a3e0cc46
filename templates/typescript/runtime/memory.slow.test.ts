import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { requestEvents, type ServerSentEvent } from './event-stream.js';
import { fileFromPath } from './node.js';
import { sendPieces } from './testing/event-server.js';
import { clientOf, serveRaw } from './testing/serve.js';

const MiB = 1024 * 1024;
/** A client that kept its data would need 200 MiB; memory that is not yet collected varies. */
const largestHeld = 80 * MiB;
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upspec-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Collects garbage, so that only used memory is measured. */
function heldBytes(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  return process.memoryUsage().arrayBuffers;
}

test('200 MiB of a stream are sent with little memory', async () => {
  let received = 0;
  const server = await serveRaw((request, response) => {
    request.on('data', (chunk: Buffer) => (received += chunk.length));
    request.on('end', () => response.end('{"id":"p"}'));
  });
  const held: number[] = [];
  const ahead: number[] = [];
  async function* source(): AsyncGenerator<Uint8Array> {
    for (let sent = 0; sent < 200; sent += 1) {
      ahead.push(sent * MiB - received);
      if (sent % 20 === 19) held.push(heldBytes());
      yield new Uint8Array(MiB);
    }
  }
  await clientOf(server).uploads.parts.create('u', { data: source() });
  expect(received).toBeGreaterThan(200 * MiB);
  expect(Math.max(...ahead)).toBeLessThan(largestHeld);
  expect(Math.max(...held)).toBeLessThan(largestHeld);
});

test('200 MiB of a file are sent with little memory', async () => {
  const location = join(folder, 'large.bin');
  // A sparse file needs neither disk space nor memory, which would be measured.
  await writeFile(location, '');
  await truncate(location, 200 * MiB);
  const held: number[] = [];
  let received = 0;
  const server = await serveRaw((request, response) => {
    request.on('data', (chunk: Buffer) => {
      received += chunk.length;
      if (received > (held.length + 1) * 20 * MiB) held.push(heldBytes());
    });
    request.on('end', () => response.end('{"id":"p"}'));
  });
  const data = await fileFromPath(location);
  await clientOf(server).uploads.parts.create('u', { data });
  expect(held).toHaveLength(10);
  expect(Math.max(...held)).toBeLessThan(largestHeld);
});

test('10,000 events of 20 KB are read with little memory', async () => {
  const text = 'x'.repeat(20_000);
  const pieces = function* (): Generator<string> {
    for (let n = 0; n < 10_000; n += 1) yield `data: {"n": ${String(n)}, "text": "${text}"}\n\n`;
  };
  const server = await serveRaw((_, response) => {
    void sendPieces(response, pieces()).then(() => response.end());
  });
  const request = { method: 'GET', path: '/events', data: 'json' } as const;
  const stream = requestEvents<ServerSentEvent<{ readonly n: number }>>(clientOf(server), request);
  const before = heldBytes() + process.memoryUsage().heapUsed;
  const held: number[] = [];
  let next = 0;
  for await (const { data } of stream) {
    if (data.n !== next) break;
    next += 1;
    if (next % 1_000 === 0) held.push(heldBytes() + process.memoryUsage().heapUsed - before);
  }
  expect(next).toBe(10_000);
  expect(Math.max(...held)).toBeLessThan(largestHeld);
});
