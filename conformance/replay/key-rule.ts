import type { ComparedValue } from '@upspec/document';
import { comparisonOf, ruleOfProperty } from '../contract/described.js';
import type { JsonObject } from '../json/json-object.js';
import { chooseOption } from './choose-option.js';
import type { ReplayClock } from './walk.js';

/**
 * How a key of an object is compared, where it is one of a map: undefined for the name of a property,
 * and where nothing says that the keys are ids.
 */
export function keyRuleOf(
  clock: Pick<ReplayClock, 'described' | 'fits'>,
  { schema, value }: { readonly schema: string; readonly value: JsonObject },
  key: string,
): ComparedValue | undefined {
  const { described } = clock;
  if (ruleOfProperty(described, schema, key) !== undefined) return undefined;
  const comparison = comparisonOf(described, schema);
  if (comparison?.additional !== undefined) return comparison.keys;
  const option = chooseOption(clock, schema, value);
  return option === undefined ? undefined : comparisonOf(described, option)?.keys;
}
