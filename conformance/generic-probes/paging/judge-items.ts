import { compareStates } from '../lifecycle/report-differences.js';
import { isSteady } from '../lifecycle/compared-properties.js';
import { lifecycleRules } from '../lifecycle/lifecycle-rules.js';
import { representationInPage, type ResourceState } from '../lifecycle/representation.js';
import type { WalkedList } from '../lists/walk-list.js';
import type { PlannedResource } from '../resource-plan.js';
import type { Scene } from '../scene/scene.js';

/** Two walks along one list that did not change meanwhile. */
export interface TwoWalks {
  readonly operation: string;
  readonly longer: WalkedList;
  readonly shorter: WalkedList;
  /** The ids of what this probe created: others may change theirs. */
  readonly own: ReadonlySet<string>;
}

/** An item is the same on each page that it is on. */
export function judgeItems(
  scene: Scene,
  planned: PlannedResource,
  { operation, longer, shorter, own }: TwoWalks,
): void {
  const known = statesIn(scene, operation, longer);
  for (const [id, actual] of statesIn(scene, operation, shorter)) {
    if (!own.has(id)) continue;
    compareStates(scene, {
      rule: lifecycleRules.agreement,
      expected: known.get(id),
      actual,
      isCompared: isSteady(scene.source, planned, actual.schema),
    });
  }
}

function statesIn(
  { source }: Scene,
  operation: string,
  { pages }: WalkedList,
): ReadonlyMap<string, ResourceState> {
  const states = pages.flatMap((page) =>
    page.ids.flatMap((id, index): readonly [string, ResourceState][] => {
      const state = representationInPage(source, page, { operation, index });
      return state === undefined ? [] : [[id, state]];
    }),
  );
  return new Map(states);
}
