import type { JsonObject } from '../../json/json-object.js';
import type { PlannedResource } from '../resource-plan.js';
import type { Scene } from '../scene/scene.js';
import { sentNames } from './compared-properties.js';
import { isConditional } from './conditions.js';
import { lifecycleRules } from './lifecycle-rules.js';
import { compareStates } from './report-differences.js';
import type { ResourceState } from './representation.js';

/** An operation that changes a resource. */
export interface Change {
  readonly planned: PlannedResource;
  readonly operation: string;
  /** PUT of the whole state; PATCH of a part of it otherwise. */
  readonly isReplacement: boolean;
}

/** The current ETag, where the operation declares the condition. */
export function conditionOf(
  { source }: Scene,
  operation: string,
  { response }: ResourceState,
): Readonly<Record<string, string>> {
  const isDeclared = isConditional(source.contract.operations[operation], 'if-match');
  return isDeclared ? { 'if-match': response.headers['etag'] ?? '*' } : {};
}

/** What a change leaves as it was. */
export interface Rest {
  readonly change: Change;
  readonly before: ResourceState;
  readonly body: JsonObject;
  readonly actual: ResourceState | undefined;
}

/** What a client sets and a change does not name stays as it was. */
export function compareRest(scene: Scene, { change, before, body, actual }: Rest): void {
  const { creator, replace } = change.planned;
  const set = sentNames(scene.source, [creator.operation, change.operation, replace]);
  compareStates(scene, {
    rule: lifecycleRules.merged,
    expected: before,
    actual,
    isCompared: (name) => set.has(name) && !Object.hasOwn(body, name),
  });
}
