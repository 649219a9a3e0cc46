import type { Scene } from '../scene/scene.js';
import type { Change } from './change-request.js';
import { bodyNames, changedBody } from './changed-body.js';
import { isConditional, requiresCondition } from './conditions.js';
import { conditionRules } from './lifecycle-rules.js';
import { compareSteady } from './compare-steady.js';
import type { ResourceState } from './representation.js';
import { readSubject, requestOf, type Subject } from './subject.js';

/** A change, and the state that its condition no longer describes. */
export interface StaleStep {
  readonly change: Change;
  readonly subject: Subject;
  readonly before: ResourceState;
  readonly current: ResourceState;
}

/** A change under the condition that the resource has its ETag from before: RFC 9110, section 13.1.1. */
export async function rejectStale(
  scene: Scene,
  { change: { operation, isReplacement }, subject, before, current }: StaleStep,
): Promise<void> {
  const [stale, tag] = [before.response.headers['etag'], current.response.headers['etag']];
  const isDeclared = isConditional(scene.source.contract.operations[operation], 'if-match');
  if (!isDeclared || stale === undefined || stale === tag) return;
  const names = bodyNames(scene, operation);
  const body = changedBody(scene, { operation, before: current, names, isWhole: isReplacement });
  if (body === undefined) return;
  const request = requestOf(
    scene,
    { operation, subject },
    { body, headers: { 'if-match': stale } },
  );
  const rule = conditionRules.failed;
  const reason = 'the resource has another ETag than If-Match has';
  await scene.reject(operation, request, { rule, reason, isOpen: false });
  await rejectUnconditional(scene, { operation, subject, body });
  const after = await readSubject(scene, subject);
  compareSteady(scene, subject, { expected: current, actual: after });
}

interface Unconditional {
  readonly operation: string;
  readonly subject: Subject;
  readonly body: unknown;
}

/** A change without the condition that the document requires: RFC 6585, section 3. */
async function rejectUnconditional(
  scene: Scene,
  { operation, subject, body }: Unconditional,
): Promise<void> {
  if (!requiresCondition(scene.source.contract.operations[operation])) return;
  const request = requestOf(scene, { operation, subject }, { body });
  const headers = Object.entries(request.headers ?? {}).filter(
    ([name]) => name.toLowerCase() !== 'if-match',
  );
  await scene.reject(
    operation,
    { ...request, headers: Object.fromEntries(headers) },
    { rule: conditionRules.needed, reason: 'it has no If-Match', isOpen: false },
  );
}
