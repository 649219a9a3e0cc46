/** A recorded time and the live one that it is bound to, in seconds since 1970. */
export interface Timestamp {
  readonly recorded: number;
  readonly live: number;
}

/** In seconds since 1970: the year 5138. A later time is in milliseconds, or in less. */
const latest = 100_000_000_000;

/** Whether a value can be a time in whole seconds since 1970. */
export function isTimestamp(value: unknown): value is number {
  return Number.isInteger(value) && Math.abs(Number(value)) < latest;
}

/**
 * Whether a time is so many seconds after another. If the other is not a time, nothing is measured
 * from it, and any number conforms.
 */
export function isLater(later: unknown, created: unknown, seconds: number): boolean {
  return isTimestamp(created) ? later === created + seconds : typeof later === 'number';
}
