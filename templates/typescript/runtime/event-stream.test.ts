import { once } from 'node:events';
import { expect, expectTypeOf, test } from 'vitest';
import {
  APIConnectionError,
  APIError,
  APIUserAbortError,
  ClientError,
  NotFoundError,
} from './errors.js';
import {
  type EventRequest,
  type EventStreamOptions,
  type EventStreamPromise,
  requestEvents,
  type ServerSentEvent,
} from './event-stream.js';
import { type CaptureServer, inTurn, json } from './testing/capture-server.js';
import { droppedEvents, events, sendPieces } from './testing/event-server.js';
import { clientOf, failure, serve, serveRaw } from './testing/serve.js';

interface Tick {
  readonly n: number;
}

interface Given extends EventStreamOptions {
  readonly data?: EventRequest['data'];
}

function ticks(
  server: CaptureServer,
  { data = 'json', ...options }: Given = {},
): EventStreamPromise<ServerSentEvent<Tick>> {
  const request = { method: 'GET', path: '/ticks', data } as const;
  return requestEvents(clientOf(server), request, { maxRetries: 0, ...options });
}

async function all<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const read: T[] = [];
  for await (const item of items) read.push(item);
  return read;
}

/** The data of events until the iteration fails, and the error. */
async function untilFailure<T>(
  stream: AsyncIterable<ServerSentEvent<T>>,
): Promise<{ readonly data: readonly T[]; readonly error: unknown }> {
  const data: T[] = [];
  try {
    for await (const event of stream) data.push(event.data);
  } catch (error) {
    return { data, error };
  }
  return { data, error: undefined };
}

test('events are typed, and have data, type, id and retry', async () => {
  const server = await serve(
    events('retry: 20\n\nid: a\nevent: tick\ndata: {"n": 1}\n\ndata: {"n":\ndata: 2}\n\n'),
  );
  expect(await all(ticks(server))).toEqual([
    { event: 'tick', data: { n: 1 }, id: 'a', retry: 20 },
    { event: 'message', data: { n: 2 }, id: 'a', retry: 20 },
  ]);
  expect(server.requests.map(({ headers }) => headers.accept)).toEqual(['text/event-stream']);
  const stream = await ticks(server);
  expectTypeOf(stream).toExtend<AsyncIterable<ServerSentEvent<Tick>>>();
  expect(stream.response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  expect([stream.lastEventId, (await all(stream)).length, stream.lastEventId]).toEqual([
    '',
    2,
    'a',
  ]);
});

test('a BOM is ignored, and characters that are split over chunks are read whole', async () => {
  const stream = Buffer.from('\ufeffdata: "é€😀"\r\n\r\ndata: "😀"\r\r');
  const bytes = Array.from(stream, (byte) => Uint8Array.of(byte));
  const server = await serve(events(...bytes));
  expect((await all(ticks(server))).map(({ data }) => data)).toEqual(['é€😀', '😀']);
});

test('data that is not JSON ends the stream with an error, except for [DONE]', async () => {
  const done = await serve(events('data: {"n": 1}\n\ndata: [DONE]\n\ndata: {"n": 2}\n\n'));
  expect(await untilFailure(ticks(done))).toEqual({ data: [{ n: 1 }], error: undefined });
  const wrong = await serve(events('data: {"n": 1}\n\ndata: overload\n\n'));
  const { data, error } = await untilFailure(ticks(wrong));
  expect([data, error instanceof APIError]).toEqual([[{ n: 1 }], true]);
  expect(error).toHaveProperty('message', expect.stringContaining('overload'));
});

test('data may be text, or JSON where it is JSON', async () => {
  const server = await serve(events('data: {"n": 1}\n\ndata: [DONE]\n\n'));
  const text = await untilFailure(ticks(server, { data: 'text' }));
  expect(text.data).toEqual(['{"n": 1}', '[DONE]']);
  const either = await untilFailure(ticks(server, { data: 'json-or-text' }));
  expect(either.data).toEqual([{ n: 1 }, '[DONE]']);
});

test('ten thousand events with comments, split anywhere, arrive in order', async () => {
  const lineBreaks = ['\n', '\r', '\r\n'];
  const pieces = function* (): Generator<Uint8Array> {
    let stream = '';
    for (let n = 0; n < 10_000; n += 1) {
      const lineBreak = lineBreaks[n % 3] ?? '';
      const lines = [
        `: comment ${String(n)}`,
        `id: ${String(n)}`,
        `data: {"n": ${String(n)},`,
        'data: "s": "é€😀"}',
        '',
        '',
      ];
      stream += lines.join(lineBreak);
    }
    const bytes = Buffer.from(stream);
    // A prime, so that chunks end at every kind of boundary.
    for (let start = 0; start < bytes.length; start += 997) {
      yield bytes.subarray(start, start + 997);
    }
  };
  const server = await serveRaw((_, response) => {
    void sendPieces(response, pieces()).then(() => response.end());
  });
  let next = 0;
  for await (const { id, data } of ticks(server)) {
    if (id !== String(next) || data.n !== next) break;
    next += 1;
  }
  expect(next).toBe(10_000);
});

test('leaving the loop closes the connection, and a second iteration is an error', async () => {
  const closed: Promise<unknown>[] = [];
  const server = await serveRaw((_, response) => {
    closed.push(once(response, 'close'));
    void sendPieces(response, ['data: {"n": 1}\n\n', 'data: {"n": 2}\n\n']);
  });
  const stream = await ticks(server);
  for await (const { data } of stream) {
    expect(data).toEqual({ n: 1 });
    break;
  }
  await closed[0];
  expect((await untilFailure(stream)).error).toBeInstanceOf(ClientError);
  const unread = await ticks(server);
  await unread.cancel();
  await closed[1];
});

test('the signal of the call ends the stream, also while it waits for a reconnection', async () => {
  const server = await serveRaw((_, response) => {
    void sendPieces(response, ['retry: 60000\n\ndata: {"n": 1}\n\n']);
  });
  const waiting = new AbortController();
  for await (const { data } of ticks(server, { signal: AbortSignal.timeout(60_000) })) {
    expect(data).toEqual({ n: 1 });
    break;
  }
  const dropped = await serve(droppedEvents('retry: 60000\n\ndata: {"n": 1}\n\n'));
  const options = { reconnect: 'after-failure', maxRetries: 2, signal: waiting.signal } as const;
  const reading = untilFailure(ticks(dropped, options));
  await expect.poll(() => dropped.requests.length).toBe(1);
  waiting.abort();
  expect((await reading).error).toBeInstanceOf(APIUserAbortError);
  const open = new AbortController();
  const read: unknown[] = [];
  const aborted = await failure(
    (async () => {
      for await (const { data } of ticks(server, { signal: open.signal })) {
        read.push(data);
        open.abort();
      }
    })(),
  );
  expect(read).toEqual([{ n: 1 }]);
  expect(aborted).toBeInstanceOf(APIUserAbortError);
});

test('a dropped connection is an error after the events that arrived', async () => {
  const server = await serve(droppedEvents('data: {"n": 1}\n\n', 'data: {"n": 2}'));
  const { data, error } = await untilFailure(ticks(server));
  expect([data, error instanceof APIConnectionError]).toEqual([[{ n: 1 }], true]);
});

test('a reconnection continues after the last id, and waits as long as the server asks', async () => {
  const server = await serve(
    inTurn(
      droppedEvents('retry: 1\nid: é1\ndata: {"n": 1}\n\n', 'id: 2\ndata: {"n": 2}'),
      events('data: {"n": 2}\n\n'),
    ),
  );
  const options = { reconnect: 'after-failure', maxRetries: 1 } as const;
  const stream = ticks(server, options);
  expect((await all(stream)).map(({ data: { n }, id }) => [n, id])).toEqual([
    [1, 'é1'],
    [2, 'é1'],
  ]);
  const ids = server.requests.map(({ headers }) => headers['last-event-id']);
  expect(ids.map((id) => id && Buffer.from(String(id), 'latin1').toString())).toEqual([
    undefined,
    'é1',
  ]);
});

test('a server that drops each connection ends the retries; an event in between renews them', async () => {
  const server = await serve(
    inTurn(
      droppedEvents('retry: 1\n\n'),
      droppedEvents('data: {"n": 1}\n\n'),
      droppedEvents(': nothing\n\n'),
    ),
  );
  const { data, error } = await untilFailure(
    ticks(server, { reconnect: 'after-failure', maxRetries: 1 }),
  );
  expect([data, error instanceof APIConnectionError]).toEqual([[{ n: 1 }], true]);
  expect(server.requests.length).toBe(3);
});

test('"always" reconnects after the end, too, until the server responds with 204', async () => {
  const server = await serve(
    inTurn(
      events('retry: 1\nid: 1\ndata: {"n": 1}\n\n'),
      events('id: 2\ndata: {"n": 2}\n\n'),
      (_, response) => {
        response.writeHead(204).end();
      },
    ),
  );
  const read = await all(ticks(server, { reconnect: 'always', lastEventId: '0' }));
  expect(read.map(({ data }) => data.n)).toEqual([1, 2]);
  const ids = server.requests.map(({ headers }) => headers['last-event-id']);
  expect(ids).toEqual(['0', '1', '2']);
});

test('a response that is not a stream of events is an error', async () => {
  const server = await serve(json(200, { n: 1 }));
  const error = await failure(ticks(server));
  expect(error).toHaveProperty(
    'message',
    '200 expected text/event-stream, received application/json',
  );
  const missing = await serve(json(404, { message: 'none' }));
  expect(await failure(ticks(missing))).toBeInstanceOf(NotFoundError);
});

test('an event without an end is cut off', async () => {
  const line = `data: ${'x'.repeat(1024 * 1024)}\n`;
  const server = await serveRaw((_, response) => {
    void sendPieces(
      response,
      Array.from({ length: 40 }, () => line),
    );
  });
  const { error } = await untilFailure(ticks(server));
  expect(error).toHaveProperty('message', '200 an event is longer than 16 Mi characters');
});

test('error hooks see what ends a stream', async () => {
  const server = await serve(droppedEvents('data: {"n": 1}\n\n'));
  const onError = (cause: Error): Error => new Error('the ticks stopped', { cause });
  const { error } = await untilFailure(ticks(server, { hooks: [{ onError }] }));
  expect(error).toHaveProperty('message', 'the ticks stopped');
  expect(error).toHaveProperty('cause', expect.any(APIConnectionError));
});
