import { expect, test } from 'vitest';
import { json } from './testing/capture-server.js';
import { clientOf, failure, key, serve } from './testing/serve.js';

test('a redirect to another origin is followed without secrets', async () => {
  const other = await serve(json(200, { id: 'elsewhere' }));
  const server = await serve(json(302, {}, { location: `${other.url}/moved` }));
  const client = clientOf(server, { organization: 'org', defaultHeaders: { 'api-key': key } });
  expect(await client.files.retrieve('f')).toEqual({ id: 'elsewhere' });
  expect(other.requests[0]?.path).toBe('/moved');
  expect(JSON.stringify(other.requests[0]?.headers)).not.toContain(key);
  expect(other.requests[0]?.headers['openai-organization']).toBeUndefined();
});

test('a redirect within an origin keeps the headers and, by 307, the body', async () => {
  const server = await serve((request, response) => {
    const moved = json(307, {}, { location: '/v2/files' });
    (request.path === '/v1/files' ? moved : json(200, { id: 'f' }))(request, response);
  });
  await clientOf(server).files.create({ purpose: 'batch', file: new File(['x'], 'f') });
  const first = server.requests[0];
  const last = server.requests.at(-1);
  expect(last).toMatchObject({ method: 'POST', path: '/v2/files' });
  expect(last?.headers.authorization).toBe(`Bearer ${key}`);
  expect(last?.body).toEqual(first?.body);
});

test.each([
  { status: 301, want: ['POST /v1/files'] },
  { status: 303, want: ['POST /v1/files', 'GET /v2/files'] },
  { status: 307, want: ['POST /v1/files', 'POST /v2/files'] },
  { status: 308, want: ['POST /v1/files', 'POST /v2/files'] },
])('an upload that is redirected by $status is sent once to each address', async (row) => {
  const server = await serve((request, response) => {
    const moved = json(row.status, {}, { location: '/v2/files' });
    (request.path === '/v1/files' ? moved : json(200, { id: 'f' }))(request, response);
  });
  const file = new File(['x'], 'f');
  await failure(clientOf(server, { maxRetries: 0 }).files.create({ purpose: 'batch', file }));
  expect(server.requests.map(({ method, path }) => `${method} ${path}`)).toEqual(row.want);
});

test('uploads at the same time are redirected each to its own address', async () => {
  const server = await serve((request, response) => {
    const name = /filename="(\w+)"/.exec(request.body.toString())?.[1] ?? '';
    const moved = json(307, {}, { location: `/v2/${name}` });
    (request.path === '/v1/files' ? moved : json(200, { id: request.path }))(request, response);
  });
  const client = clientOf(server);
  const names = Array.from({ length: 20 }, (_, at) => `file${String(at)}`);
  const repeated = await Promise.all(
    names.map((name) => client.files.create({ purpose: 'batch', file: new File(['x'], name) })),
  );
  expect(repeated).toEqual(names.map((name) => ({ id: `/v2/${name}` })));
});

test('a stream cannot be redirected, and the error has the target', async () => {
  const server = await serve(json(307, {}, { location: 'http://user:pass@127.0.0.1/v2?sig=1' }));
  const data = new Blob(['x']).stream();
  const error = await failure(clientOf(server).uploads.parts.create('u', { data }));
  expect(error).toHaveProperty(
    'message',
    '307 redirect to http://127.0.0.1/v2, which is not followed; point baseURL at the final address',
  );
  expect(server.requests).toHaveLength(1);
});

test('a file is not sent to another origin by a 307', async () => {
  const other = await serve();
  const server = await serve(json(307, {}, { location: `${other.url}/files` }));
  const error = await failure(
    clientOf(server).uploads.parts.create('u', { data: new Blob(['x']) }),
  );
  expect(error).toHaveProperty('status', 307);
  expect(other.requests).toHaveLength(0);
});

test.each([301, 302, 307, 308])('a POST is not sent to another origin by a %i', async (status) => {
  const other = await serve();
  const server = await serve(json(status, {}, { location: `${other.url}/files?sig=1` }));
  const error = await failure(clientOf(server).uploads.create({ bytes: 1 }));
  expect(error).toHaveProperty(
    'message',
    `${String(status)} redirect to ${other.url}/files, which is not followed; point baseURL at the final address`,
  );
  expect(other.requests).toHaveLength(0);
});

test('a cycle of redirects ends', async () => {
  const server = await serve(json(302, {}, { location: '/v1/files/f' }));
  const error = await failure(clientOf(server).files.retrieve('f'));
  expect(error).toHaveProperty('status', 302);
  expect(server.requests).toHaveLength(6);
});
