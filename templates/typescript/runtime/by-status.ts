import { APIError } from './errors.js';

// The responses of a call as its document declares them are an object type: the keys are statuses
// (`200`), ranges (`4XX`) and `default`, the values are what the client reads from them. The property
// `headers` has the types of headers by the same keys.
// https://spec.openapis.org/oas/v3.1.1.html#responses-object

/** The statuses of each range that are registered at IANA, and what is in common use besides. */
interface Ranges {
  '2XX': 200 | 201 | 202 | 203 | 204 | 205 | 206 | 207 | 208 | 226;
  '3XX': 300 | 301 | 302 | 303 | 304 | 305 | 307 | 308;
  '4XX':
    | (400 | 401 | 402 | 403 | 404 | 405 | 406 | 407 | 408 | 409 | 410 | 411 | 412 | 413 | 414)
    | (415 | 416 | 417 | 418 | 421 | 422 | 423 | 424 | 425 | 426 | 428 | 429 | 431 | 451 | 499);
  '5XX': 500 | 501 | 502 | 503 | 504 | 505 | 506 | 507 | 508 | 510 | 511 | 520 | 529;
}

type ErrorStatus = Ranges['3XX' | '4XX' | '5XX'];

/** Those of the keys that start with a digit: `2` for successes. */
type KeysOf<Responses, Digit extends string> = {
  [Key in keyof Responses]: Key extends number | string
    ? `${Key}` extends `${Digit}${string}`
      ? Key
      : never
    : never;
}[keyof Responses];

/**
 * The statuses that a key means: a status takes precedence over its range, and both over
 * `default` (OpenAPI 3.1.1, section 4.8.16).
 */
type StatusOf<Responses, Key> = Key extends number
  ? Key
  : Key extends keyof Ranges
    ? Exclude<Ranges[Key], keyof Responses>
    : Undeclared<Responses>;

/** The statuses of errors for which a document declares neither a response nor a range. */
type Undeclared<Responses> = Exclude<
  ErrorStatus,
  keyof Responses | Ranges[Extract<keyof Responses, keyof Ranges>]
>;

/** The documented headers of a key. */
type HeadersOf<Responses, Key> = Responses extends { readonly headers: infer ByKey }
  ? Key extends keyof ByKey
    ? ByKey[Key]
    : object
  : object;

/** The documented headers of every success. */
type SuccessHeaders<Responses> = Responses extends { readonly headers: infer ByKey }
  ? [KeysOf<ByKey, '2'>] extends [never]
    ? object
    : Partial<ByKey[KeysOf<ByKey, '2'>]>
  : object;

/** A result, and the response that it was read from. */
export interface WithResponse<Data, Status = number, ResponseHeaders = object> {
  readonly data: Data;
  readonly status: Status;
  /** By their names in lower case; the types are those of the document. */
  readonly headers: ResponseHeaders;
  readonly response: Response;
  /** The response's `x-request-id`. */
  readonly request_id: string | null;
}

/** A successful call; where several statuses are declared, one option for each of them. */
export type Success<Data, Responses> = [KeysOf<Responses, '2'>] extends [never]
  ? WithResponse<Data, number, SuccessHeaders<Responses>>
  : {
      [Key in KeysOf<Responses, '2'>]: WithResponse<
        Responses[Key],
        StatusOf<Responses, Key>,
        HeadersOf<Responses, Key>
      >;
    }[KeysOf<Responses, '2'>];

/** An error response with a status, and its body. */
type ErrorWith<Status, Body> = APIError & { readonly status: Status; readonly body: Body };

type ErrorKeys<Responses> = Exclude<keyof Responses, KeysOf<Responses, '2'> | 'headers'>;

/**
 * The error responses of a call, discriminated by `status`. The body of a status that the document
 * does not declare is unknown.
 */
export type ErrorResponseOf<Responses> =
  | {
      [Key in ErrorKeys<Responses>]: ErrorWith<StatusOf<Responses, Key>, Responses[Key]>;
    }[ErrorKeys<Responses>]
  | ('default' extends keyof Responses ? never : ErrorWith<Undeclared<Responses>, unknown>);

/**
 * Whether an error is the error response of a call whose responses have this type. After
 * `isErrorResponse<CrateRetrieveResponses>(error)`, the status determines the type of the body.
 */
export function isErrorResponse<Responses = object>(
  error: unknown,
): error is ErrorResponseOf<Responses> {
  return error instanceof APIError && error.status !== undefined;
}

/** The error response of a call, with its documented headers. */
interface Failure<Status, Body, ResponseHeaders = object> {
  readonly ok: false;
  readonly status: Status;
  /** By their names in lower case; the types are those of the document. */
  readonly headers: ResponseHeaders;
  readonly error: ErrorWith<Status, Body>;
}

type FailureOf<Responses> =
  | {
      [Key in ErrorKeys<Responses>]: Failure<
        StatusOf<Responses, Key>,
        Responses[Key],
        HeadersOf<Responses, Key>
      >;
    }[ErrorKeys<Responses>]
  | ('default' extends keyof Responses ? never : Failure<Undeclared<Responses>, unknown>);

/** A call's result, or the error response to it; discriminated by `ok`, then by `status`. */
export type CallResult<Data, Responses> =
  (Success<Data, Responses> & { readonly ok: true }) | FailureOf<Responses>;

/** The responses of a call without those of its successes. */
export type ErrorsOf<Responses> = Omit<Responses, KeysOf<Responses, '2'>>;
