import { singular, words } from '@upspec/document';
import type { ValueLocation } from './value-location.js';

/**
 * Whether a value that is equal to an id is so by more than chance: `file-abc123`, a UUID, an integer
 * of many digits that is neither round nor a Unix time.
 */
export function isDistinct(value: string | number): boolean {
  if (typeof value === 'string') return /^(?=.*\d)(?=.*\D).{6,}$/.test(value) || isLong(value);
  return Number.isSafeInteger(value) && isLong(String(value));
}

/** In seconds: from 1990 to 2100. Digits of more are milliseconds and finer. */
const times = { first: 631_152_000, last: 4_102_444_800 };

function isLong(digits: string): boolean {
  if (!/^\d{7,}$/.test(digits) || digits.endsWith('000')) return false;
  return ![1, 1e3, 1e6, 1e9].some((unit) => {
    const seconds = Number(digits) / unit;
    return seconds >= times.first && seconds <= times.last;
  });
}

/** Whether a location is named as one of an id: `memberIds`, `assigned_to_id`. */
export function isIdName(location: ValueLocation): boolean {
  const last = words(nameOf(location)).at(-1) ?? '';
  return ['id', 'ids', 'uuid', 'uuids', 'uid', 'uids'].includes(last);
}

/** Numbers that count, measure or order are often equal to an id by chance. */
export function isCount(location: ValueLocation, isItem: boolean): boolean {
  const name = nameOf(location);
  // The values of a map are mostly tallies: `votes: { north: 3 }`.
  if (location.kind === 'additional') return true;
  // A plural beside a single value: `words: 3`.
  if (!isItem && singular(name) !== name) return true;
  return words(name).some((word) => COUNTS.has(word));
}

/** The name of what a location holds; items of a schema without a name of its own have that of their list. */
function nameOf(location: ValueLocation): string {
  if (location.kind === 'property') return location.property;
  if (location.kind === 'parameter') return location.name;
  return location.kind === 'items' ? (/([^/]+)$/.exec(location.schema)?.[1] ?? '') : '';
}

const COUNTS = new Set(
  (
    'age amount bytes capacity code count day depth duration height hour index interval length level limit ' +
    'max maximum min minimum minute month number offset order page per percent port position price priority quantity ' +
    'rank rate rating retry score second seconds seq sequence size status step stock sum total ttl version weight width year'
  ).split(' '),
);
