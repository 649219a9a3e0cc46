import { valueOf, type Reading, type DistanceReading } from '../../difference/reading.js';
import { isTimestamp } from '../../replay/timestamp.js';

/** The given number of seconds after the creation of the object. */
export function afterCreation(seconds: number): DistanceReading {
  return { kind: 'distance', from: 'created_at', seconds };
}

/** A time by its distance from the creation, if both are times. */
export function readExpiry(returned: unknown, created: unknown): Reading {
  if (typeof returned !== 'number' || !isTimestamp(created)) return valueOf(returned);
  return { ...afterCreation(returned - created), value: String(returned) };
}
