// Made from spec/openapi.yaml by `upspec generate`; do not edit.
/** The root of everything that this client throws on purpose. */
export class OpenAIError extends Error {
  override readonly name: string = 'OpenAIError';
}

/** An argument that can't be sent as it is. Thrown before any byte leaves. */
export class InvalidInputError extends OpenAIError {
  override readonly name: string = 'InvalidInputError';
  /** The argument at fault, as the caller knows it: `file`, `expires_after[seconds]`. */
  readonly parameter: string;

  constructor(parameter: string, problem: string, options?: ErrorOptions) {
    super(`${parameter}: ${problem}`, options);
    this.parameter = parameter;
  }
}

/** The content of a body failed while it was read; `cause` is what its source threw. */
export class BodyReadError extends OpenAIError {
  override readonly name: string = 'BodyReadError';
}

/** A list whose pages can't be followed: no items, no cursor, or a cursor that came before. */
export class PagingError extends OpenAIError {
  override readonly name: string = 'PagingError';
}

/** What an {@link APIError} is made of. */
export interface APIErrorDetails {
  readonly message: string;
  readonly status?: number | undefined;
  readonly headers?: Headers | undefined;
  readonly retryAt?: Date | undefined;
  /** The `error` member of the answer, or the whole answer where it has none. */
  readonly error?: unknown;
  readonly cause?: unknown;
}

/** A call that failed: the server refused it, or no usable answer came. */
export class APIError extends OpenAIError {
  override readonly name: string = 'APIError';
  /** The HTTP status; undefined where no answer came. */
  readonly status: number | undefined;
  readonly headers: Headers | undefined;
  readonly error: unknown;
  readonly code: string | null | undefined;
  readonly param: string | null | undefined;
  readonly type: string | null | undefined;
  /** The answer's `x-request-id`. */
  readonly requestID: string | null | undefined;
  /** When the server asks to be called again; undefined where it does not say. */
  readonly retryAt: Date | undefined;

  constructor(details: APIErrorDetails) {
    super(details.message, details.cause === undefined ? undefined : { cause: details.cause });
    this.status = details.status;
    this.headers = details.headers;
    this.error = details.error;
    this.code = member(details.error, 'code');
    this.param = member(details.error, 'param');
    this.type = member(details.error, 'type');
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

/** No answer came: refused, reset, or not resolved. `cause` is the platform's error. */
export class APIConnectionError extends APIError {
  override readonly name: string = 'APIConnectionError';
}

/** No answer came within the timeout. */
export class APIConnectionTimeoutError extends APIConnectionError {
  override readonly name: string = 'APIConnectionTimeoutError';
}

/** The caller's signal was aborted; `cause` is its reason. */
export class APIUserAbortError extends APIError {
  override readonly name: string = 'APIUserAbortError';
}

function member(error: unknown, key: string): string | null | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const value: unknown = Reflect.get(error, key);
  return typeof value === 'string' || value === null ? value : undefined;
}
