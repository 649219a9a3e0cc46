import { expect, onTestFinished, test, vi } from 'vitest';
import {
  APIConnectionError,
  APIConnectionTimeoutError,
  APIUserAbortError,
  InternalServerError,
} from './errors.js';
import { type Responder, inTurn, json } from './testing/capture-server.js';
import { clientOf, failure, serve } from './testing/serve.js';

const soon = { 'retry-after-ms': '1' };

test('the key is read again for each attempt', async () => {
  const server = await serve(inTurn(json(500, {}, soon), json(200, {})));
  let turn = 0;
  await clientOf(server, { apiKey: async () => `sk-${String((turn += 1))}` }).files.retrieve('f');
  expect(server.requests.map(({ headers }) => headers.authorization)).toEqual([
    'Bearer sk-1',
    'Bearer sk-2',
  ]);
});

test('a repeatable body is sent again with the same bytes', async () => {
  const server = await serve(
    inTurn(json(503, {}, soon), json(429, {}, soon), json(200, { id: 'f' })),
  );
  const file = new File(['content'], 'f.txt');
  const result = await clientOf(server).files.create({ purpose: 'batch', file });
  expect(result).toEqual({ id: 'f' });
  expect(server.requests).toHaveLength(3);
  expect(new Set(server.requests.map(({ body }) => body.toString())).size).toBe(1);
  expect(server.requests[0]?.body.toString()).toContain('content');
});

test.each([
  { name: 'maxRetries of the client', options: { maxRetries: 1 }, call: {}, want: 2 },
  { name: 'maxRetries of the call', options: { maxRetries: 5 }, call: { maxRetries: 0 }, want: 1 },
  { name: 'two retries by default', options: {}, call: {}, want: 3 },
])('$name bounds the attempts', async ({ options, call, want }) => {
  const server = await serve(json(500, {}, soon));
  const error = await failure(clientOf(server, options).files.retrieve('x', call));
  expect(error).toBeInstanceOf(InternalServerError);
  expect(server.requests).toHaveLength(want);
});

test('a server that asks to wait for over a minute is not called again, and the error has the time', async () => {
  const until = 'Fri, 01 Jan 2100 00:00:00 GMT';
  const server = await serve(json(503, { error: { message: 'busy' } }, { 'retry-after': until }));
  const error = await failure(clientOf(server).files.retrieve('f'));
  expect(error).toBeInstanceOf(InternalServerError);
  expect(error).toMatchObject({
    message: '503 busy; the server asks not to retry before 2100-01-01T00:00:00.000Z',
    retryAt: new Date(until),
  });
  expect(server.requests).toHaveLength(1);
});

test('a wait that the server asks for is not shortened', async () => {
  const server = await serve(inTurn(json(429, {}, { 'retry-after': '1' }), json(200, { id: 'f' })));
  stopClock();
  const requested: { call?: Promise<unknown> } = {};
  const wait = await new Promise((resolve) => {
    requested.call = clientOf(server).files.retrieve('f', { onRetry: resolve });
  });
  expect(wait).toBe(1_000);
  vi.advanceTimersByTime(999);
  expect(vi.getTimerCount()).toBe(1);
  vi.advanceTimersByTime(1);
  expect(await requested.call).toEqual({ id: 'f' });
  expect(server.requests).toHaveLength(2);
});

/** Until the test ends, time passes only when the test advances it. */
function stopClock(): void {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => {
    vi.useRealTimers();
  });
}

test('a broken connection is retried, then reported with its cause', async () => {
  const reset: Responder = (_request, response) => response.destroy();
  const server = await serve(inTurn(reset, json(200, { id: 'f' })));
  expect(await clientOf(server).files.retrieve('f')).toEqual({ id: 'f' });
  const dead = await serve();
  await dead.close();
  const error = await failure(
    clientOf(dead, { maxRetries: 0 }).files.retrieve('f', { query: { secret: 1 } }),
  );
  expect(error).toBeInstanceOf(APIConnectionError);
  expect(String(error)).toMatch(
    /^APIConnectionError: GET http:\/\/127\.0\.0\.1:\d+\/v1\/files\/f: fetch failed: connect ECONNREFUSED/,
  );
});

const silent: Responder = () => undefined;
const stalled: Responder = (_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json' }).write('{');
};

test.each([
  { name: 'never comes', response: silent },
  { name: 'never ends', response: stalled },
])('a response that $name is aborted at the timeout', async ({ response }) => {
  const server = await serve(response);
  const error = await failure(clientOf(server, { maxRetries: 0, timeout: 60 }).files.retrieve('f'));
  expect(error).toBeInstanceOf(APIConnectionTimeoutError);
  expect(error).toHaveProperty('message', `GET ${server.url}/v1/files/f: no response within 60 ms`);
});

test('a download may take longer than the timeout', async () => {
  let finish = (): unknown => undefined;
  const server = await serve((_request, response) => {
    response.writeHead(200).write('slow ');
    finish = () => response.end('bytes');
  });
  stopClock();
  const response = await clientOf(server, { timeout: 120 }).files.content('f');
  vi.advanceTimersByTime(1_000);
  finish();
  expect(await response.text()).toBe('slow bytes');
});

test.each<{ name: string; response: Responder; isRetry: boolean }>([
  { name: 'while the response is awaited', response: silent, isRetry: false },
  {
    name: 'while a retry is awaited',
    response: json(500, {}, { 'retry-after': '30' }),
    isRetry: true,
  },
])('a signal ends the call $name', async ({ response: reply, isRetry }) => {
  const reason = new Error('enough');
  const controller = new AbortController();
  const abortSoon = (): unknown =>
    setImmediate(() => {
      controller.abort(reason);
    });
  const server = await serve((request, response) => {
    reply(request, response);
    if (!isRetry) abortSoon();
  });
  const error = await failure(
    clientOf(server).files.retrieve('f', { signal: controller.signal, onRetry: abortSoon }),
  );
  expect(error).toBeInstanceOf(APIUserAbortError);
  expect(error).toHaveProperty('cause', reason);
  expect(server.requests).toHaveLength(1);
});

test('an aborted signal keeps the request from being sent', async () => {
  const server = await serve();
  const error = await failure(
    clientOf(server).files.retrieve('f', { signal: AbortSignal.abort() }),
  );
  expect(error).toBeInstanceOf(APIUserAbortError);
  expect(server.requests).toHaveLength(0);
});

test('each wait for another attempt is reported before it begins', async () => {
  const server = await serve(inTurn(json(500, {}, { 'retry-after-ms': '7' }), json(200, {})));
  const waits: number[] = [];
  const onRetry = (milliseconds: number): unknown => waits.push(milliseconds);
  await clientOf(server).files.retrieve('f', { onRetry });
  expect(waits).toEqual([7]);
});

test('an endless error body is cut, and reported by its beginning', async () => {
  const server = await serve(endless(400));
  const error = await failure(clientOf(server).files.retrieve('f'));
  expect(String(error)).toMatch(/^BadRequestError: 400 application\/json: xxxxx{290,}…$/);
});

test('an endless JSON response is aborted', async () => {
  const server = await serve(endless(200));
  const error = await failure(clientOf(server).files.retrieve('f'));
  expect(String(error)).toBe(
    'APIError: 200 the response is longer than 64 MiB; the rest was not read',
  );
});

/** Writes until the client closes the connection. */
function endless(status: number): Responder {
  const chunk = 'x'.repeat(1024 * 1024);
  return (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    const more = (): void => {
      if (!response.destroyed) response.write(chunk, more);
    };
    more();
  };
}
