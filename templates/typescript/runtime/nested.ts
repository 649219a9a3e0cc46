import { InvalidInputError } from './errors.js';
import { scalarText } from './scalar.js';
import { isRecord } from './value-type.js';

/** A name on the wire and its string. */
export type Pair = readonly [name: string, text: string];

const deepest = 32;

/**
 * Converts a value to pairs: a scalar to one, an array to one for each item with the same name,
 * an object to `name[key]` (OpenAPI 3.1, style `deepObject`), to any depth. Undefined and null,
 * alone or inside, are omitted.
 *
 * @throws InvalidInputError for a value that has no string form.
 */
export function nestedPairs(name: string, value: unknown): readonly Pair[] {
  return pairsBelow(name, value, 0);
}

function pairsBelow(name: string, value: unknown, depth: number): readonly Pair[] {
  if (value === undefined || value === null) return [];
  if (depth > deepest)
    throw new InvalidInputError(name.slice(0, 80), 'is nested too deeply, or contains itself');
  if (Array.isArray(value)) {
    return value.flatMap((item: unknown) => pairsBelow(name, item, depth + 1));
  }
  if (isPlain(value)) {
    return Object.entries(value).flatMap(([key, inner]) =>
      pairsBelow(`${name}[${key}]`, inner, depth + 1),
    );
  }
  return [[name, scalarText(value, name)]];
}

/** Whether a value is neither an array nor of a class. */
function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  if (!isRecord(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}
