// Generated from spec/openapi.yaml by `upspec generate`; do not edit.
const firstDelay = 500;
const longestDelay = 8_000;

/**
 * The longest wait that a server may ask for, in milliseconds. If it asks for more, the call fails
 * immediately.
 */
export const longestRequestedDelay = 60_000;

/** The inputs to the wait that are not in the response. */
export interface RetryInputs {
  /** Milliseconds since the Unix epoch. */
  readonly now: number;
  /** At least 0, below 1. */
  readonly random: number;
}

/**
 * Whether a response asks for another attempt: `x-should-retry` where it is `true` or `false`,
 * otherwise the statuses 408, 409, 429 and from 500 on.
 */
export function isRetryable(status: number, headers: Headers): boolean {
  const shouldRetry = headers.get('x-should-retry');
  if (shouldRetry === 'true') return true;
  if (shouldRetry === 'false') return false;
  return status === 408 || status === 409 || status === 429 || status >= 500;
}

/**
 * Milliseconds to wait before another attempt: what the server asks for, without a limit. Otherwise
 * half a second, doubled with each attempt up to 8 seconds, reduced at random by up to a quarter.
 *
 * @param attempt - 0 after the first.
 * @param headers - Those of the response; undefined without one.
 */
export function retryDelay(
  attempt: number,
  headers: Headers | undefined,
  inputs: RetryInputs,
): number {
  const requested = headers === undefined ? undefined : requestedDelay(headers, inputs.now);
  return (
    requested ?? Math.min(firstDelay * 2 ** attempt, longestDelay) * (1 - inputs.random * 0.25)
  );
}

/**
 * Milliseconds that the server asks to wait: `retry-after-ms`, which is more precise, then
 * `retry-after` in seconds or as a date (RFC 9110 section 10.2.3). Undefined where it asks for
 * nothing. Fetch joins headers of the same name by commas; the longest wait among them satisfies
 * each.
 *
 * @param now - Milliseconds since the Unix epoch.
 */
export function requestedDelay(headers: Headers, now: number): number | undefined {
  const milliseconds = delaysOf(headers.get('retry-after-ms') ?? '', now, 1);
  const delays = milliseconds ?? delaysOf(headers.get('retry-after') ?? '', now, 1_000) ?? [];
  return delays.length === 0 ? undefined : Math.max(...delays);
}

/** Dates with a comma in them: those of the Internet message format, and those of RFC 850. */
const dateWithComma = /[a-z]{3,9}, \d\d[ -][a-z]{3}[ -]\d{2,4} \d\d:\d\d:\d\d gmt/gi;

/** The form of C's asctime: without a time zone, yet in UTC (RFC 9110 section 5.6.7). */
const asctime = /^[a-z]{3} [a-z]{3} [ \d]\d \d\d:\d\d:\d\d \d{4}$/i;

/** The waits of one header; undefined where it is malformed. A date in the past means no wait. */
function delaysOf(text: string, now: number, unit: number): readonly number[] | undefined {
  const dates = text.match(dateWithComma) ?? [];
  const others = text.replaceAll(dateWithComma, '').split(',');
  const values = [...dates, ...others].map((value) => value.trim()).filter((value) => value !== '');
  const delays = values.map((value) => delayOf(value, now, unit));
  return delays.length === 0 || delays.some(Number.isNaN)
    ? undefined
    : delays.filter((delay) => delay >= 0);
}

function delayOf(value: string, now: number, unit: number): number {
  if (/^\d+(?:\.\d+)?$/.test(value)) return Number(value) * unit;
  if (!/[a-z]/i.test(value)) return Number.NaN;
  return Date.parse(asctime.test(value) ? `${value} GMT` : value) - now;
}
