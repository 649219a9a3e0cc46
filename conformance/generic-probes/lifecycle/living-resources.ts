import type { ProbeSource } from '../probe-family.js';
import type { PlannedResource } from '../resource-plan.js';

/** The resources that a run can create and remove again. */
export function livingResources({
  resources,
  unreachable,
}: Pick<ProbeSource, 'resources' | 'unreachable'>): readonly PlannedResource[] {
  return [...resources.values()].filter(({ creator }) => !unreachable.has(creator.operation));
}
