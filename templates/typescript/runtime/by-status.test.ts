import { expect, expectTypeOf, test } from 'vitest';
import type { APIPromise } from './api-promise.js';
import {
  type ErrorResponseOf,
  type ErrorsOf,
  isErrorResponse,
  type Success,
  type WithResponse,
} from './by-status.js';
import type { ResponseKinds } from './client-request.js';
import { APIConnectionError, type APIError, NotFoundError } from './errors.js';
import { typedHeaders } from './response-headers.js';
import { json, type Responder } from './testing/capture-server.js';
import { clientOf, failure, serve } from './testing/serve.js';

interface Crate {
  readonly id: string;
}

interface Rated {
  readonly 200: Crate;
  readonly headers: { readonly 200: { readonly 'x-rate': number } };
}

interface Problem {
  readonly title: string;
}

interface CrateResponses {
  200: Crate;
  202: undefined;
  203: string;
  404: Problem;
  '4XX': { readonly reason: string };
  default: string;
  headers: {
    200: { 'x-rate': number };
    404: { 'retry-after'?: number };
    '4XX': { 'x-reason'?: string };
  };
}

const KINDS: ResponseKinds = { 200: 'json', 202: 'none', 203: 'text' };

/** A call of a server that responds in this way. */
async function calls(
  respond: Responder,
): Promise<() => APIPromise<Crate | string | undefined, CrateResponses>> {
  const client = clientOf(await serve(respond), { maxRetries: 0 });
  const responseHeaders = typedHeaders({ 'x-rate': 'number', 'retry-after': 'number' });
  return () =>
    client.requestResult({ method: 'POST', path: '/crates', response: KINDS, responseHeaders });
}

function plain(status: number, text: string): Responder {
  return (_, response) => {
    response.writeHead(status, { 'content-type': 'text/plain', 'x-rate': '7' });
    response.end(text);
  };
}

test('the data of a success is typed by status', async () => {
  const created = await (await calls(json(200, { id: 'a' })))().withResponse();
  expect([created.status, created.data]).toEqual([200, { id: 'a' }]);
  if (created.status === 200) expectTypeOf(created.data).toEqualTypeOf<Crate>();
  if (created.status === 202) expectTypeOf(created.data).toEqualTypeOf<undefined>();
  if (created.status === 203) expectTypeOf(created.data).toEqualTypeOf<string>();
  expect(await (await calls(plain(203, 'a crate')))()).toBe('a crate');
  expect(await (await calls(plain(202, '')))()).toBe(undefined);
});

test('a success that is not declared is read like the first one with a body', async () => {
  expect(await (await calls(json(201, { id: 'b' })))()).toEqual({ id: 'b' });
});

test('a range or the default says how a status without a rule of its own is read', async () => {
  const server = await serve(plain(207, 'some'));
  const client = clientOf(server);
  const read = (response: ResponseKinds): Promise<unknown> =>
    client.requestResult({ method: 'GET', path: '/crates', response });
  expect(await read({ 200: 'json', '2XX': 'text', default: 'none' })).toBe('some');
  expect(await read({ 200: 'json', default: 'text' })).toBe('some');
  expect(await read({ 207: 'text', '2XX': 'json' })).toBe('some');
});

test('a result is the data or the error response, typed by status, with its headers', async () => {
  const good = await (await calls(json(200, { id: 'a' }, { 'x-rate': '8' })))().result();
  expect(good).toMatchObject({ ok: true, status: 200, data: { id: 'a' } });
  if (good.ok) expectTypeOf(good.data).toEqualTypeOf<Crate | string | undefined>();
  const bad = await (await calls(json(404, { title: 'no crate' }, { 'x-rate': '9' })))().result();
  expect(bad).toMatchObject({ ok: false, status: 404, error: { body: { title: 'no crate' } } });
  expect(bad.ok ? undefined : bad.error).toBeInstanceOf(NotFoundError);
  expect((bad.ok ? bad.response : bad.error).headers?.get('x-rate')).toBe('9');
});

test('documented headers are typed by status, with values of their types', async () => {
  const headers = { 'x-rate': '8', 'retry-after': '9', 'x-other': 'a' };
  const good = await (await calls(json(200, { id: 'a' }, headers)))().withResponse();
  expect(good.headers).toMatchObject({ 'x-rate': 8, 'retry-after': 9, 'x-other': 'a' });
  if (good.status === 200) expectTypeOf(good.headers['x-rate']).toEqualTypeOf<number>();
  if (good.status === 202) expectTypeOf(good.headers).toEqualTypeOf<object>();
  const bad = await (await calls(json(404, { title: 'no crate' }, headers)))().result();
  expect([bad.ok, bad.headers]).toMatchObject([false, { 'retry-after': 9 }]);
  if (!bad.ok && bad.status === 404) {
    expectTypeOf(bad.headers['retry-after']).toEqualTypeOf<number | undefined>();
  }
  if (!bad.ok && bad.status === 409) {
    expectTypeOf(bad.headers['x-reason']).toEqualTypeOf<string | undefined>();
  }
  if (!bad.ok && bad.status === 500) expectTypeOf(bad.headers).toEqualTypeOf<object>();
});

test('the headers of a call that chooses a media type are those of all successes', () => {
  const check = (call: WithResponse<string, number, { readonly 'x-rate'?: number }>): void => {
    expectTypeOf(call.headers['x-rate']).toEqualTypeOf<number | undefined>();
  };
  expectTypeOf(check).parameter(0).toEqualTypeOf<Success<string, ErrorsOf<Rated>>>();
});

test('the body of an error is typed by its status, its range or the default', () => {
  const check = (error: ErrorResponseOf<CrateResponses>): void => {
    if (error.status === 404) expectTypeOf(error.body).toEqualTypeOf<Problem>();
    if (error.status === 409) expectTypeOf(error.body).toEqualTypeOf<{ readonly reason: string }>();
    if (error.status === 500) expectTypeOf(error.body).toEqualTypeOf<string>();
  };
  expectTypeOf(check).parameter(0).toExtend<APIError>();
  const undeclared = (error: ErrorResponseOf<{ 200: Crate; 404: Problem }>): void => {
    if (error.status === 404) expectTypeOf(error.body).toEqualTypeOf<Problem>();
    if (error.status === 500) expectTypeOf(error.body).toEqualTypeOf<unknown>();
  };
  expectTypeOf(undeclared).parameter(0).toExtend<APIError>();
});

test('a caught error is the error response of a call, unless it has no status', async () => {
  const error = await failure((await calls(json(404, { title: 'no crate' })))());
  expect(isErrorResponse<CrateResponses>(error) && error.status === 404 && error.body.title).toBe(
    'no crate',
  );
  expect(isErrorResponse(new APIConnectionError({ message: 'reset' }))).toBe(false);
  expect(isErrorResponse(new TypeError('other'))).toBe(false);
});

test('the body of an error that is not JSON is its text; without one it is undefined', async () => {
  const text = await failure((await calls(plain(500, 'out of ink')))());
  expect(text).toMatchObject({ status: 500, body: 'out of ink' });
  expect(await failure((await calls(plain(500, '')))())).toMatchObject({ body: undefined });
  expect(await failure((await calls(json(500, null)))())).toMatchObject({
    body: null,
    error: null,
  });
  const wrapped = await failure((await calls(json(409, { error: { code: 'taken' } })))());
  expect(wrapped).toMatchObject({ body: { error: { code: 'taken' } }, error: { code: 'taken' } });
});

test('a result without a response throws', async () => {
  const server = await serve();
  await server.close();
  const lost = clientOf(server, { maxRetries: 0 }).files.retrieve('1');
  expect(await failure(lost.result())).toBeInstanceOf(APIConnectionError);
});
