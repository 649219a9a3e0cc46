import { pointerTo } from '@upspec/document/json-pointer';
import { isDeepStrictEqual } from 'node:util';
import { isJsonObject, type JsonObject } from '../../json/json-object.js';
import type { PlannedResource } from '../resource-plan.js';
import type { Scene } from '../scene/scene.js';
import { bodyNames, changedBody } from './changed-body.js';
import { sentNames } from './compared-properties.js';
import {
  expectChangedTag,
  expectPastModification,
  expectSameValidators,
  isConditional,
  readChanged,
} from './conditions.js';
import { findListed } from './find-listed.js';
import { expectSent } from './judge-creation.js';
import { conditionRules, lifecycleRules } from './lifecycle-rules.js';
import { nextSecond } from './next-second.js';
import { compareSteady } from './persistence.js';
import { compareStates, reportDifferences } from './report-differences.js';
import { representationOf, type ResourceState } from './representation.js';
import { storeBelow } from './stored-content.js';
import {
  createPlainSubject,
  createSubject,
  readSubject,
  requestOf,
  type Subject,
} from './subject.js';

/** An operation that changes a resource. */
export interface Change {
  readonly planned: PlannedResource;
  readonly operation: string;
  /** PUT of the whole state; PATCH of a part of it otherwise. */
  readonly isReplacement: boolean;
}

/** Changes one of two resources, first in every part and then in one, and looks at both. */
export async function changeOne(scene: Scene, change: Change): Promise<void> {
  const { planned, isReplacement } = change;
  const other = await createPlainSubject(scene, planned);
  const subject = await createSubject(scene, planned, [other]);
  await storeBelow(scene, subject);
  const untouched = await readSubject(scene, other);
  const before = await readSubject(scene, subject);
  if (before === undefined) return;
  const names = bodyNames(scene, change.operation);
  await nextSecond(scene, before);
  const changed = await changeAndRead(scene, { change, subject, before, names });
  if (changed === undefined) return;
  await rejectStale(scene, { change, subject, before, current: changed });
  await nextSecond(scene, changed);
  const [first] = names;
  if (first !== undefined) {
    const again = await changeAndRead(scene, { change, subject, before: changed, names: [first] });
    if (again !== undefined && !isReplacement)
      await removeParts(scene, { change, subject, before: again });
  }
  const afterwards = await readSubject(scene, other);
  compareStates(scene, {
    rule: lifecycleRules.unaffected,
    expected: untouched,
    actual: afterwards,
    isCompared: (name) => sentNames(scene.source, [planned.creator.operation]).has(name),
  });
}

interface ChangeStep {
  readonly change: Change;
  readonly subject: Subject;
  readonly before: ResourceState;
  /** The properties that get other values. */
  readonly names: readonly string[];
}

/** Sends a change; its response, a read and the list agree on the new state. */
async function changeAndRead(
  scene: Scene,
  { change, subject, before, names }: ChangeStep,
): Promise<ResourceState | undefined> {
  const { operation, planned, isReplacement } = change;
  const body = changedBody(scene, { operation, before, names, isWhole: isReplacement });
  if (body === undefined) return undefined;
  const headers = conditionOf(scene, operation, before);
  const response = await scene.accept(
    operation,
    requestOf(scene, { operation, subject }, { body, headers }),
  );
  const rule = isReplacement ? lifecycleRules.replaced : lifecycleRules.merged;
  const shown = representationOf(scene.source, planned, { operation, response });
  const after = await readSubject(scene, subject);
  for (const actual of [shown, after]) {
    expectSent(scene, { rule, body, actual });
    if (!isReplacement) compareRest(scene, { change, before, body, actual });
  }
  compareSteady(scene, subject, { expected: after, actual: shown });
  if (after === undefined) return undefined;
  expectPastModification(scene, after.response);
  if (shown !== undefined) expectPastModification(scene, shown.response);
  if (response.status === 200 || response.status === 204) {
    expectSameValidators(scene, { earlier: response, later: after.response });
  }
  if (!isDeepStrictEqual(before.value, after.value)) {
    expectChangedTag(scene, { earlier: before.response, later: after.response });
    await readChanged(scene, subject, before.response);
  }
  const listed = await findListed(scene, subject);
  compareSteady(scene, subject, { expected: after, actual: listed?.item });
  return after;
}

/** The current ETag, where the operation declares the condition. */
function conditionOf(
  { source }: Scene,
  operation: string,
  { response }: ResourceState,
): Readonly<Record<string, string>> {
  const isDeclared = isConditional(source.contract.operations[operation], 'if-match');
  return isDeclared ? { 'if-match': response.headers['etag'] ?? '*' } : {};
}

interface Rest {
  readonly change: Change;
  readonly before: ResourceState;
  readonly body: JsonObject;
  readonly actual: ResourceState | undefined;
}

/** What a client sets and a change does not name stays as it was. */
function compareRest(scene: Scene, { change, before, body, actual }: Rest): void {
  const { creator, replace } = change.planned;
  const set = sentNames(scene.source, [creator.operation, change.operation, replace]);
  compareStates(scene, {
    rule: lifecycleRules.merged,
    expected: before,
    actual,
    isCompared: (name) => set.has(name) && !Object.hasOwn(body, name),
  });
}

interface StaleStep {
  readonly change: Change;
  readonly subject: Subject;
  readonly before: ResourceState;
  readonly current: ResourceState;
}

/** A change under the condition that the resource has its ETag from before: RFC 9110, section 13.1.1. */
async function rejectStale(
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
  const after = await readSubject(scene, subject);
  compareSteady(scene, subject, { expected: current, actual: after });
}

/** RFC 7396, section 2: null removes a property; the server may show the value of a new resource. */
async function removeParts(
  scene: Scene,
  { change, subject, before }: Omit<ChangeStep, 'names'>,
): Promise<void> {
  const { operation } = change;
  const { contract, judge } = scene.source;
  const declared = contract.operations[operation]?.body;
  if (declared?.contentType !== 'application/merge-patch+json') return;
  const { schema = '' } = declared;
  const removable = bodyNames(scene, operation).filter(
    (name) =>
      isFilled(before.value[name]) && judge.judge(schema, { [name]: null }).kind === 'valid',
  );
  if (removable.length === 0) return;
  const body = Object.fromEntries(removable.map((name) => [name, null]));
  const headers = conditionOf(scene, operation, before);
  await scene.accept(operation, requestOf(scene, { operation, subject }, { body, headers }));
  const after = await readSubject(scene, subject);
  if (after === undefined) return;
  const kept = removable.filter((name) => isDeepStrictEqual(after.value[name], before.value[name]));
  const differences = kept.map((name) => ({
    pointer: pointerTo(after.pointer, name),
    expected: null,
    actual: after.value[name],
  }));
  reportDifferences(scene, { rule: lifecycleRules.merged, actual: after, differences });
  compareRest(scene, { change, before, body, actual: after });
}

function isFilled(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return isJsonObject(value)
    ? Object.keys(value).length > 0
    : value !== undefined && value !== null;
}
