import { InvalidInputError } from './errors.js';
import { typeName } from './value-type.js';

/**
 * The text of a single value in a query, a multipart body or a text part.
 *
 * @throws InvalidInputError for a value without a string form: null, NaN, an object, a function.
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
      throw new InvalidInputError(parameter, `${String(value)} is not a finite number`);
    default:
      if (value instanceof Date && !Number.isNaN(value.getTime())) return value.toISOString();
      throw new InvalidInputError(
        parameter,
        `expected a string, a number or a boolean, received ${typeName(value)}`,
      );
  }
}
