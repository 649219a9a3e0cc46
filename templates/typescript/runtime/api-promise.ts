import type { Reply } from './attempt.js';

/** An answer together with what it was parsed to. */
export interface WithResponse<T> {
  readonly data: T;
  readonly response: Response;
  /** The answer's `x-request-id`. */
  readonly request_id: string | null;
}

/**
 * A call's result. The request leaves when the result is first asked for, by `await`, `then` or one
 * of the methods below, and once only, however often that happens.
 */
export class APIPromise<T> implements Promise<T> {
  readonly [Symbol.toStringTag]: string = 'APIPromise';
  readonly #send: () => Promise<Reply>;
  readonly #read: (reply: Reply) => Promise<T>;
  #reply: Promise<Reply> | undefined;
  #data: Promise<T> | undefined;

  constructor(send: () => Promise<Reply>, read: (reply: Reply) => Promise<T>) {
    this.#send = send;
    this.#read = read;
  }

  /** The answer as it came, its body unread unless the result was awaited too. Refusals still throw. */
  async asResponse(): Promise<Response> {
    const reply = await this.#sent();
    reply.release();
    return reply.response;
  }

  /** The result, and the answer that it was read from. */
  async withResponse(): Promise<WithResponse<T>> {
    const data = await this.#parsed();
    const { response } = await this.#sent();
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

  #sent(): Promise<Reply> {
    this.#reply ??= this.#send();
    return this.#reply;
  }

  #parsed(): Promise<T> {
    this.#data ??= this.#sent().then(this.#read);
    return this.#data;
  }
}
