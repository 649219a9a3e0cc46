import type { Requirement } from '@upspec/document';
import type { Contract } from '../contract.js';
import { requirementOf } from './requirement-of.js';

/**
 * The requirements of a contract, and those that derive from it and are named.
 *
 * @param named - The ids of requirements that were tested or violated.
 */
export function statedAndDerived(
  { requirements, described }: Pick<Contract, 'requirements' | 'described'>,
  named: readonly string[],
): readonly Requirement[] {
  const derived = [...new Set(named)].filter((id) => !requirements.has(id)).sort();
  // A wrong status comes before what is wrong in a body, as it may be the reason for that.
  const isOfOperation = (id: string): boolean =>
    Object.keys(described.operations).some((operation) => id.startsWith(`${operation}.`));
  const ordered = [...derived.filter(isOfOperation), ...derived.filter((id) => !isOfOperation(id))];
  const source = { ...described, requirements: [] };
  return [...requirements.values(), ...ordered.map((id) => requirementOf(source, id))];
}
