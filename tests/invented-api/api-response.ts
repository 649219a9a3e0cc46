import type { JsonObject } from './document.js';

/** A response before it is written to the socket. */
export interface ApiResponse {
  readonly status: number;
  /** By name as it is written; without those that the connection needs. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** A JSON response. */
export function jsonResponse(
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): ApiResponse {
  return {
    status,
    headers: { 'Content-Type': 'application/json', ...headers },
    body: Buffer.from(JSON.stringify(body)),
  };
}

/** A response without a body. */
export function emptyResponse(
  status: number,
  headers: Readonly<Record<string, string>> = {},
): ApiResponse {
  return { status, headers, body: Buffer.alloc(0) };
}

/** An error as `application/problem+json` (RFC 9457). */
export function problemResponse(status: number, title: string, more: JsonObject = {}): ApiResponse {
  return {
    status,
    headers: { 'Content-Type': 'application/problem+json' },
    body: Buffer.from(JSON.stringify({ type: 'about:blank', title, status, ...more })),
  };
}

/** What is wrong with one value of a request. */
export interface ValueError {
  /** A JSON Pointer into the body, or the name of a parameter. */
  readonly location: string;
  readonly message: string;
}

/** 422 with all that is wrong. */
export function invalidResponse(errors: readonly ValueError[]): ApiResponse {
  const detail = errors.map(({ location, message }) => `${location} ${message}`).join('; ');
  const values = errors.map(({ location, message }) => ({ location, message }));
  return problemResponse(422, 'Unprocessable Content', { detail, errors: values });
}

/** An error that ends a handler early. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly response: ApiResponse;

  constructor(response: ApiResponse) {
    super(`problem ${String(response.status)}`);
    this.response = response;
  }
}

/** Whether two responses are the same on the wire. */
export function isSameResponse(one: ApiResponse, other: ApiResponse): boolean {
  return (
    one.status === other.status &&
    one.body.equals(other.body) &&
    JSON.stringify(one.headers) === JSON.stringify(other.headers)
  );
}
