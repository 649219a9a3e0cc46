import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTarget, type StartedTarget } from '../testing/start-target.js';
import { burstsOf, sendBareRequests } from './send-bare-requests.js';
import type { TracedCase, TracedRequest } from './trace-run.js';

function traced(start: number, end: number, given: Partial<TracedRequest> = {}): TracedRequest {
  const request = { method: 'GET', path: '/files', headers: {}, auth: 'right' } as const;
  return { sent: { kind: 'request', request }, start, end, ids: [], ...given };
}

function asCase(...requests: readonly TracedRequest[]): TracedCase {
  return { isSerial: false, requests };
}

test.each([
  [
    'one after the other',
    asCase(traced(0, 10), traced(11, 20)),
    [
      [0, 1],
      [0, 1],
    ],
  ],
  ['at the same time', asCase(traced(0, 10), traced(1, 20), traced(15, 30)), [[0, 3]]],
  [
    'after a pause',
    asCase(traced(0, 10), traced(1010, 1020)),
    [
      [0, 1],
      [1000, 1],
    ],
  ],
  ['none', asCase(), []],
])('requests %s', (_, given, want) => {
  expect(burstsOf(given).map(({ pause, requests }) => [pause, requests.length])).toEqual(want);
});

let target: StartedTarget;
const seen: string[] = [];
beforeAll(async () => {
  target = await startTarget((request, response) => {
    let body = '';
    request.setEncoding('latin1').on('data', (text: string) => (body += text));
    request.on('end', () => {
      seen.push(`${request.method} ${request.url} ${body}`);
      response.end('{"id":"upload_live"}');
    });
  });
});
afterAll(() => target.close());

test('ids of this run replace those of the trace, in paths and bodies', async () => {
  const post = { method: 'POST', headers: {}, auth: 'right' } as const;
  const created = { kind: 'request', request: { ...post, path: '/uploads' } } as const;
  const bytes = Buffer.from('of upload_then \xff', 'latin1');
  const used = { ...post, path: '/uploads/upload_then/parts', bytes };
  const wire =
    'POST /v1/uploads/upload_then/cancel HTTP/1.1\r\nhost: x\r\ncontent-length: 0\r\n\r\n';
  const raw = { method: 'POST', path: '/uploads/upload_then/cancel', build: () => Buffer.alloc(0) };
  const trace = asCase(
    traced(0, 1, { sent: created, ids: ['upload_then'] }),
    traced(2, 3, { sent: { kind: 'request', request: used } }),
    traced(4, 5, { sent: { kind: 'raw', request: raw, bytes: Buffer.from(wire) } }),
  );
  await sendBareRequests([trace], { url: target.url, apiKey: 'sk-key', jobs: 2 });
  expect(seen).toEqual([
    'POST /v1/uploads ',
    'POST /v1/uploads/upload_live/parts of upload_live \xff',
    'POST /v1/uploads/upload_live/cancel ',
  ]);
});
