// Generated from spec/openapi.yaml by `upspec generate`; do not edit.
import { InvalidInputError } from './errors.js';

/**
 * A value as JSON.
 *
 * @param parameter - The name of the value in errors.
 * @throws InvalidInputError for a value that JSON can't express: a function, a cycle.
 */
export function jsonText(value: unknown, parameter: string): string {
  let text: string | undefined;
  try {
    text = JSON.stringify(value);
  } catch (cause) {
    throw new InvalidInputError(parameter, 'cannot be written as JSON', { cause });
  }
  if (text === undefined) throw new InvalidInputError(parameter, 'cannot be written as JSON');
  return text;
}
