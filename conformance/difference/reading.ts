import { cutText, showValue } from '../json/show-value.js';

/**
 * What is at a location, or was expected there. Values and texts are bounded, so that a report of
 * many is too.
 */
export type Reading =
  /** In words, where there is no value: `a body that ends`. */
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'absent' }
  | { readonly kind: 'present' }
  /** A JSON value. */
  | { readonly kind: 'value'; readonly value: unknown; readonly note?: string }
  /** The beginning of a longer JSON value, as text. */
  | { readonly kind: 'excerpt'; readonly text: string; readonly note?: string }
  | HeaderReading
  | StatusReading
  | SchemaReading
  /** A time within so many seconds of another one. */
  | { readonly kind: 'near'; readonly value: unknown; readonly seconds: number }
  | DistanceReading
  /** A number of items; `own` counts only those that the case created. */
  | CountReading
  | { readonly kind: 'at-most'; readonly count: number }
  /** An item of a list that has to be before another one; `actual` is the wrong order. */
  | { readonly kind: 'before'; readonly first: string; readonly second: string }
  | { readonly kind: 'other-order' }
  /** A time that is no earlier (`rising`) or no later than that of the item before. */
  | { readonly kind: 'sorted'; readonly order: 'rising' | 'falling'; readonly previous: unknown }
  /** The item that a cursor names, which is not to be on the page after it. */
  | { readonly kind: 'cursor-item' }
  | BytesReading;

export interface StatusReading {
  readonly kind: 'status';
  /** Any of these: `404`, `4XX`. */
  readonly statuses: readonly (number | string)[];
  /** What the response says besides: its error, where it leads, how it begins. */
  readonly detail?: string;
}

/** The value of a header, or of a part of one: a media type, a date, a link. */
export interface HeaderReading {
  readonly kind: 'header';
  /** Any of these. */
  readonly values: readonly string[];
  readonly note?: string;
}

/** What a keyword of JSON Schema asserts. */
export interface SchemaReading {
  readonly kind: 'schema';
  readonly keyword: string;
  /** The value of the keyword: the list of an `enum`, the number of a `maximum`; not if it is long. */
  readonly limit?: unknown;
  readonly message: string;
}

/** A time by its distance from another one. */
export interface DistanceReading {
  readonly kind: 'distance';
  /** The property of the other time: `born`. */
  readonly from: string;
  readonly seconds: number;
  /** The time itself, as it is in the response. */
  readonly value?: unknown;
}

export interface CountReading {
  readonly kind: 'count';
  readonly count: number;
  readonly of: 'items' | 'own';
  readonly note?: string;
}

export interface BytesReading {
  readonly kind: 'bytes';
  readonly length: number;
  /** Some bytes from the location on, as text or in hexadecimal; `the end` where there are none. */
  readonly there?: string;
}

/** Longer values are cut. */
const longest = 160;

/** In characters of JSON: a longer list of an `enum` is left out. */
const longestLimit = 2000;

/** `200`, `200 or 201`, `404, 405 or 501`. */
const either = new Intl.ListFormat('en-GB', { type: 'disjunction' });

/**
 * A JSON value as a reading: bounded, and `absent` for undefined.
 *
 * @example
 * valueOf(3); // { kind: 'value', value: 3 }
 * valueOf(undefined); // { kind: 'absent' }
 */
export function valueOf(value: unknown, note?: string): Reading {
  if (value === undefined) return absent;
  const isShort = JSON.stringify(value).length <= longest;
  const read = isShort
    ? ({ kind: 'value', value } as const)
    : ({ kind: 'excerpt', text: showValue(value) } as const);
  return note === undefined ? read : { ...read, note };
}

export const absent: Reading = { kind: 'absent' };

export const present: Reading = { kind: 'present' };

/**
 * The value of a header, in one line; absent where there is none.
 *
 * @example
 * headerOf('text/csv'); // { kind: 'header', values: ['text/csv'] }
 */
export function headerOf(value: string | undefined, note?: string): Reading {
  if (value === undefined) return absent;
  const read = { kind: 'header', values: [cutText(value)] } as const;
  return note === undefined ? read : { ...read, note };
}

/**
 * What a keyword of JSON Schema asserts.
 *
 * @param limit the value of the keyword; it is left out where it is long
 */
export function assertionOf(keyword: string, message: string, limit?: unknown): SchemaReading {
  const isKept = limit !== undefined && JSON.stringify(limit).length <= longestLimit;
  return { kind: 'schema', keyword, ...(isKept && { limit }), message };
}

export function words(text: string): Reading {
  return { kind: 'words', text };
}

export function statusOf(status: number | string, detail?: string): StatusReading {
  return { kind: 'status', statuses: [status], ...(detail !== undefined && { detail }) };
}

/**
 * A reading as a reader sees it: one line, bounded.
 *
 * @example
 * formatReading({ kind: 'status', statuses: [200, 201] }); // 'status 200 or 201'
 * formatReading({ kind: 'distance', from: 'born', seconds: 60 }); // 'born + 60'
 */
export function formatReading(reading: Reading): string {
  switch (reading.kind) {
    case 'words':
      return reading.text;
    case 'absent':
    case 'present':
      return reading.kind;
    case 'value':
      return `${showValue(reading.value)}${reading.note ?? ''}`;
    case 'excerpt':
      return `${reading.text}${reading.note ?? ''}`;
    case 'header':
      return `${either.format(reading.values)}${reading.note ?? ''}`;
    case 'near':
      return `a time within ${reading.seconds} s of ${showValue(reading.value)}`;
    case 'status':
      return `status ${either.format(reading.statuses.map(String))}${reading.detail ?? ''}`;
    case 'schema':
      return reading.message;
    case 'distance':
      return formatDistance(reading);
    case 'count':
      return formatCount(reading);
    case 'at-most':
      return `at most ${reading.count} items`;
    case 'before':
      return `${reading.first} before ${reading.second}`;
    case 'other-order':
      return 'the other way round';
    case 'sorted':
      return `no ${reading.order === 'rising' ? 'earlier' : 'later'} than the item before, ${showValue(reading.previous)}`;
    case 'cursor-item':
      return 'the same item';
    case 'bytes':
      return `${reading.length} bytes${reading.there === undefined ? '' : `, there ${reading.there}`}`;
    default:
      return reading satisfies never;
  }
}

function formatCount({ count, of, note = '' }: CountReading): string {
  if (of === 'items') return `${count} items${note}`;
  return `${count === 0 ? 'none' : count} of them${note}`;
}

function formatDistance({ from, seconds, value }: DistanceReading): string {
  const rounded = Math.round(Math.abs(seconds) * 1000) / 1000;
  const sum = seconds === 0 ? from : `${from} ${seconds < 0 ? '-' : '+'} ${rounded}`;
  return value === undefined ? sum : `${sum} (${showValue(value)})`;
}
