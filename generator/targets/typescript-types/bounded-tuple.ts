import type { JsonObject } from '@upspec/document';
import { NEVER, tupleOf, type TypeText } from './type-text.js';

/** The most items that a type lists one by one; a longer tuple is open in its type. */
const MAX_LISTED = 16;

/**
 * The tuple of a schema with `prefixItems`, as far as `minItems` and `maxItems` say how long it is.
 * An array is valid if its size is "less than, or equal to, the value of this keyword" (JSON Schema
 * 2020-12 Validation, 6.4.1).
 * @param first the types of the first items.
 * @param rest the type of the items after them; undefined where there are none.
 */
export function boundedTuple(
  { minItems, maxItems }: JsonObject,
  first: readonly TypeText[],
  rest: TypeText | undefined,
): TypeText {
  const required = typeof minItems === 'number' ? Math.max(0, minItems) : 0;
  const bound = typeof maxItems === 'number' ? Math.max(0, maxItems) : Infinity;
  const longest = rest === undefined ? Math.min(bound, first.length) : bound;
  if (required > longest) return NEVER;
  const stated = Math.min(longest <= MAX_LISTED ? longest : required, MAX_LISTED);
  const length = Math.min(longest, Math.max(first.length, stated));
  const further = Array.from({ length: length - first.length }, () => rest ?? NEVER);
  const listed = [...first.slice(0, length), ...further];
  return tupleOf(listed, required, longest <= length ? undefined : rest);
}

/** Whether all valid arrays have the same small number of items: a tuple in TypeScript. */
export function isShortAndFixed({ minItems, maxItems }: JsonObject): boolean {
  return typeof minItems === 'number' && minItems === maxItems && minItems <= MAX_LISTED;
}
