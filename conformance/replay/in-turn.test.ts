import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { startTarget } from '../testing/start-target.js';
import type { WireRequest } from './build-request.js';
import { inTurn } from './in-turn.js';
import { openTransport } from './transport.js';

const request: WireRequest = { method: 'GET', path: '/pets', headers: {}, auth: 'none' };
const raw = {
  method: 'GET',
  path: '/pets',
  build: () => Buffer.from('GET /v1/pets HTTP/1.1\r\nhost: t\r\nconnection: close\r\n\r\n'),
};

test('requests that are sent at once arrive one after the other, each after the response before', async () => {
  let underWay = 0;
  const most: number[] = [];
  const target = await startTarget((_, response) => {
    underWay += 1;
    most.push(underWay);
    setTimeout(() => {
      underWay -= 1;
      response.end();
    }, 5);
  });
  const baseUrl = new URL(target.url);
  const transport = openTransport({ baseUrl, timeout: 10_000, connections: 8 });
  const serial = inTurn(transport);
  await Promise.all([
    ...Array.from({ length: 4 }, () => serial.send(request)),
    ...Array.from({ length: 3 }, () => serial.sendRaw(raw)),
  ]);
  transport.close();
  await target.close();
  expect(most).toEqual([1, 1, 1, 1, 1, 1, 1]);
});

test('a request without a response delays no other', async () => {
  let count = 0;
  const target = await startTarget((incoming, response) => {
    count += 1;
    if (count === 1) incoming.socket.destroy();
    else response.end('x');
  });
  const baseUrl = new URL(target.url);
  const transport = openTransport({ baseUrl, timeout: 10_000, connections: 8 });
  const serial = inTurn(transport);
  const [first, second] = await Promise.allSettled([serial.send(request), serial.send(request)]);
  transport.close();
  await target.close();
  expect([first.status, second.status]).toEqual(['rejected', 'fulfilled']);
});

test('bytes that wait for another request do not delay it', async () => {
  const target = await startTarget((_, response) => void response.end());
  const baseUrl = new URL(target.url);
  const transport = openTransport({ baseUrl, timeout: 10_000, connections: 8 });
  const serial = inTurn(transport);
  let isServed = false;
  const until = async (): Promise<void> => {
    while (!isServed) await wait(1);
  };
  const slow = serial.sendRaw({ ...raw, heldBack: { bytes: 4, until } });
  await serial.send(request);
  isServed = true;
  const { received } = await slow;
  transport.close();
  await target.close();
  expect(received.status).toBe(200);
});
