// Generated from spec/openapi.yaml by `upspec generate`; do not edit.
import type { Reply } from './attempt.js';
import { type CallResult, isErrorResponse, type Success } from './by-status.js';
import { type HeaderReader, plainHeaders } from './plain-headers.js';
import type { WithRequestId } from './request-id.js';

/** What was read from a response: the last one, if an earlier one could not be read to its end. */
export interface Read<T> {
  readonly data: T;
  readonly reply: Reply;
}

/**
 * A call's result. `Responses` is what its document declares by status: successes and errors. The
 * request is sent immediately, and only once, however often the result is read by `await`, `then` or
 * one of the methods below.
 */
export class APIPromise<T, Responses = object> implements Promise<WithRequestId<T>> {
  readonly [Symbol.toStringTag]: string = 'APIPromise';
  readonly #reply: Promise<Reply>;
  readonly #read: (reply: Reply) => Promise<Read<WithRequestId<T>>>;
  readonly #headersOf: HeaderReader;
  #result: Promise<Read<WithRequestId<T>>> | undefined;

  /** @param headersOf - Reads the headers of the response. */
  constructor(
    send: () => Promise<Reply>,
    read: (reply: Reply) => Promise<Read<WithRequestId<T>>>,
    headersOf: HeaderReader = plainHeaders,
  ) {
    this.#reply = send();
    this.#read = read;
    this.#headersOf = headersOf;
  }

  /**
   * The unparsed response; its body is unread unless the result was awaited too. Error responses
   * still throw.
   */
  async asResponse(): Promise<Response> {
    return (await this.released()).response;
  }

  /** The result, and the response that it was read from, with its documented headers. */
  async withResponse(): Promise<Success<T, Responses>> {
    const { data, reply } = await this.#parsed();
    const { response } = reply;
    const headers = this.#headersOf(response.headers);
    const request_id = response.headers.get('x-request-id');
    const success = { data, status: response.status, headers, response, request_id };
    // The only point where a status becomes one that the document declares.
    return success as Success<T, Responses>;
  }

  /**
   * The result with its response, or the error response: both typed by status. A call without a
   * response still throws.
   */
  async result(): Promise<CallResult<T, Responses>> {
    try {
      return { ok: true, ...(await this.withResponse()) };
    } catch (error) {
      if (!isErrorResponse<Responses>(error)) throw error;
      const { status, headers: received = new Headers() } = error;
      const headers = this.#headersOf(received);
      return { ok: false, status, headers, error } as CallResult<T, Responses>;
    }
  }

  then<Then = WithRequestId<T>, Catch = never>(
    onfulfilled?: ((value: WithRequestId<T>) => Then | PromiseLike<Then>) | null,
    onrejected?: ((reason: unknown) => Catch | PromiseLike<Catch>) | null,
  ): Promise<Then | Catch> {
    return this.#data().then(onfulfilled, onrejected);
  }

  catch<Catch = never>(
    onrejected?: ((reason: unknown) => Catch | PromiseLike<Catch>) | null,
  ): Promise<WithRequestId<T> | Catch> {
    return this.#data().catch(onrejected);
  }

  finally(onfinally?: (() => void) | null): Promise<WithRequestId<T>> {
    return this.#data().finally(onfinally);
  }

  /** The response, whose body the caller reads, without a time limit. */
  protected async released(): Promise<Reply> {
    const reply = await this.#reply;
    reply.release();
    return reply;
  }

  async #data(): Promise<WithRequestId<T>> {
    return (await this.#parsed()).data;
  }

  #parsed(): Promise<Read<WithRequestId<T>>> {
    this.#result ??= this.#reply.then(this.#read);
    return this.#result;
  }
}
