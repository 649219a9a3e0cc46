import { InvalidInputError } from './errors.js';

/**
 * The text of a value that stands alone in a query, a form or a text part.
 *
 * @throws InvalidInputError for what has no such text: null, NaN, an object, a function.
 */
export function scalarText(value: unknown, parameter: string): string {
  switch (typeof value) {
    case 'string':
      return value;
    case 'boolean':
    case 'bigint':
      return String(value);
    case 'number':
      if (Number.isFinite(value)) return String(value);
      throw new InvalidInputError(parameter, `${String(value)} is no number that can be sent`);
    default:
      if (value instanceof Date && !Number.isNaN(value.getTime())) return value.toISOString();
      throw new InvalidInputError(
        parameter,
        `wanted a string, a number or a boolean, got ${value === null ? 'null' : typeof value}`,
      );
  }
}
