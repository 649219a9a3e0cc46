import {
  APIConnectionError,
  APIError,
  type APIErrorDetails,
  AuthenticationError,
  BadRequestError,
  ConflictError,
  InternalServerError,
  NotFoundError,
  PermissionDeniedError,
  RateLimitError,
  UnprocessableEntityError,
} from './errors.js';
import { isRetryable, longestRequestedDelay } from './retry.js';
import { isRecord, property } from './value-type.js';

const longestExcerpt = 300;

/** The last time that a Date can represent (ECMA-262, "Time Values and Time Range"). */
const latestTime = 8.64e15;

const classes: Readonly<Record<number, new (details: APIErrorDetails) => APIError>> = {
  400: BadRequestError,
  401: AuthenticationError,
  403: PermissionDeniedError,
  404: NotFoundError,
  409: ConflictError,
  422: UnprocessableEntityError,
  429: RateLimitError,
};

/** The body of a response as text, and when it came. */
export interface ErrorResponseBody {
  readonly text: string;
  /** Milliseconds since the Unix epoch. */
  readonly now: number;
  /** The milliseconds that the server asks to wait. */
  readonly delay: number | undefined;
}

/**
 * The error of a response whose status is not 2xx, in the class for its status. The
 * message describes the body, even if it is empty or not JSON.
 */
export async function errorOfResponse(
  response: Response,
  { text, now, delay }: ErrorResponseBody,
): Promise<APIError> {
  const { status, headers } = response;
  const body = parse(text);
  const error = isRecord(body) && 'error' in body ? body['error'] : body;
  const Class = classes[status] ?? (status >= 500 ? InternalServerError : APIError);
  const problem = (await redirection(response)) ?? messageOf(error) ?? excerpt(headers, text);
  const retryAt = delay === undefined ? undefined : new Date(Math.min(now + delay, latestTime));
  const isTooLong = delay !== undefined && delay > longestRequestedDelay;
  const message =
    retryAt !== undefined && isTooLong && isRetryable(status, headers)
      ? `${problem}; the server asks not to retry before ${retryAt.toISOString()}`
      : problem;
  return new Class({
    ...detailsOf(response, message),
    error,
    body: body === undefined && text !== '' ? text : body,
    retryAt,
  });
}

/** The error of a 2xx response that is not the JSON that the operation promises. */
export function errorOfUnreadableJson(response: Response, text: string): APIError {
  return new APIError(
    detailsOf(response, `expected a JSON body, received ${excerpt(response.headers, text)}`),
  );
}

/** The error of a 2xx response whose JSON ends early: another attempt may succeed. */
export function errorOfCutJson(response: Response, text: string): APIConnectionError {
  return new APIConnectionError(
    detailsOf(response, `the JSON body ends early: ${excerpt(response.headers, text)}`),
  );
}

/** The error of a 2xx response that is larger than what is held in memory. */
export function errorOfLongResponse(response: Response, mostBytes: number): APIError {
  const most = `${String(mostBytes / 1024 / 1024)} MiB`;
  return new APIError(
    detailsOf(response, `the response is longer than ${most}; the rest was not read`),
  );
}

function detailsOf({ status, headers }: Response, problem: string): APIErrorDetails {
  return { message: `${String(status)} ${problem}`, status, headers };
}

/** What is wrong with a redirect that was not followed. */
async function redirection(response: Response): Promise<string | undefined> {
  if (response.status > 399) return undefined;
  return (await import('./redirected.js')).describeRedirect(response);
}

function messageOf(error: unknown): string | undefined {
  const message = typeof error === 'string' ? error : property(error, 'message');
  return typeof message === 'string' && message !== '' ? message : undefined;
}

function excerpt(headers: Headers, text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line === '') return 'an empty body';
  const type = headers.get('content-type') ?? 'a body without a content type';
  const cut = line.length > longestExcerpt ? `${line.slice(0, longestExcerpt)}…` : line;
  return `${type}: ${cut}`;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
