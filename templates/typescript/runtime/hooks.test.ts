import { expect, test } from 'vitest';
import { APIConnectionError, ClientError, NotFoundError } from './errors.js';
import type { HookRequest, ClientHooks } from './hooks.js';
import { inTurn, json } from './testing/capture-server.js';
import { clientOf, failure, key, serve } from './testing/serve.js';

/** A hook that adds its name to a header of each request. */
function mark(name: string): ClientHooks {
  return {
    onRequest(request) {
      const { headers } = request;
      headers.set('x-hooks', [headers.get('x-hooks'), name].filter(Boolean).join(' '));
      return request;
    },
  };
}

test("a client's hooks run before those of the call, in their order, for each attempt", async () => {
  const server = await serve(
    inTurn(json(503, {}, { 'retry-after-ms': '0' }), json(200, { id: '1' })),
  );
  const client = clientOf(server, { hooks: [mark('a'), mark('b')] });
  expect(await client.files.retrieve('1', { hooks: [mark('c')] })).toEqual({ id: '1' });
  expect(server.requests.map(({ headers }) => headers['x-hooks'])).toEqual(['a b c', 'a b c']);
  await client.files.retrieve('1');
  expect(server.requests.at(-1)?.headers['x-hooks']).toBe('a b');
});

test('a request hook sees the credential and the body, and may change the URL and the headers', async () => {
  const server = await serve();
  const seen: HookRequest[] = [];
  const onRequest = async (request: HookRequest): Promise<HookRequest> => {
    seen.push(request);
    await Promise.resolve();
    const url = new URL(request.url);
    url.searchParams.set('signature', String(request.body?.length));
    return { ...request, url, headers: new Headers({ authorization: 'Signed' }) };
  };
  const client = clientOf(server, { hooks: [{ onRequest: (request) => onRequest(request) }] });
  await client.uploads.create({ bytes: 1 });
  await client.files.list({ limit: 1 }).asResponse();
  expect(seen.map(({ method, url, body }) => [method, url.pathname, body])).toEqual([
    ['POST', '/v1/uploads', '{"bytes":1}'],
    ['GET', '/v1/files', undefined],
  ]);
  expect(seen[0]?.headers.get('authorization')).toBe(`Bearer ${key}`);
  expect(server.requests.map(({ path, headers }) => [path, headers.authorization])).toEqual([
    ['/v1/uploads?signature=11', 'Signed'],
    ['/v1/files?limit=1&signature=undefined', 'Signed'],
  ]);
});

test('a response hook sees the response to each attempt, and may replace it', async () => {
  const server = await serve(inTurn(json(503, {}, { 'retry-after-ms': '0' }), json(404, {})));
  const statuses: number[] = [];
  const hooks: ClientHooks = {
    onResponse(response, { url }) {
      statuses.push(response.status);
      return response.status === 404 ? Response.json({ id: url.pathname }) : response;
    },
  };
  const client = clientOf(server, { hooks: [hooks] });
  expect(await client.files.retrieve('9')).toEqual({ id: '/v1/files/9' });
  expect(statuses).toEqual([503, 404]);
});

test('an error hook runs once for a call, and may replace the error', async () => {
  const server = await serve(json(404, { error: { message: 'no such file' } }));
  const seen: string[] = [];
  const client = clientOf(server, {
    hooks: [
      {
        onError(error, { method, url }) {
          seen.push(`${method} ${url.pathname} ${error.message}`);
          return new RangeError('nothing there', { cause: error });
        },
      },
    ],
  });
  const call = client.files.retrieve('9', {
    hooks: [{ onError: (error) => Promise.resolve(Object.assign(error, { note: 'second' })) }],
  });
  const error = await failure(call);
  expect(error).toBeInstanceOf(RangeError);
  expect(error).toMatchObject({ note: 'second', cause: { status: 404 } });
  expect(await failure(call)).toBe(error);
  expect(seen).toEqual(['GET /v1/files/9 404 no such file']);
});

test('error hooks see bodies that are not JSON, and calls without a response', async () => {
  const server = await serve((_, response) => response.end('<html>'));
  const errors: Error[] = [];
  const hooks: ClientHooks = {
    onError(error) {
      errors.push(error);
      return error;
    },
  };
  await failure(clientOf(server, { hooks: [hooks] }).files.retrieve('1'));
  await failure(clientOf(server, { hooks: [hooks] }).files.list());
  await server.close();
  await failure(clientOf(server, { hooks: [hooks], maxRetries: 0 }).files.retrieve('1'));
  expect(errors.map(({ name }) => name)).toEqual(['APIError', 'APIError', 'APIConnectionError']);
  expect(errors[2]).toBeInstanceOf(APIConnectionError);
});

test('a hook that throws fails the call at once, with what it threw as the cause', async () => {
  const server = await serve(json(503, {}));
  const cause = new Error('out of ink');
  const failing = (): never => {
    throw cause;
  };
  for (const name of ['onRequest', 'onResponse'] as const) {
    const error = await failure(clientOf(server, { hooks: [{ [name]: failing }] }).files.list());
    expect(error).toBeInstanceOf(ClientError);
    expect(error).toMatchObject({ message: `the hook ${name} failed`, cause });
  }
  expect(server.requests.length).toBe(1);
  expect(
    await failure(clientOf(server, { maxRetries: 0, hooks: [{ onError: failing }] }).files.list()),
  ).toBe(cause);
});

test('without hooks nothing changes', async () => {
  const server = await serve(json(404, {}));
  expect(await failure(clientOf(server, { hooks: [] }).files.retrieve('1'))).toBeInstanceOf(
    NotFoundError,
  );
});
