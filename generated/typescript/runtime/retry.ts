// Made from spec/openapi.yaml by `upspec generate`; do not edit.
const firstDelay = 500;
const longestDelay = 8_000;

/** The longest wait that a server may ask for, in milliseconds. If it asks for more, the call fails at once. */
export const longestAskedDelay = 60_000;

/** What the moment adds to a decision that is otherwise the answer's alone. */
export interface Moment {
  /** Milliseconds since the Unix epoch. */
  readonly now: number;
  /** At least 0, below 1. */
  readonly random: number;
}

/**
 * Whether an answer asks for another attempt: `x-should-retry` where it is `true` or `false`,
 * otherwise the statuses 408, 409, 429 and from 500 on.
 */
export function isRetryable(status: number, headers: Headers): boolean {
  const told = headers.get('x-should-retry');
  if (told === 'true') return true;
  if (told === 'false') return false;
  return status === 408 || status === 409 || status === 429 || status >= 500;
}

/**
 * Milliseconds to wait before another attempt: what the server asks for, however long that is.
 * Where it asks for nothing, half a second, doubled with each attempt up to 8 seconds, less up to
 * a quarter at random.
 *
 * @param attempt - 0 after the first.
 * @param headers - The response's; undefined where none came.
 */
export function retryDelay(attempt: number, headers: Headers | undefined, moment: Moment): number {
  const asked = headers === undefined ? undefined : askedDelay(headers, moment.now);
  return asked ?? Math.min(firstDelay * 2 ** attempt, longestDelay) * (1 - moment.random * 0.25);
}

/**
 * Milliseconds that the server asks to wait: `retry-after-ms`, then `retry-after` in seconds or as
 * a date (RFC 9110 section 10.2.3). Undefined where it asks for nothing.
 *
 * @param now - Milliseconds since the Unix epoch.
 */
export function askedDelay(headers: Headers, now: number): number | undefined {
  const retryAfter = headers.get('retry-after');
  return (
    delayOf(headers.get('retry-after-ms'), 1) ??
    delayOf(retryAfter, 1_000) ??
    untilDate(retryAfter, now)
  );
}

/** Fetch joins headers of one name by commas; the longest wait among them satisfies each. */
function delayOf(text: string | null, unit: number): number | undefined {
  const values = text?.split(',') ?? [];
  const isNumeric =
    values.length > 0 && values.every((value) => /^\s*\d+(?:\.\d+)?\s*$/.test(value));
  return isNumeric ? Math.max(...values.map(Number)) * unit : undefined;
}

function untilDate(text: string | null, now: number): number | undefined {
  // A date in the past says nothing about how long to wait; neither does a malformed one.
  const delay = text === null || !/[a-z]/i.test(text) ? Number.NaN : Date.parse(text) - now;
  return delay > 0 ? delay : undefined;
}
