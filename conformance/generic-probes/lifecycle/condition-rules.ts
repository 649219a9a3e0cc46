import type { Requirement } from '@upspec/document';
import type { ProbeSource } from '../probe-family.js';
import type { PlannedResource } from '../resource-plan.js';
import { isConditional, requiresCondition } from './conditions.js';
import { conditionRules } from './lifecycle-rules.js';

/** The rules of conditional requests that the document gives a reason to test. */
export function conditionsOf(
  { contract }: Pick<ProbeSource, 'contract'>,
  { read = '' }: PlannedResource,
  change?: string,
): readonly Requirement[] {
  const { entityTag, changedTag, notModified, failed, needed, lastModified } = conditionRules;
  const operation = contract.operations[read];
  const isGuarded = change !== undefined && isConditional(contract.operations[change], 'if-match');
  const isRequired = isGuarded && requiresCondition(contract.operations[change]);
  // A server may send the headers of these although the document does not declare them.
  return [
    entityTag,
    lastModified,
    ...(change === undefined ? [] : [changedTag]),
    ...(isConditional(operation, 'if-none-match') ? [notModified] : []),
    ...(isGuarded ? [failed] : []),
    ...(isRequired ? [needed] : []),
  ];
}
