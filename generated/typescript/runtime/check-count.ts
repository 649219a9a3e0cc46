// Generated from spec/openapi.yaml by `upspec generate`; do not edit.
import { InvalidInputError } from './errors.js';

/**
 * Checks a number of things.
 *
 * @param name - The name of the value in errors.
 * @throws InvalidInputError for a value that is not an integer of at least `least`.
 */
export function checkCount(name: string, value: number, least = 0): number {
  if (Number.isSafeInteger(value) && value >= least) return value;
  throw new InvalidInputError(
    name,
    `expected an integer of at least ${String(least)}, received ${String(value)}`,
  );
}
