import { isDecimal } from './is-decimal.js';

/** Dates with a comma in them: those of the Internet message format, and those of RFC 850. */
const dateWithComma = /[a-z]{3,9}, \d\d[ -][a-z]{3}[ -]\d{2,4} \d\d:\d\d:\d\d gmt/gi;

/** The form of C's asctime: without a time zone, yet in UTC (RFC 9110 section 5.6.7). */
const asctime = /^[a-z]{3} [a-z]{3} [ \d]\d \d\d:\d\d:\d\d \d{4}$/i;

/**
 * The longest wait of one header, whose values Fetch joins by commas: it satisfies each. Undefined
 * where the header is malformed, and where all dates are in the past.
 *
 * @param now - Milliseconds since the Unix epoch.
 * @param unit - The milliseconds of a number.
 */
export function longestDelay(text: string, now: number, unit: number): number | undefined {
  const dates = text.match(dateWithComma) ?? [];
  const others = text.replaceAll(dateWithComma, '').split(',');
  const values = [...dates, ...others].map((value) => value.trim()).filter((value) => value !== '');
  const delays = values.map((value) => delayOf(value, now, unit));
  if (delays.some(Number.isNaN)) return undefined;
  const waits = delays.filter((delay) => delay >= 0);
  return waits.length === 0 ? undefined : Math.max(...waits);
}

function delayOf(value: string, now: number, unit: number): number {
  if (isDecimal(value)) return Number(value) * unit;
  if (!/[a-z]/i.test(value)) return Number.NaN;
  return Date.parse(asctime.test(value) ? `${value} GMT` : value) - now;
}
