import type { IncomingMessage } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { wrongKey } from '../auth/credential.js';
import { startTarget, type StartedTarget } from '../testing/start-target.js';
import type { WireRequest } from './build-request.js';
import { openTransport, type Transport } from './transport.js';

let target: StartedTarget;
let transport: Transport;
let seen: IncomingMessage[];

async function open(apiKey?: string): Promise<void> {
  seen = [];
  target = await startTarget((request, response) => {
    seen.push(request);
    response.setHeader('X-Twice', ['a', 'b']).writeHead(302, { location: '/' }).end('moved');
  });
  const baseUrl = new URL(`${target.url}/`);
  transport = openTransport({ baseUrl, apiKey, timeout: 2000, connections: 1 });
}
afterEach(async () => {
  transport.close();
  await target.close();
});

const get: WireRequest = { method: 'GET', path: '/files', headers: {}, auth: 'right' };

test.each(['/files/..', '/files/%2e%2e/x', '/files//a?b=%zz&c'])(
  'the path %s is sent unchanged',
  async (path) => {
    await open();
    await transport.send({ ...get, path });
    expect(seen[0]?.url).toBe(`/v1${path}`);
  },
);

test.each([
  ['right', 'Bearer sk-right'],
  ['wrong', `Bearer ${wrongKey}`],
  ['none', undefined],
] as const)('the %s key is sent as %s', async (auth, want) => {
  await open('sk-right');
  await transport.send({ ...get, auth });
  expect(seen[0]?.headers.authorization).toBe(want);
});

test('a redirect is a response like any other', async () => {
  await open();
  const { status, headers, bytes, cut } = await transport.send(get);
  const reported = [status, headers['location'], headers['x-twice'], bytes.toString(), cut];
  expect(reported).toEqual([302, '/', 'a, b', 'moved', false]);
  expect(seen).toHaveLength(1);
});

test('a request without a body says so', async () => {
  await open();
  await transport.send({ ...get, method: 'POST' });
  expect(seen[0]?.headers['content-length']).toBe('0');
});

test('a kept connection that the server has closed is not a violation', async () => {
  await open();
  const used = new Set<unknown>();
  const stalling = await startTarget((request, response) => {
    if (used.has(request.socket)) request.socket.destroy();
    else response.end('ok');
    used.add(request.socket);
  });
  transport.close();
  const baseUrl = new URL(stalling.url);
  transport = openTransport({ baseUrl, timeout: 2000, connections: 1 });
  await transport.send(get);
  expect((await transport.send(get)).bytes.toString()).toBe('ok');
  expect(used.size).toBe(2);
  await stalling.close();
});

test.each(['POST', 'DELETE'])('a %s that was dropped is not sent once more', async (method) => {
  await open();
  let requested = 0;
  const stalling = await startTarget((request, response) => {
    requested += 1;
    if (request.method === method) request.socket.destroy();
    else response.end('ok');
  });
  transport.close();
  transport = openTransport({ baseUrl: new URL(stalling.url), timeout: 2000, connections: 1 });
  await transport.send(get);
  await expect(transport.send({ ...get, method })).rejects.toMatchObject({ reason: 'closed' });
  expect(requested).toBe(2);
  await stalling.close();
});

test('a header that no request can contain is rejected before anything is sent', async () => {
  await open();
  const attempt = transport.send({ ...get, headers: { 'x-id': 'a\r\nb' } });
  await expect(attempt).rejects.toThrow(/^can't be reached: Invalid character in header content/);
  expect(seen).toEqual([]);
});
