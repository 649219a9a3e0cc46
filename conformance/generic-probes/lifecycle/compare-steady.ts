import type { Scene } from '../scene/scene.js';
import { isSteady } from './compared-properties.js';
import { lifecycleRules } from './lifecycle-rules.js';
import { compareStates } from './report-differences.js';
import type { ResourceState } from './representation.js';
import type { Subject } from './subject.js';

/** Two representations between which no client changed the resource. */
export function compareSteady(
  scene: Scene,
  { planned }: Subject,
  states: {
    readonly expected: ResourceState | undefined;
    readonly actual: ResourceState | undefined;
  },
): void {
  const isCompared = isSteady(scene.source, planned, states.actual?.schema);
  compareStates(scene, { rule: lifecycleRules.agreement, ...states, isCompared });
}
