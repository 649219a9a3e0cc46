// Generated from spec/openapi.yaml by `upspec generate`; do not edit.
import { property } from './value-type.js';

/** The base class of all errors of this client. */
export class OpenAIError extends Error {
  override readonly name: string = 'OpenAIError';
}

/** An argument that can't be sent. Thrown before anything is sent. */
export class InvalidInputError extends OpenAIError {
  override readonly name: string = 'InvalidInputError';
  /** The name of the invalid argument, as the caller knows it: `file`, `expires_after[seconds]`. */
  readonly parameter: string;

  constructor(parameter: string, problem: string, options?: ErrorOptions) {
    super(`${parameter}: ${problem}`, options);
    this.parameter = parameter;
  }
}

/** The content of a body could not be read; `cause` is the error of its source. */
export class BodyReadError extends OpenAIError {
  override readonly name: string = 'BodyReadError';
}

/** A list whose pages can't be followed: no items, no cursor, or a repeated cursor. */
export class PagingError extends OpenAIError {
  override readonly name: string = 'PagingError';
}

/** The properties of an {@link APIError}. */
export interface APIErrorDetails {
  readonly message: string;
  readonly status?: number | undefined;
  readonly headers?: Headers | undefined;
  readonly retryAt?: Date | undefined;
  /** The `error` property of the response, or the whole response where it has none. */
  readonly error?: unknown;
  /** The whole body. */
  readonly body?: unknown;
  readonly cause?: unknown;
}

/** A call that failed: the server rejected it, or there was no usable response. */
export class APIError extends OpenAIError {
  override readonly name: string = 'APIError';
  /** The HTTP status; undefined without a response. */
  readonly status: number | undefined;
  readonly headers: Headers | undefined;
  readonly error: unknown;
  /**
   * The body of the response: the parsed JSON, or its text where it is not JSON; undefined without
   * a body.
   */
  readonly body: unknown;
  readonly code: string | null | undefined;
  readonly param: string | null | undefined;
  readonly type: string | null | undefined;
  /** The response's `x-request-id`. */
  readonly requestID: string | null | undefined;
  /**
   * The earliest time for another request that the server asks for; undefined where it sends none.
   */
  readonly retryAt: Date | undefined;

  constructor(details: APIErrorDetails) {
    super(details.message, details.cause === undefined ? undefined : { cause: details.cause });
    this.status = details.status;
    this.headers = details.headers;
    this.error = details.error;
    this.body = details.body;
    this.code = textAt(details.error, 'code');
    this.param = textAt(details.error, 'param');
    this.type = textAt(details.error, 'type');
    this.retryAt = details.retryAt;
    this.requestID = details.headers?.get('x-request-id');
  }
}

export class BadRequestError extends APIError {
  override readonly name: string = 'BadRequestError';
}

export class AuthenticationError extends APIError {
  override readonly name: string = 'AuthenticationError';
}

export class PermissionDeniedError extends APIError {
  override readonly name: string = 'PermissionDeniedError';
}

export class NotFoundError extends APIError {
  override readonly name: string = 'NotFoundError';
}

export class ConflictError extends APIError {
  override readonly name: string = 'ConflictError';
}

export class UnprocessableEntityError extends APIError {
  override readonly name: string = 'UnprocessableEntityError';
}

export class RateLimitError extends APIError {
  override readonly name: string = 'RateLimitError';
}

export class InternalServerError extends APIError {
  override readonly name: string = 'InternalServerError';
}

/**
 * No response: the connection was refused or reset, or the host was not found. `cause` is the
 * platform's error.
 */
export class APIConnectionError extends APIError {
  override readonly name: string = 'APIConnectionError';
}

/** No response within the timeout. */
export class APIConnectionTimeoutError extends APIConnectionError {
  override readonly name: string = 'APIConnectionTimeoutError';
}

/** The caller's signal was aborted; `cause` is its reason. */
export class APIUserAbortError extends APIError {
  override readonly name: string = 'APIUserAbortError';
}

function textAt(error: unknown, key: string): string | null | undefined {
  const value = property(error, key);
  return typeof value === 'string' || value === null ? value : undefined;
}
