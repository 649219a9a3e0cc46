import { expect, test } from 'vitest';
import type { WireRequest } from '../../replay/build-request.js';
import type { Received } from '../../replay/received.js';
import { trafficEntry, type Traffic } from './traffic-entry.js';

const request: WireRequest = {
  method: 'POST',
  path: '/pets',
  headers: { 'content-type': 'application/json' },
  auth: 'right',
  bytes: Buffer.from('{"name":"Rex"}'),
};
const received: Received = {
  status: 201,
  headers: { 'content-type': 'application/json', location: '/v1/pets/1' },
  bytes: Buffer.from('{"id":1}'),
  cut: false,
};
const traffic: Traffic = {
  origin: 'http://127.0.0.1:8080',
  request,
  head: { target: '/v1/pets?a=b%20c', headers: { 'content-type': 'application/json' } },
  start: Date.parse('2026-01-31T12:00:00Z'),
  durationMs: 12,
  outcome: received,
};

test('an entry has the properties that HAR 1.2 requires', () => {
  const none = { cookies: [], headersSize: -1, httpVersion: 'HTTP/1.1' };
  const type = { name: 'content-type', value: 'application/json' };
  expect(trafficEntry(traffic)).toEqual({
    startedDateTime: '2026-01-31T12:00:00.000Z',
    time: 12,
    request: {
      ...none,
      method: 'POST',
      url: 'http://127.0.0.1:8080/v1/pets?a=b%20c',
      headers: [type],
      queryString: [{ name: 'a', value: 'b c' }],
      bodySize: 14,
      postData: { mimeType: 'application/json', text: '{"name":"Rex"}' },
    },
    response: {
      ...none,
      status: 201,
      statusText: 'Created',
      headers: [type, { name: 'location', value: '/v1/pets/1' }],
      content: { size: 8, mimeType: 'application/json', text: '{"id":1}' },
      redirectURL: '/v1/pets/1',
      bodySize: 8,
    },
    cache: {},
    timings: { send: 0, wait: 12, receive: 0 },
  });
});

test('bytes that are not text are in base64', () => {
  const bytes = Buffer.from([0xff, 0x00]);
  const entry = trafficEntry({
    ...traffic,
    request: { ...request, bytes },
    outcome: { ...received, bytes },
  });
  expect(entry.request.postData).toMatchObject({ text: '/wA=', _encoding: 'base64' });
  expect(entry.response.content).toMatchObject({ text: '/wA=', encoding: 'base64', size: 2 });
});

test('a body of more than a mebibyte is left out', () => {
  const bytes = Buffer.alloc(1024 * 1024 + 1, 'a');
  const entry = trafficEntry({
    ...traffic,
    request: { ...request, bytes },
    outcome: { ...received, bytes },
  });
  const comment = 'the body of 1048577 bytes was left out';
  expect(entry.request.postData).toEqual({ mimeType: 'application/json', text: '', comment });
  expect(entry.request.bodySize).toBe(1048577);
  expect(entry.response.content).toEqual({ size: 1048577, mimeType: 'application/json', comment });
});

test('a request without a response has status 0 and the reason', () => {
  const entry = trafficEntry({ ...traffic, outcome: new Error('closed the connection') });
  expect(entry.response.status).toBe(0);
  expect(entry._error).toBe('closed the connection');
});

test('a path that no URL can have is kept percent-encoded', () => {
  const head = { ...traffic.head, target: ':99999999' };
  expect(trafficEntry({ ...traffic, origin: 'http://h', head }).request.url).toBe(
    'http://h/%3A99999999',
  );
});
