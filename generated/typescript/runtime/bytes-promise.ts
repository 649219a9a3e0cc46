// Generated from spec/openapi.yaml by `upspec generate`; do not edit.
import { APIPromise } from './api-promise.js';
import type { APIClient } from './client.js';
import type { ClientRequest } from './client-request.js';
import { OpenAIError } from './errors.js';
import { unread } from './read-reply.js';
import type { RequestOptions } from './request-options.js';

/**
 * A response with binary content: the `Response` when awaited, or its content by one of the methods
 * below. The content can be read once, and has no time limit; the call's `signal` ends it.
 */
export class BytesPromise<Responses = object> extends APIPromise<Response, Responses> {
  /** The whole content, in memory. @throws OpenAIError where it can't be read to its end. */
  async bytes(): Promise<Uint8Array<ArrayBuffer>> {
    return this.#read(async (response) => new Uint8Array(await response.arrayBuffer()));
  }

  /** The whole content, with its media type. @throws OpenAIError like `bytes`. */
  async blob(): Promise<Blob> {
    return this.#read((response) => response.blob());
  }

  /** The whole content as UTF-8 text, of at most 64 MiB. @throws OpenAIError like `bytes`. */
  async text(): Promise<string> {
    const reply = await this.released();
    return reply.text();
  }

  /** The content as it arrives; a failure after that is the platform's own error. */
  async stream(): Promise<ReadableStream<Uint8Array>> {
    const { body } = await this.asResponse();
    return body ?? new Blob().stream();
  }

  async #read<T>(read: (response: Response) => Promise<T>): Promise<T> {
    const { response, explain } = await this.released();
    if (response.bodyUsed) throw new OpenAIError('the content was read already; call again');
    return read(response).catch((failure: unknown) => {
      throw explain(failure);
    });
  }
}

/** Sends a call whose response has binary content. */
export function requestBytes<Responses = object>(
  client: APIClient,
  request: ClientRequest,
  options?: RequestOptions,
): BytesPromise<Responses> {
  return new BytesPromise(
    () => client.requestReply({ ...request, response: 'bytes' }, options),
    (reply) => Promise.resolve(unread(reply)),
    request.responseHeaders,
  );
}
