// Generated from spec/openapi.yaml by `upspec generate`; do not edit.
import { isDecimal } from './is-decimal.js';

const firstDelay = 500;
const longestDelay = 8_000;

/**
 * The longest wait that a server may ask for, in milliseconds. If it asks for more, the call fails
 * immediately.
 */
export const longestRequestedDelay = 60_000;

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
 * @param requested - What the server asks for, in milliseconds.
 * @param random - At least 0, below 1.
 */
export function retryDelay(attempt: number, requested: number | undefined, random: number): number {
  return requested ?? Math.min(firstDelay * 2 ** attempt, longestDelay) * (1 - random * 0.25);
}

/**
 * Milliseconds that the server asks to wait: `retry-after-ms`, which is more precise, then
 * `retry-after` in seconds or as a date (RFC 9110 section 10.2.3). Undefined where it asks for
 * nothing.
 *
 * @param now - Milliseconds since the Unix epoch.
 */
export async function requestedDelay(headers: Headers, now: number): Promise<number | undefined> {
  for (const [name, unit] of units) {
    const text = headers.get(name)?.trim() ?? '';
    const delay = isDecimal(text) ? Number(text) * unit : await delayOf(text, now, unit);
    if (delay !== undefined) return delay;
  }
  return undefined;
}

const units = [
  ['retry-after-ms', 1],
  ['retry-after', 1_000],
] as const;

/** The code for lists and dates is loaded only for them; where it can't be, they are ignored. */
async function delayOf(text: string, now: number, unit: number): Promise<number | undefined> {
  if (text === '') return undefined;
  const loaded = await import('./longest-delay.js').catch(() => undefined);
  return loaded?.longestDelay(text, now, unit);
}
