// Generated from spec/openapi.yaml by `upspec generate`; do not edit.
import type { Reply } from './attempt.js';

/** A response together with the result that was parsed from it. */
export interface WithResponse<T> {
  readonly data: T;
  readonly response: Response;
  /** The response's `x-request-id`. */
  readonly request_id: string | null;
}

/**
 * A call's result. The request is sent immediately, and only once, however often the result is read
 * by `await`, `then` or one of the methods below.
 */
export class APIPromise<T> implements Promise<T> {
  readonly [Symbol.toStringTag]: string = 'APIPromise';
  readonly #reply: Promise<Reply>;
  readonly #read: (reply: Reply) => Promise<T>;
  #data: Promise<T> | undefined;

  constructor(send: () => Promise<Reply>, read: (reply: Reply) => Promise<T>) {
    this.#reply = send();
    this.#read = read;
  }

  /**
   * The unparsed response; its body is unread unless the result was awaited too. Error responses
   * still throw.
   */
  async asResponse(): Promise<Response> {
    const reply = await this.#reply;
    reply.release();
    return reply.response;
  }

  /** The result, and the response that it was read from. */
  async withResponse(): Promise<WithResponse<T>> {
    const data = await this.#parsed();
    const { response } = await this.#reply;
    return { data, response, request_id: response.headers.get('x-request-id') };
  }

  then<Then = T, Catch = never>(
    onfulfilled?: ((value: T) => Then | PromiseLike<Then>) | null,
    onrejected?: ((reason: unknown) => Catch | PromiseLike<Catch>) | null,
  ): Promise<Then | Catch> {
    return this.#parsed().then(onfulfilled, onrejected);
  }

  catch<Catch = never>(
    onrejected?: ((reason: unknown) => Catch | PromiseLike<Catch>) | null,
  ): Promise<T | Catch> {
    return this.#parsed().catch(onrejected);
  }

  finally(onfinally?: (() => void) | null): Promise<T> {
    return this.#parsed().finally(onfinally);
  }

  #parsed(): Promise<T> {
    this.#data ??= this.#reply.then(this.#read);
    return this.#data;
  }
}
