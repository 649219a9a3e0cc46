import { isDeepStrictEqual } from 'node:util';
import { ProbeEnded } from '../../probe-contract/probe.js';
import type { Scene } from '../scene/scene.js';
import { compareRest, conditionOf, type Change } from './change-request.js';
import { bodyNames, changedBody } from './changed-body.js';
import { compareSteady } from './compare-steady.js';
import { sentNames } from './compared-properties.js';
import {
  expectChangedTag,
  expectPastModification,
  expectSameValidators,
  readChanged,
} from './conditions.js';
import { createBelow, kindsBelow } from './create-below.js';
import { emptyParts } from './empty-parts.js';
import { findListed } from './find-listed.js';
import { expectSent } from './judge-creation.js';
import { lifecycleRules } from './lifecycle-rules.js';
import { nextSecond } from './next-second.js';
import { rejectStale } from './reject-stale.js';
import { compareStates } from './report-differences.js';
import { representationOf, type ResourceState } from './representation.js';
import { storeBelow } from './stored-content.js';
import {
  createPlainSubject,
  createSubject,
  readSubject,
  requestOf,
  type Subject,
} from './subject.js';

/** Changes one of two resources, first in every part and then in one, and looks at both. */
export async function changeOne(scene: Scene, change: Change): Promise<void> {
  const { planned } = change;
  const other = await createPlainSubject(scene, planned);
  const subject = await createSubject(scene, planned, [other]);
  await storeBelow(scene, subject);
  const untouched = await readSubject(scene, other);
  const before = await readSubject(scene, subject);
  if (before === undefined) return;
  // What follows from these is in the state, too, although no change names it.
  for (const child of kindsBelow(scene.source, planned)) {
    await createBelow(scene, child, subject.instance);
  }
  const names = bodyNames(scene, change.operation);
  await nextSecond(scene, before);
  const changed = await changeWhatIsAccepted(scene, { change, subject, before, names });
  if (changed === undefined) return;
  await rejectStale(scene, { change, subject, before, current: changed });
  await nextSecond(scene, changed);
  const [first] = names;
  if (first !== undefined) {
    const again = await changeAndRead(scene, { change, subject, before: changed, names: [first] });
    if (again !== undefined) await emptyParts(scene, { change, subject, before: again });
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

/** So many properties are tried one by one. */
const mostTries = 6;

/** Changes all properties, or the first one that the server accepts a change of. */
async function changeWhatIsAccepted(
  scene: Scene,
  step: ChangeStep,
): Promise<ResourceState | undefined> {
  const tries = [step.names, ...step.names.slice(0, mostTries).map((name) => [name])];
  for (const names of tries.slice(0, -1)) {
    try {
      return await changeAndRead(scene, { ...step, names });
    } catch (error) {
      if (!(error instanceof ProbeEnded)) throw error;
    }
  }
  return changeAndRead(scene, { ...step, names: tries.at(-1) ?? [] });
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
