import type { ProbeSource } from '../probe-family.js';
import type { PlannedResource } from '../resource-plan.js';

/** The operations whose paths go on behind the id of a resource: `/pets/{petId}/photo`. */
export function operationsBelow(
  { contract }: Pick<ProbeSource, 'contract'>,
  { name, parameter }: PlannedResource,
): readonly string[] {
  const own = contract.resources[name]?.path;
  if (parameter === undefined || own === undefined) return [];
  return Object.entries(contract.operations)
    .filter(([, { path }]) => path.startsWith(`${own}/`) && !path.slice(own.length).includes('{'))
    .map(([id]) => id);
}
