import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { InvalidInputError } from './errors.js';
import { inTurn, json } from './testing/capture-server.js';
import { decodeMultipart } from './testing/decode-multipart.js';
import { clientOf, failure, serve } from './testing/serve.js';
import { webStream } from './testing/streams.js';

// The first test of this file, as it needs the time in which the code of a request is loaded.
test('a stream that fails while the code is loaded is an error of the call', async () => {
  const server = await serve();
  const body = new Readable({ read: () => undefined });
  const sent = clientOf(server).post('/notes', { body });
  body.destroy(new Error('the disk is gone'));
  await expect(sent).rejects.toThrow('body: the stream failed: the disk is gone');
});

test.each([
  { method: 'get', call: 'get' },
  { method: 'post', call: 'post' },
  { method: 'put', call: 'put' },
  { method: 'patch', call: 'patch' },
  { method: 'delete', call: 'delete' },
] as const)('client.$call sends a request that no document describes', async ({ method, call }) => {
  const server = await serve(json(200, { ok: true }, { 'x-request-id': 'req_7' }));
  const client = clientOf(server);
  const result = await client[call]<{ readonly ok: boolean }>('/some/path', {
    query: { a: 1 },
    headers: { 'x-own': 'v' },
  });
  expect(result).toEqual({ ok: true });
  expect(result._request_id).toBe('req_7');
  expect(await client.request({ method, path: '/some/path' })).toEqual({ ok: true });
  expect(server.requests[0]).toMatchObject({
    method: method.toUpperCase(),
    path: '/v1/some/path?a=1',
    headers: { 'x-own': 'v', authorization: 'Bearer sk-very-secret', accept: 'application/json' },
  });
});

test.each([
  { kind: 'an object', body: { a: [1] }, type: 'application/json', want: '{"a":[1]}' },
  { kind: 'a string', body: 'text', type: 'application/json', want: '"text"' },
  {
    kind: 'a string with a media type',
    body: 'a,b\n',
    headers: { 'content-type': 'text/csv' },
    type: 'text/csv',
    want: 'a,b\n',
  },
  { kind: 'bytes', body: Buffer.from('b'), type: 'application/octet-stream', want: 'b' },
  { kind: 'a Blob', body: new Blob(['b'], { type: 'a/b' }), type: 'a/b', want: 'b' },
  {
    kind: 'a stream',
    body: webStream(Buffer.from('s')),
    type: 'application/octet-stream',
    want: 's',
  },
  {
    kind: 'parameters of a URL',
    body: new URLSearchParams({ a: 'ü' }),
    type: 'application/x-www-form-urlencoded;charset=UTF-8',
    want: 'a=%C3%BC',
  },
])('$kind is sent as a body', async ({ body, headers, type, want }) => {
  const server = await serve();
  await clientOf(server).post('/p', { body, headers });
  const [request] = server.requests;
  expect(request?.headers['content-type']).toBe(type);
  expect(request?.body.toString()).toBe(want);
});

test('FormData is sent as multipart, also again after a failure', async () => {
  const server = await serve(inTurn(json(500, {}, { 'retry-after-ms': '1' }), json(200, {})));
  const form = new FormData();
  form.set('a', 'b');
  await clientOf(server).post('/p', { body: form });
  const [, request] = server.requests;
  const parts = request === undefined ? [] : await decodeMultipart(request);
  expect(parts).toMatchObject([{ name: 'a' }]);
});

test.each([
  {
    kind: 'JSON',
    type: 'application/problem+json; charset=utf-8',
    body: '{"a":1}',
    want: { a: 1 },
  },
  { kind: 'text', type: 'text/plain', body: '{"a":1}', want: '{"a":1}' },
  { kind: 'no body', type: 'application/json', body: '', want: undefined },
])('a response with $kind is read by its media type', async ({ type, body, want }) => {
  const server = await serve((_request, response) => {
    response.writeHead(200, { 'content-type': type }).end(body);
  });
  expect(await clientOf(server).get('/p')).toEqual(want);
});

test('options may be promised', async () => {
  const server = await serve(json(200, []));
  const options = Promise.resolve({ method: 'get', path: '/later' } as const);
  expect(await clientOf(server).request(options)).toEqual([]);
  expect(server.requests[0]?.path).toBe('/v1/later');
});

test('a URL as a path is rejected, as the key would be sent there', async () => {
  const server = await serve();
  const error = await failure(clientOf(server).get('https://elsewhere.example/'));
  expect(error).toBeInstanceOf(InvalidInputError);
  expect(server.requests).toEqual([]);
});
