import type { ComparedValue } from '@upspec/document';
import { comparisonOf } from '../../contract/described.js';
import { keyOfId } from '../flow/owners.js';
import { replaceIds } from '../flow/visit-ids.js';
import type { StepContext } from './step-context.js';

/** A recorded value with the expression of the live id in place of each id that a step created. */
export function withLiveIds(
  { contract, ids }: Pick<StepContext, 'contract' | 'ids'>,
  rule: ComparedValue,
  value: unknown,
): unknown {
  return replaceIds(contract, { rule, value }, (id) => ids.get(keyOfId(id)) ?? id.value);
}

/**
 * The same of a parameter's text. In a list with commas each id is an expression in braces:
 * https://spec.openapis.org/arazzo/v1.0.1.html#runtime-expressions.
 */
export function withLiveText(
  context: Pick<StepContext, 'contract' | 'ids'>,
  rule: ComparedValue,
  text: string,
): string {
  const isList = rule.schema !== undefined && comparisonOf(context.contract, rule.schema)?.items;
  if (isList === undefined || isList === false) return String(withLiveIds(context, rule, text));
  const items = withLiveIds(context, rule, text.split(','));
  return (items as readonly unknown[])
    .map((item) => (String(item).startsWith('$steps.') ? `{${String(item)}}` : String(item)))
    .join(',');
}
