import type { ProbeSource } from '../probe-family.js';
import type { PlannedResource } from '../resource-plan.js';
import type { Instance, Scene } from '../scene/scene.js';

/** The kinds of resources that are created below one: their paths hold its id. */
export function kindsBelow(
  { resources, unreachable }: Pick<ProbeSource, 'resources' | 'unreachable'>,
  { name }: PlannedResource,
): readonly PlannedResource[] {
  return [...resources.values()].filter(
    ({ parents, creator }) => parents.at(-1) === name && !unreachable.has(creator.operation),
  );
}

/** Creates a resource below another one. @throws {ProbeEnded} when the server rejects it */
export async function createBelow(
  scene: Scene,
  { name, creator }: PlannedResource,
  owner: Instance,
): Promise<void> {
  const values = await scene.values(creator.operation, 'minimal');
  const parameters = values.parameters.map((each) =>
    each.in === 'path' && Object.hasOwn(owner.parameters, each.name)
      ? { ...each, value: owner.parameters[each.name] }
      : each,
  );
  await scene.createWith(name, { ...values, parameters });
}
