import { atBody, atStatus } from '../../difference/location.js';
import { statusOf, words } from '../../difference/reading.js';
import { deriveProbe } from '../derive-probe.js';
import type { ProbeFamily } from '../probe-family.js';
import type { PlannedResource } from '../resource-plan.js';
import type { Scene } from '../scene/scene.js';
import { operationsBelow } from './operations-below.js';
import { findListed } from './find-listed.js';
import { lifecycleRules } from './lifecycle-rules.js';
import { livingResources } from './living-resources.js';
import { compareStates } from './report-differences.js';
import { createSubject, readSubject, requestOf, type Subject } from './subject.js';

const rules = [lifecycleRules.removed, lifecycleRules.delisted, lifecycleRules.unaffected];

/** Resources that are removed: nothing serves them any more, and another one is still there. */
export const removal: ProbeFamily = {
  name: 'removal',
  rules,
  select(source) {
    return livingResources(source).flatMap((planned) => {
      const { remove, read, list, name } = planned;
      const isSent = remove !== undefined && !source.unreachable.has(remove);
      if (!isSent || (read === undefined && list === undefined)) return [];
      return [
        deriveProbe(source, {
          family: 'removal',
          subject: name,
          title: `What was removed of ${name} is gone, and the others are not`,
          rules: [
            ...(read === undefined ? [] : [lifecycleRules.removed, lifecycleRules.unaffected]),
            ...(list === undefined ? [] : [lifecycleRules.delisted]),
          ],
          operations: [remove, ...[read, list].flatMap((each) => each ?? [])],
          requests: 26,
          run: (scene) => removeOne(scene, planned, remove),
        }),
      ];
    });
  },
};

async function removeOne(scene: Scene, planned: PlannedResource, remove: string): Promise<void> {
  const other = await createSubject(scene, planned);
  const subject = await createSubject(scene, planned, [other]);
  const kept = await readSubject(scene, other);
  await readSubject(scene, subject);
  const removed = await scene.accept(remove, requestOf(scene, { operation: remove, subject }));
  // RFC 9110, section 15.3.3: 202, "the processing has not been completed".
  if (removed.status === 202) return;
  await expectRemoved(scene, subject);
  await expectDelisted(scene, subject, other);
  compareStates(scene, {
    rule: lifecycleRules.unaffected,
    expected: kept,
    actual: await readSubject(scene, other),
    isCompared: (name) => other.created?.value[name] !== undefined && isOwnValue(other, name),
  });
}

function isOwnValue({ instance }: Subject, name: string): boolean {
  const { body } = instance.sent;
  return typeof body === 'object' && body !== null && Object.hasOwn(body, name);
}

/** Each operation on the resource and below it is rejected, with 404 or 410 where one is declared. */
async function expectRemoved(scene: Scene, subject: Subject): Promise<void> {
  const { planned } = subject;
  const { source } = scene;
  const below = operationsBelow(source, planned).filter(
    (id) => source.contract.operations[id]?.method === 'GET',
  );
  for (const operation of new Set([planned.read, ...below].flatMap((id) => id ?? []))) {
    if (source.unreachable.has(operation)) continue;
    const { responses = {} } = source.contract.operations[operation] ?? {};
    const rule = lifecycleRules.removed;
    const reason = 'the resource was removed';
    const isOpen = !['404', '410', '4XX', 'default'].some((key) => responses[key] !== undefined);
    const response = await scene.reject(operation, requestOf(scene, { operation, subject }), {
      rule,
      reason,
      isOpen,
    });
    const { status } = response;
    const isDeclared = responses['404'] !== undefined || responses['410'] !== undefined;
    const isOther = status >= 400 && status < 500 && ![404, 410, 403, 401, 429].includes(status);
    if (!isDeclared || !isOther) continue;
    scene.target.find(response, {
      requirement: rule.id,
      location: atStatus,
      expected: { kind: 'status', statuses: [404, 410], detail: `, as ${reason}` },
      actual: statusOf(status),
    });
  }
}

async function expectDelisted(scene: Scene, subject: Subject, other: Subject): Promise<void> {
  const listed = await findListed(scene, subject, false);
  const requirement = lifecycleRules.delisted.id;
  if (listed?.page !== undefined && listed.item !== undefined) {
    scene.target.find(listed.page.response, {
      requirement,
      location: atBody(listed.item.pointer),
      expected: words('a list without what was removed'),
      actual: words(`${String(subject.instance.id)}, which was removed before`),
    });
  }
  const rest = await findListed(scene, other);
  if (rest?.page === undefined || rest.item !== undefined || !rest.isComplete) return;
  scene.target.find(rest.page.response, {
    requirement,
    location: atBody(rest.page.pointer),
    expected: words(`${String(other.instance.id)}, which was not removed`),
    actual: words('a list without it'),
  });
}
