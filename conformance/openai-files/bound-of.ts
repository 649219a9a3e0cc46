import { valueAt } from '@upspec/document/json-pointer';
import { KitError } from '../kit-error.js';
import { loadContract } from './load-contract.js';

/**
 * A number that a schema of the contract states, such as the most bytes of an upload.
 *
 * @throws {KitError} where the schema states none there
 */
export function boundOf(schema: string, pointer: string): number {
  const bound = valueAt(loadContract().described.schemas[schema], pointer);
  if (typeof bound === 'number') return bound;
  throw new KitError(`the contract states no number at ${pointer} of the schema ${schema}`);
}

/**
 * The texts that a schema of the contract allows.
 *
 * @throws {KitError} where the schema has no list of them
 */
export function valuesOf(schema: string): readonly string[] {
  const values = loadContract().described.schemas[schema]?.['enum'];
  if (!Array.isArray(values)) throw new KitError(`the schema ${schema} has no list of values`);
  return values.filter((value) => typeof value === 'string');
}
