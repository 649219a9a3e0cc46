// Made from spec/openapi.yaml by `upspec generate`; do not edit.
const firstDelay = 500;
const longestDelay = 8_000;
const longestToldDelay = 60_000;

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
 * Milliseconds to wait after a failed attempt. What the server tells (`retry-after-ms`, then
 * `retry-after` in seconds or as a date) holds up to a minute, as in the official libraries; beyond
 * it, and where nothing is told, half a second, doubled
 * with each attempt up to 8 seconds, less up to a quarter at random.
 *
 * @param attempt - 0 after the first.
 * @param headers - The answer's; undefined where none came.
 */
export function retryDelay(attempt: number, headers: Headers | undefined, moment: Moment): number {
  const told = headers === undefined ? undefined : toldDelay(headers, moment.now);
  if (told !== undefined && told <= longestToldDelay) return told;
  return Math.min(firstDelay * 2 ** attempt, longestDelay) * (1 - moment.random * 0.25);
}

function toldDelay(headers: Headers, now: number): number | undefined {
  return (
    delayOf(headers.get('retry-after-ms'), 1) ??
    delayOf(headers.get('retry-after'), 1_000) ??
    untilDate(headers.get('retry-after'), now)
  );
}

function delayOf(text: string | null, unit: number): number | undefined {
  return text !== null && /^\s*\d+(?:\.\d+)?\s*$/.test(text) ? Number(text) * unit : undefined;
}

function untilDate(text: string | null, now: number): number | undefined {
  // A date that is past says nothing about how long to wait; so does a malformed one.
  const delay = text === null || !/[a-z]/i.test(text) ? Number.NaN : Date.parse(text) - now;
  return delay > 0 ? delay : undefined;
}
