import { pointerTo } from '@upspec/document/json-pointer';
import { atBody } from '../../difference/location.js';
import { valueOf } from '../../difference/reading.js';
import { isJsonObject } from '../../json/json-object.js';
import { deriveProbe } from '../derive-probe.js';
import type { ProbeFamily } from '../probe-family.js';
import type { PlannedResource } from '../resource-plan.js';
import type { Scene } from '../scene/scene.js';
import { createBelow } from './create-below.js';
import { sentNames } from './compared-properties.js';
import { findListed } from './find-listed.js';
import { compareParents } from './judge-creation.js';
import { lifecycleRules } from './lifecycle-rules.js';
import { livingResources } from './living-resources.js';
import { operationsBelow } from './operations-below.js';
import { compareSteady } from './compare-steady.js';
import type { ResourceState } from './representation.js';
import { readSubject, requestOf, type Subject } from './subject.js';

const rules = [lifecycleRules.agreement, lifecycleRules.counted, lifecycleRules.parent];

/** Resources that have others below them: what is said of the whole follows what is below. */
export const children: ProbeFamily = {
  name: 'children',
  rules,
  select(source) {
    return livingResources(source).flatMap((planned) => {
      const parent = source.resources.get(planned.parents.at(-1) ?? '');
      if (parent?.read === undefined) return [];
      return [
        deriveProbe(source, {
          family: 'children',
          subject: planned.name,
          title: `What is said of ${parent.name} follows the ${planned.name} below one`,
          rules: rules.filter((each) => source.opinions || each !== lifecycleRules.counted),
          operations: [planned.creator.operation, parent.read],
          requests: 30,
          run: (scene) => addChildren(scene, parent, planned),
        }),
      ];
    });
  },
};

/** So many are created, one after the other. */
const most = 2;

async function addChildren(
  scene: Scene,
  parent: PlannedResource,
  child: PlannedResource,
): Promise<void> {
  // Nothing else of this run is below a new one.
  const owner = await scene.create(parent.name);
  const subject: Subject = { planned: parent, instance: owner, created: undefined };
  for (let count = 0; count <= most; count += 1) {
    if (count > 0) await createBelow(scene, child, owner);
    const before = await readSubject(scene, subject);
    const listed = await findListed(scene, subject);
    compareSteady(scene, subject, { expected: before, actual: listed?.item });
    for (const each of [before, listed?.item]) judgeCounts(scene, { subject, child, each, count });
    for (const each of await readBelow(scene, subject)) {
      compareParents(scene, subject, each);
      judgeCounts(scene, { subject, child, each, count });
    }
  }
}

/** The JSON objects that are read below a resource: `/owners/{ownerId}/summary`. */
async function readBelow(scene: Scene, subject: Subject): Promise<readonly ResourceState[]> {
  const { contract, unreachable } = scene.source;
  const found: ResourceState[] = [];
  for (const id of operationsBelow(scene.source, subject.planned)) {
    const operation = contract.operations[id];
    if (operation?.method !== 'GET' || operation.paging !== undefined) continue;
    const content = Object.values(operation.responses['200']?.content ?? {})[0];
    if (unreachable.has(id) || content?.kind !== 'json') continue;
    const response = await scene.accept(id, requestOf(scene, { operation: id, subject }));
    const { json } = response;
    if (isJsonObject(json))
      found.push({ response, pointer: '', value: json, schema: content.schema });
  }
  return found;
}

interface Counted {
  readonly subject: Subject;
  readonly child: PlannedResource;
  readonly each: ResourceState | undefined;
  /** How many there are. */
  readonly count: number;
}

function judgeCounts(scene: Scene, { subject, child, each, count }: Counted): void {
  // No document states it: a name is only likely to mean that.
  if (each === undefined || !scene.source.opinions) return;
  const { creator, change, replace } = subject.planned;
  const sent = sentNames(scene.source, [creator.operation, change, replace]);
  for (const [name, value] of Object.entries(each.value)) {
    if (!Number.isInteger(value) || value === count || sent.has(name)) continue;
    if (!countsOf(child.name).has(name.replaceAll(/[_-]/g, '').toLowerCase())) continue;
    scene.target.find(each.response, {
      requirement: lifecycleRules.counted.id,
      location: atBody(pointerTo(each.pointer, name)),
      expected: valueOf(count, `, the number of ${child.name} that were created`),
      actual: valueOf(value),
    });
  }
}

/** How a number of resources is named: `pets`, `petCount`, `num_pets`, `total_pets`. */
function countsOf(resource: string): ReadonlySet<string> {
  const plural = (resource.split(/[./]/).at(-1) ?? resource).replaceAll(/[_-]/g, '').toLowerCase();
  const singular = plural.replace(/ies$/, 'y').replace(/s$/, '');
  return new Set([
    plural,
    `${singular}count`,
    `${plural}count`,
    `num${plural}`,
    `total${plural}`,
    `numberof${plural}`,
  ]);
}
