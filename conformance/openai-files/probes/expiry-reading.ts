import { valueOf, type Reading, type DistanceReading } from '../../difference/reading.js';
import { isMoment } from '../../replay/moment.js';

/** The given number of seconds after the creation of the object. */
export function afterCreation(seconds: number): DistanceReading {
  return { kind: 'distance', from: 'created_at', seconds };
}

/** A time by its distance from the creation, if both are times. */
export function readExpiry(told: unknown, created: unknown): Reading {
  if (typeof told !== 'number' || !isMoment(created)) return valueOf(told);
  return { ...afterCreation(told - created), value: String(told) };
}
