import { performance } from 'node:perf_hooks';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openaiFilesContract } from '../openai-files/contract.js';
import { startTarget, type StartedTarget } from '../testing/start-target.js';
import type { WireRequest } from './build-request.js';
import { openSettling } from './settled-transport.js';
import { openTransport, type Transport } from './transport.js';

const settling = 120;
let target: StartedTarget;
let transport: Transport;
let arrivals: { readonly request: string; readonly at: number }[] = [];

beforeEach(async () => {
  arrivals = [];
  target = await startTarget(({ method = '', url = '' }, response) => {
    arrivals.push({ request: `${method} ${url}`, at: performance.now() });
    response.writeHead(url.endsWith('/unknown') ? 404 : 200).end();
  });
  const baseUrl = new URL(target.url);
  transport = openTransport({ baseUrl, timeout: 10_000, connections: 4 });
});
afterEach(async () => {
  transport.close();
  await target.close();
});

/** Sends requests one after the other; returns which of them waited. */
async function waitingIn(...requests: readonly string[]): Promise<readonly string[]> {
  const settled = openSettling(settling, openaiFilesContract())(transport);
  for (const each of requests) {
    const [method = '', path = ''] = each.split(' ');
    const request: WireRequest = { method, path, headers: {}, auth: 'none' };
    await settled.send(request);
  }
  return requests.filter((_, at) => {
    const [before, now] = [arrivals[at - 1]?.at, arrivals[at]?.at];
    return before !== undefined && now !== undefined && now - before >= settling - 1;
  });
}

test('a request waits after a change, and not after another request', async () => {
  expect(await waitingIn('POST /files', 'GET /files/a', 'GET /files/a/content')).toEqual([
    'GET /files/a',
  ]);
  arrivals = [];
  expect(await waitingIn('GET /files/a', 'GET /files')).toEqual([]);
});

test('a deletion is a change, unless it is rejected', async () => {
  expect(await waitingIn('DELETE /files/a', 'GET /files')).toEqual(['GET /files']);
  arrivals = [];
  expect(await waitingIn('DELETE /files/unknown', 'GET /files')).toEqual([]);
});

test('a request that creates an object by itself does not wait', async () => {
  const requests = ['POST /files', 'POST /uploads', 'POST /uploads/b/parts'];
  expect(await waitingIn(...requests)).toEqual(['POST /uploads/b/parts']);
});
