import { Buffer } from 'node:buffer';
import { expect, test } from 'vitest';
import { requestBytes, type BytesPromise } from './bytes-promise.js';
import { APIConnectionError, ClientError, NotFoundError } from './errors.js';
import type { RequestOptions } from './request-options.js';
import { json, type CaptureServer } from './testing/capture-server.js';
import { clientOf, failure, serve } from './testing/serve.js';

const CONTENT = Buffer.from([0, 255, 10, 13, 195, 169]);

function image(server: CaptureServer, options?: RequestOptions): BytesPromise {
  return requestBytes(
    clientOf(server),
    { method: 'GET', path: '/image', accept: 'image/png' },
    options,
  );
}

async function imageServer(): Promise<CaptureServer> {
  return serve((_, response) => {
    response.writeHead(200, { 'content-type': 'image/png', 'x-width': '3' });
    response.end(CONTENT);
  });
}

test('the caller chooses between a Response, bytes, a Blob, a stream and text', async () => {
  const server = await imageServer();
  const response = await image(server);
  expect(response.headers.get('x-width')).toBe('3');
  expect(Buffer.from(await response.arrayBuffer())).toEqual(CONTENT);
  expect(Buffer.from(await image(server).bytes())).toEqual(CONTENT);
  const blob = await image(server).blob();
  expect([blob.type, blob.size]).toEqual(['image/png', 6]);
  const chunks: Uint8Array[] = [];
  for await (const chunk of await image(server).stream()) chunks.push(chunk);
  expect(Buffer.concat(chunks)).toEqual(CONTENT);
  expect(await image(server).text()).toBe('\0\ufffd\n\ré');
  expect(server.requests.map(({ headers }) => headers.accept)).toEqual(Array(5).fill('image/png'));
});

test('content that was read already is an error, not empty', async () => {
  const call = image(await imageServer());
  await call.bytes();
  const error = await failure(call.bytes());
  expect(error).toBeInstanceOf(ClientError);
  expect(error).toHaveProperty('message', 'the content was read already; call again');
});

test('a response without a body is an empty stream', async () => {
  const server = await serve((_, response) => {
    response.writeHead(204).end();
  });
  expect(await new Response(await image(server).stream()).text()).toBe('');
});

test('content that is cut off is a connection error, and an error response is one of its class', async () => {
  const cut = await serve((_, response) => {
    response.writeHead(200, { 'content-length': '10' });
    response.write('abc', () => response.destroy());
  });
  expect(await failure(image(cut, { maxRetries: 0 }).bytes())).toBeInstanceOf(APIConnectionError);
  const missing = await serve(json(404, { message: 'no image' }));
  expect(await failure(image(missing).blob())).toBeInstanceOf(NotFoundError);
});
