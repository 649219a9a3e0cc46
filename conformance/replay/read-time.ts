/** How a timestamp is written. */
export type TimeForm = 'seconds' | 'milliseconds' | 'iso' | 'date' | 'http-date';

export interface ReadTime {
  readonly form: TimeForm;
  /** Since 1970. */
  readonly seconds: number;
}

/** In seconds since 1970: the year 5138. What is later is in milliseconds. */
const latest = 100_000_000_000;

const isoDate =
  /^\d{4}-\d{2}-\d{2}(?:[Tt ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:[Zz]|[+-]\d{2}:?\d{2})?)?$/;

/**
 * RFC 9110 section 5.6.7: `IMF-fixdate` is what a sender writes, and a recipient accepts the two
 * obsolete forms as well.
 */
const httpDate =
  /^[A-Z][a-z]{2,8}(?:, \d{2}(?: |-)[A-Z][a-z]{2}(?: |-)\d{2,4} \d{2}:\d{2}:\d{2} GMT| [A-Z][a-z]{2} [ \d]\d \d{2}:\d{2}:\d{2} \d{4})$/;

/** A timestamp in any format that APIs use; undefined where a value is none. */
export function readTime(value: unknown): ReadTime | undefined {
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) return undefined;
    return Math.abs(value) < latest
      ? { form: 'seconds', seconds: value }
      : { form: 'milliseconds', seconds: value / 1000 };
  }
  if (typeof value !== 'string') return undefined;
  const form = formOf(value);
  if (form === undefined) return undefined;
  const milliseconds = Date.parse(readable(value, form));
  return Number.isNaN(milliseconds) ? undefined : { form, seconds: milliseconds / 1000 };
}

function formOf(text: string): TimeForm | undefined {
  if (isoDate.test(text)) return /[Tt ]/.test(text) ? 'iso' : 'date';
  return httpDate.test(text) ? 'http-date' : undefined;
}

/** As `Date.parse` reads it: a time without an offset is in UTC. */
function readable(value: string, form: TimeForm): string {
  if (form === 'http-date') return value.endsWith('GMT') ? value : `${value} GMT`;
  if (form === 'date') return value;
  const isZoned = /(?:[Zz]|[+-]\d{2}:?\d{2})$/.test(value);
  return (isZoned ? value : `${value}Z`)
    .replace(/([+-]\d{2})(\d{2})$/, '$1:$2')
    .replace(/(\.\d{3})\d+/, '$1')
    .replace(' ', 'T');
}

/**
 * Writes a time in the format of another value: with as many digits of a second, and its offset Z.
 */
export function writeTime(seconds: number, like: unknown): string | number {
  if (typeof like === 'number') {
    const form = readTime(like)?.form;
    const value = form === 'milliseconds' ? seconds * 1000 : seconds;
    return Number.isInteger(like) ? Math.round(value) : value;
  }
  const text = String(like);
  const form = formOf(text);
  const date = new Date(Math.round(seconds * 1000));
  if (form === 'http-date') return date.toUTCString();
  const iso = date.toISOString();
  if (form === 'date') return iso.slice(0, 'YYYY-MM-DD'.length);
  return /\.\d/.test(text) ? iso : iso.replace(/\.\d+Z$/, 'Z');
}
