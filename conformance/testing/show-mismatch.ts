import { formatReading } from '../difference/reading.js';
import type { Mismatch } from '../replay/walk.js';

/** A mismatch with its readings as a reader sees them. */
export function showMismatch({ expected, actual, ...mismatch }: Mismatch): object {
  return { ...mismatch, expected: formatReading(expected), actual: formatReading(actual) };
}
