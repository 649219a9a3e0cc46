import { bytesBody } from './bytes-body.js';
import type { ClientRequest, RequestBody } from './client-request.js';
import { wholeBody } from './encoded-body.js';
import { InvalidInputError } from './errors.js';
import { isFileContent } from './file-guards.js';
import { mergeHeaders } from './headers.js';
import { jsonBody } from './json-body.js';
import type { RequestOptions } from './request-options.js';

export type HTTPMethod = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** The options of a request that the document does not describe. */
export interface RawRequestOptions extends RequestOptions {
  /**
   * Sent as JSON. Bytes, Blobs, streams, `FormData` and `URLSearchParams` are sent as they are, and
   * so is a string if there is a header `content-type`.
   */
  readonly body?: unknown;
}

/** A request that the document does not describe. */
export interface RawRequest extends RawRequestOptions {
  readonly method: HTTPMethod;
  /** Below the base URL, with a slash at its start. */
  readonly path: string;
}

/**
 * The call of a request that the document does not describe.
 *
 * @throws InvalidInputError for a path without a slash at its start.
 */
export function rawRequest({ method, path, body, headers }: RawRequest): ClientRequest {
  if (!path.startsWith('/')) {
    throw new InvalidInputError('path', 'expected a slash at its start; for a host use baseURL');
  }
  const hasType = mergeHeaders([headers]).has('content-type');
  return { method: methods[method], path, body: bodyOf(body, hasType), response: 'any' };
}

const methods = {
  get: 'GET',
  post: 'POST',
  put: 'PUT',
  patch: 'PATCH',
  delete: 'DELETE',
} as const;

function bodyOf(value: unknown, hasType: boolean): RequestBody | undefined {
  if (value === undefined || value === null) return undefined;
  if (value instanceof FormData || value instanceof URLSearchParams) {
    return () => wholeBody(value, '');
  }
  if (isFileContent(value) || (typeof value === 'string' && hasType)) {
    return bytesBody(value, '*/*');
  }
  return jsonBody(value);
}
