import { APIPromise } from './api-promise.js';
import type { Reply } from './attempt.js';
import type { APIClient } from './client.js';
import type { ClientRequest } from './client-request.js';
import { errorOfUnreadableJson } from './error-response.js';
import { APIConnectionError, APIError, ClientError } from './errors.js';
import { EventParser, type ParsedEvent } from './event-parser.js';
import { mergeHeaders } from './headers.js';
import { withErrorHooks } from './hooks.js';
import type { RequestOptions } from './request-options.js';
import { longestRequestedDelay, retryDelay } from './retry.js';
import { send } from './send.js';
import { wait } from './wait.js';

/** An event of a stream (HTML standard, section 9.2). */
export interface ServerSentEvent<Data = string> {
  /** The type of the event; `message` where the server sends none. */
  readonly event: string;
  readonly data: Data;
  /** The last id that the server has sent, with this event or before it; empty without one. */
  readonly id: string;
  /** How long to wait before a reconnection, in milliseconds; undefined where the server sends none. */
  readonly retry: number | undefined;
}

/** An event of a stream whose document describes its type and its data together. */
export type EventOf<Shape> = Shape extends unknown
  ? ServerSentEvent<unknown> & Pick<Shape, Extract<keyof Shape, 'event' | 'data'>>
  : never;

/** The options of a call that returns a stream of events. */
export interface EventStreamOptions extends RequestOptions {
  /**
   * When to send the call again, with the id of the last event in the header `Last-Event-ID`:
   * after a dropped connection, or `always`, also after the server has ended the stream, until it
   * responds with 204. Without it, a dropped connection throws.
   */
  readonly reconnect?: 'after-failure' | 'always' | undefined;
  /** The id of the last event of an earlier stream, which this one continues. */
  readonly lastEventId?: string | undefined;
}

/** A call that returns a stream of events, as generated code describes it. */
export interface EventRequest extends ClientRequest {
  /** How the data of an event is read. */
  readonly data: 'json' | 'text' | 'json-or-text';
}

/** Milliseconds until a reconnection, where the server asks for nothing. */
const defaultDelay = 1_000;

/** Marks the end of a stream of JSON in many APIs. It is not JSON. */
const endMarker = '[DONE]';

/**
 * The events of a response, in their order. They can be iterated once. Only the event that is being
 * received is held in memory. Leaving the loop, or the call's `signal`, closes the connection.
 */
export class EventStream<Event> implements AsyncIterable<Event> {
  /** The first response; its body is read by the iteration. */
  readonly response: Response;
  #lastEventId: string;
  #reply: Reply;
  readonly #data: EventRequest['data'];
  readonly #reconnect: EventStreamOptions['reconnect'];
  #isStarted = false;
  #isDone = false;
  #retry: number | undefined;

  /** @throws APIError where the response is not a stream of events. */
  constructor(
    reply: Reply,
    data: EventRequest['data'],
    { lastEventId, reconnect }: EventStreamOptions = {},
  ) {
    this.#reply = opened(reply);
    this.response = reply.response;
    this.#data = data;
    this.#reconnect = reconnect;
    this.#lastEventId = lastEventId ?? '';
  }

  /** The id of the last event, from which another call can continue; empty without one. */
  get lastEventId(): string {
    return this.#lastEventId;
  }

  /** Closes the connection without reading the events. */
  async cancel(): Promise<void> {
    this.#isStarted = true;
    this.#isDone = true;
    await this.#reply.response.body?.cancel();
  }

  /**
   * @throws ClientError where the events were read already; APIConnectionError after a dropped
   * connection; APIUserAbortError where the caller aborts; APIError for an event that is not what
   * the document declares, or longer than 16 Mi characters.
   */
  async *[Symbol.asyncIterator](): AsyncGenerator<Event, void, undefined> {
    if (this.#isStarted) throw new ClientError('the events were read already; call again');
    this.#isStarted = true;
    const { call } = this.#reply;
    const events = this.#connections();
    try {
      for (;;) {
        const { done, value } = await withErrorHooks(call, () => events.next());
        if (done === true) return;
        yield value;
      }
    } finally {
      await events.return();
    }
  }

  async *#connections(): AsyncGenerator<Event, void, undefined> {
    const { call } = this.#reply;
    const mayRepeat = this.#reconnect !== undefined && (call.body?.replayable ?? true);
    // Those in succession without an event between them.
    let reconnections = 0;
    for (;;) {
      try {
        for await (const event of this.#events()) {
          reconnections = 0;
          yield event;
        }
        if (this.#reconnect !== 'always' || !mayRepeat || this.#isDone) return;
      } catch (failure) {
        const isDropped = failure instanceof APIConnectionError;
        if (!isDropped || !mayRepeat || reconnections >= call.maxRetries) throw failure;
      }
      await wait(this.#delay(reconnections), call.signal);
      reconnections += 1;
      const headers = [...call.headers, lastEventHeader(this.#lastEventId)];
      this.#reply = opened(await send({ ...call, headers }));
    }
  }

  /** The events of one connection. */
  async *#events(): AsyncGenerator<Event, void, undefined> {
    const reply = this.#reply;
    // "HTTP 204 No Content […] will cause the user agent to stop reconnecting" (9.2).
    if (reply.response.status === 204) this.#isDone = true;
    const reader = reply.response.body?.getReader();
    if (reader === undefined) return;
    const parser = new EventParser(this.#lastEventId);
    // Of bytes that are not UTF-8, and of a leading BOM, it makes what the standard demands.
    const decoder = new TextDecoder();
    try {
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return;
        for (const event of parser.parse(decoder.decode(value, { stream: true }))) {
          this.#lastEventId = event.id;
          this.#retry = parser.retry ?? this.#retry;
          const data = this.#read(event);
          if (data === endMarker && this.#data === 'json') {
            this.#isDone = true;
            return;
          }
          // The only point where an event becomes the type that the document declares.
          yield { ...event, data, retry: this.#retry } as Event;
        }
        this.#lastEventId = parser.lastEventId;
        this.#retry = parser.retry ?? this.#retry;
        if (parser.isTooLong) throw errorOf(reply, 'an event is longer than 16 Mi characters');
      }
    } catch (failure) {
      throw failure instanceof ClientError ? failure : reply.explain(failure);
    } finally {
      // Not awaited: it fails where the connection was dropped.
      reader.cancel().catch(() => undefined);
    }
  }

  #read({ data }: ParsedEvent): unknown {
    if (this.#data === 'text') return data;
    try {
      return JSON.parse(data);
    } catch {
      if (this.#data === 'json-or-text' || data === endMarker) return data;
      throw errorOfUnreadableJson(this.#reply.response, data);
    }
  }

  /** "The event stream's reconnection time", or more where connections fail in succession. */
  #delay(reconnections: number): number {
    const requested = this.#retry ?? defaultDelay;
    if (reconnections === 0) return Math.min(requested, longestRequestedDelay);
    const least = retryDelay(reconnections, undefined, Math.random());
    return Math.min(Math.max(requested, least), longestRequestedDelay);
  }
}

/** A stream of events when awaited, its events when iterated. */
export class EventStreamPromise<Event, Responses = object>
  extends APIPromise<EventStream<Event>, Responses>
  implements AsyncIterable<Event>
{
  async *[Symbol.asyncIterator](): AsyncGenerator<Event, void, undefined> {
    yield* await this;
  }
}

/** Sends a call whose response is a stream of events. */
export function requestEvents<Event, Responses = object>(
  client: APIClient,
  { data, ...request }: EventRequest,
  options: EventStreamOptions = {},
): EventStreamPromise<Event, Responses> {
  const { lastEventId = '' } = options;
  const { accept = 'text/event-stream' } = request;
  return new EventStreamPromise(
    async () => {
      const headers = mergeHeaders([request.headers, lastEventHeader(lastEventId)]);
      return client.requestReply({ ...request, accept, headers }, options);
    },
    (reply) =>
      withErrorHooks(reply.call, () =>
        Promise.resolve({ reply, data: new EventStream<Event>(reply, data, options) }),
      ),
    request.responseHeaders,
  );
}

/** "(`Last-Event-ID`, lastEventIDValue)", "encoded as UTF-8" (9.2.3); none where it is empty. */
function lastEventHeader(id: string): Readonly<Record<string, string>> {
  if (id === '') return {};
  return { 'last-event-id': String.fromCharCode(...new TextEncoder().encode(id)) };
}

/** The connection has no time limit once its response has arrived. */
function opened(reply: Reply): Reply {
  reply.release();
  const { status, headers, body } = reply.response;
  const contentType = headers.get('content-type') ?? '';
  const isStream = contentType.split(';')[0]?.trim().toLowerCase() === 'text/event-stream';
  if (isStream || status === 204 || status === 205) return reply;
  body?.cancel().catch(() => undefined);
  const received = contentType === '' ? 'a body without a content type' : contentType;
  throw errorOf(reply, `expected text/event-stream, received ${received}`);
}

function errorOf({ response: { status, headers } }: Reply, problem: string): APIError {
  return new APIError({ message: `${String(status)} ${problem}`, status, headers });
}
