import { valueAt } from '@upspec/document/json-pointer';
import { KitError } from '../kit-error.js';
import { loadContract } from './load-contract.js';

/**
 * A number that a schema of the contract states, such as the maximum bytes of an Upload.
 *
 * @throws {KitError} if the schema does not state it
 */
export function boundOf(schema: string, pointer: string): number {
  const bound = valueAt(loadContract().described.schemas[schema], pointer);
  if (typeof bound === 'number') return bound;
  throw new KitError(`the contract states no number at ${pointer} of the schema ${schema}`);
}

/**
 * The values that a schema of the contract allows.
 *
 * @throws {KitError} if the schema has no list of values
 */
export function valuesOf(schema: string): readonly string[] {
  const values = loadContract().described.schemas[schema]?.['enum'];
  if (!Array.isArray(values)) throw new KitError(`the schema ${schema} has no list of values`);
  return values.filter((value) => typeof value === 'string');
}
