import type { Requirement } from '@upspec/document';
import { atBody } from '../../difference/location.js';
import { valueOf, words } from '../../difference/reading.js';
import { deriveProbe } from '../derive-probe.js';
import type { ProbeFamily, ProbeSource } from '../probe-family.js';
import type { PlannedResource } from '../resource-plan.js';
import type { Scene } from '../scene/scene.js';
import { compareSteady } from './compare-steady.js';
import { conditionsOf } from './condition-rules.js';
import { expectPastModification, expectSameValidators, readUnchanged } from './conditions.js';
import { findListed } from './find-listed.js';
import { compareParents, expectSent, followLocation } from './judge-creation.js';
import { conditionRules, lifecycleRules } from './lifecycle-rules.js';
import type { ResourceState } from './representation.js';
import { livingResources } from './living-resources.js';
import { storeBelow } from './stored-content.js';
import { createPlainSubject, createSubject, readSubject, type Subject } from './subject.js';

const rules = [
  lifecycleRules.created,
  lifecycleRules.agreement,
  lifecycleRules.location,
  lifecycleRules.parent,
  lifecycleRules.unique,
  lifecycleRules.listed,
  conditionRules.entityTag,
  conditionRules.notModified,
  conditionRules.lastModified,
];

/** Resources that are created, read and listed: all responses say the same of one. */
export const persistence: ProbeFamily = {
  name: 'persistence',
  rules,
  select(source) {
    return livingResources(source).map((planned) =>
      deriveProbe(source, {
        family: 'persistence',
        subject: planned.name,
        title: `What is created of ${planned.name} is kept, and all responses agree on it`,
        rules: testedRules(source, planned),
        operations: [planned.creator.operation, planned.read, planned.list].flatMap(
          (each) => each ?? [],
        ),
        requests: 33,
        run: (scene) => createAndRead(scene, planned),
      }),
    );
  },
};

/** Those that the operations and the headers of a resource can show. */
function testedRules(source: ProbeSource, planned: PlannedResource): readonly Requirement[] {
  const { created, agreement, location, parent, unique, listed } = lifecycleRules;
  const { read, list } = planned;
  const isSeenTwice = read !== undefined || list !== undefined;
  return [
    created,
    unique,
    ...(isSeenTwice ? [agreement] : []),
    ...(read === undefined ? [] : [location]),
    parent,
    ...(list !== undefined ? [listed] : []),
    ...conditionsOf(source, planned),
  ];
}

async function createAndRead(scene: Scene, planned: PlannedResource): Promise<void> {
  const plain = await createPlainSubject(scene, planned);
  const other = await createSubject(scene, planned, [plain]);
  const subject = await createSubject(scene, planned, [plain, other]);
  for (const each of [plain, other, subject]) await judgeCreated(scene, each);
  expectOtherId(scene, other, subject);
  await storeBelow(scene, subject);
  await judgeListed(scene, plain, await readSubject(scene, plain));
  const before = await readSubject(scene, subject);
  await judgeListed(scene, subject, before);
  const after = await readSubject(scene, subject);
  compareSteady(scene, subject, { expected: before, actual: after });
  if (before === undefined || after === undefined) return;
  expectSameValidators(scene, { earlier: before.response, later: after.response });
  await readUnchanged(scene, subject, after.response);
}

/** The response that created a resource agrees with what was sent, and with the first read. */
async function judgeCreated(scene: Scene, subject: Subject): Promise<void> {
  const { created, instance } = subject;
  const rule = lifecycleRules.created;
  expectSent(scene, { rule, body: instance.sent.body, actual: created });
  if (created !== undefined) compareParents(scene, subject, created);
  await followLocation(scene, subject);
  const read = await readSubject(scene, subject);
  if (read === undefined) return;
  expectPastModification(scene, read.response);
  if (created === undefined) expectSent(scene, { rule, body: instance.sent.body, actual: read });
  compareSteady(scene, subject, { expected: created, actual: read });
  expectSameValidators(scene, { earlier: instance.response, later: read.response });
}

/** The list says the same as a read before and a read after it. */
async function judgeListed(
  scene: Scene,
  subject: Subject,
  before: ResourceState | undefined,
): Promise<void> {
  const listed = await findListed(scene, subject);
  if (listed === undefined) return;
  const { page, item, isComplete } = listed;
  if (item === undefined) {
    if (page === undefined || !isComplete) return;
    scene.target.find(page.response, {
      requirement: lifecycleRules.listed.id,
      location: atBody(page.pointer),
      expected: words(`${String(subject.instance.id)}, which was created before`),
      actual: words('a list without it'),
    });
    return;
  }
  compareSteady(scene, subject, { expected: before ?? subject.created, actual: item });
}

function expectOtherId({ target }: Scene, first: Subject, second: Subject): void {
  if (String(first.instance.id) !== String(second.instance.id)) return;
  // RFC 9110, section 15.3.2: 201 says that one was created, and another success that none may be.
  const [earlier, later] = [first.instance.response.status, second.instance.response.status];
  if (earlier === 201 && later !== 201) return;
  target.find(second.instance.response, {
    requirement: lifecycleRules.unique.id,
    location: atBody(second.created?.pointer),
    expected: words('an id that no other resource has'),
    actual: valueOf(second.instance.id),
  });
}
