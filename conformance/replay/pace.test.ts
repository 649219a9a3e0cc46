import { performance } from 'node:perf_hooks';
import { expect, test } from 'vitest';
import { startTarget } from '../testing/start-target.js';
import type { WireRequest } from './build-request.js';
import { openPace } from './pace.js';
import { openTransport } from './transport.js';

const request: WireRequest = { method: 'GET', path: '/pets', headers: {}, auth: 'none' };

test('requests that are sent at once leave one after the other, at least the gap of the rate apart', async () => {
  const arrivals: number[] = [];
  const target = await startTarget((_, response) => {
    arrivals.push(performance.now());
    response.end();
  });
  const pace = openPace({ requests: 20, milliseconds: 1000 });
  const baseUrl = new URL(target.url);
  const transport = openTransport({ baseUrl, timeout: 10_000, connections: 8, pace });
  const raw = {
    method: 'GET',
    path: '/pets',
    build: () => Buffer.from('GET /v1/pets HTTP/1.1\r\nhost: t\r\nconnection: close\r\n\r\n'),
  };
  await Promise.all([
    ...Array.from({ length: 6 }, () => transport.send(request)),
    ...Array.from({ length: 5 }, () => transport.sendRaw(raw)),
  ]);
  transport.close();
  await target.close();
  expect(arrivals).toHaveLength(11);
  // Ten gaps of 50 ms.
  expect((arrivals.at(-1) ?? 0) - (arrivals[0] ?? 0)).toBeGreaterThanOrEqual(480);
});

test('the end of a run ends the wait', async () => {
  const pace = openPace({ requests: 1, milliseconds: 3_600_000 });
  const stop = new AbortController();
  await pace(stop.signal);
  const second = pace(stop.signal);
  stop.abort();
  await expect(second).resolves.toBeUndefined();
});
