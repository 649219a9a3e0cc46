import { isJsonObject, type JsonObject } from '../json/json-object.js';
import type { SchemaBook } from './schema-book.js';

/** Names of integers that hold a time in seconds or milliseconds since the Unix epoch. */
const timeName =
  /(?:_at|At|_time|Time|_on|Timestamp|_timestamp|^timestamp|^created|^updated|^modified)$/;
/** Times that are after the creation, or that other events set. */
const laterName = /expir|due|until|end|delet|remov|cancel|complet|finish|close|next|fail/i;
const changeName = /updat|modif|chang|edit/i;

/** Which times of an object are set. */
export interface Stamping {
  readonly book: SchemaBook;
  readonly schema: unknown;
  /** In milliseconds since the Unix epoch. */
  readonly now: number;
  /** Properties that stay as they are: the client sent them. */
  readonly kept: ReadonlySet<string>;
}

/**
 * Sets the times of a new object: those of its creation and its last change to now. A later time, such
 * as that of its expiry, stays as long after the creation as it is in the example.
 */
export function stampCreation(object: JsonObject, stamping: Stamping): JsonObject {
  const times = timesOf(object, stamping);
  const created = times.filter(({ name }) => !laterName.test(name)).map(({ time }) => time);
  const start = created.length === 0 ? undefined : Math.min(...created);
  const stamped = times.map(({ name, time, write }): [string, unknown] => {
    const isLater = laterName.test(name) && start !== undefined && time > start;
    return [name, write(isLater ? stamping.now + (time - start) : stamping.now)];
  });
  return { ...object, ...Object.fromEntries(stamped) };
}

/** Sets the times of the last change to now. */
export function stampChange(object: JsonObject, stamping: Stamping): JsonObject {
  const stamped = timesOf(object, stamping)
    .filter(({ name }) => changeName.test(name))
    .map(({ name, write }): [string, unknown] => [name, write(stamping.now)]);
  return { ...object, ...Object.fromEntries(stamped) };
}

interface FoundTime {
  readonly name: string;
  /** In milliseconds since the Unix epoch. */
  readonly time: number;
  write(time: number): unknown;
}

function timesOf(object: JsonObject, { book, schema, kept }: Stamping): readonly FoundTime[] {
  const flat = book.flat(schema);
  return Object.entries(object).flatMap(([name, value]): readonly FoundTime[] => {
    if (kept.has(name)) return [];
    const property = book.flat(book.property(flat, name));
    if (typeof value === 'string') {
      const isTime = property['format'] === 'date-time' || timeName.test(name);
      const time = /^\d{4}-\d\d-\d\dT/.test(value) ? Date.parse(value) : NaN;
      if (!isTime || Number.isNaN(time)) return [];
      return [{ name, time, write: (each) => new Date(each).toISOString() }];
    }
    if (typeof value !== 'number' || !timeName.test(name) || isJsonObject(value)) return [];
    // Seconds reach 10¹¹ in the year 5138; milliseconds did in 1973.
    const unit = value > 1e11 ? 1 : 1000;
    const write = (each: number): number => Math.floor(each / unit);
    return [{ name, time: value * unit, write }];
  });
}
