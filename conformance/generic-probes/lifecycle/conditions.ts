import type { ContractOperation } from '@upspec/document';
import { atHeader, atStatus } from '../../difference/location.js';
import { headerOf, statusOf, words } from '../../difference/reading.js';
import type { ProbeResponse } from '../../probe-contract/probe.js';
import { readTime } from '../../replay/read-time.js';
import type { Scene } from '../scene/scene.js';
import { conditionRules } from './lifecycle-rules.js';
import { requestOf, type Subject } from './subject.js';

/** RFC 9110, section 8.8.3.2: the weak comparison. */
function withoutWeakness(tag: string): string {
  return tag.replace(/^W\//, '');
}

/** Two responses of one resource. */
export interface TwoResponses {
  readonly earlier: ProbeResponse;
  readonly later: ProbeResponse;
}

/** Reports validators that differ although the state is the same. */
export function expectSameValidators(scene: Scene, { earlier, later }: TwoResponses): void {
  const [before, after] = [earlier.headers['etag'], later.headers['etag']];
  if (before !== undefined && after !== undefined) {
    if (withoutWeakness(before) !== withoutWeakness(after)) {
      scene.target.find(later, {
        requirement: conditionRules.entityTag.id,
        location: atHeader('etag'),
        expected: headerOf(before),
        actual: headerOf(after),
      });
    }
  }
  const [was, is] = [earlier.headers['last-modified'], later.headers['last-modified']];
  if (was === undefined || is === undefined || was === is) return;
  scene.target.find(later, {
    requirement: conditionRules.lastModified.id,
    location: atHeader('last-modified'),
    expected: headerOf(was),
    actual: headerOf(is),
  });
}

/** Reports an ETag that is the same although the representation has changed. */
export function expectChangedTag(scene: Scene, { earlier, later }: TwoResponses): void {
  const [before, after] = [earlier.headers['etag'], later.headers['etag']];
  if (before === undefined || after !== before || before.startsWith('W/')) return;
  scene.target.find(later, {
    requirement: conditionRules.changedTag.id,
    location: atHeader('etag'),
    expected: words('another ETag than before the change'),
    actual: headerOf(after),
  });
}

/** A clock is read in whole seconds. */
const rounding = 1;

/** RFC 9110, section 8.8.2.1: not later than `Date`; section 5.6.7: an HTTP-date. */
export function expectPastModification(scene: Scene, response: ProbeResponse): void {
  const { 'last-modified': modified, date } = response.headers;
  if (modified === undefined) return;
  const read = readTime(modified);
  const sent = readTime(date)?.seconds;
  const isLater = read !== undefined && sent !== undefined && read.seconds > sent + rounding;
  if (read?.form === 'http-date' && !isLater) return;
  scene.target.find(response, {
    requirement: conditionRules.lastModified.id,
    location: atHeader('last-modified'),
    expected: isLater ? headerOf(date, ' or earlier') : words('an HTTP-date'),
    actual: headerOf(modified),
  });
}

/** Whether an operation declares a header that makes it conditional. */
export function isConditional(operation: ContractOperation | undefined, header: string): boolean {
  return (operation?.parameters ?? []).some(
    (each) => each.in === 'header' && each.name.toLowerCase() === header,
  );
}

/** Whether an operation requires If-Match. */
export function requiresCondition(operation: ContractOperation | undefined): boolean {
  return (operation?.parameters ?? []).some(
    (each) => each.in === 'header' && each.required && each.name.toLowerCase() === 'if-match',
  );
}

/**
 * Reads a resource that has not changed since, with its current ETag: RFC 9110, section 13.1.2. Only
 * where the operation declares the condition.
 */
export async function readUnchanged(
  scene: Scene,
  subject: Subject,
  current: ProbeResponse,
): Promise<void> {
  const { read } = subject.planned;
  const tag = current.headers['etag'];
  const operation = scene.source.contract.operations[read ?? ''];
  if (read === undefined || tag === undefined || !isConditional(operation, 'if-none-match')) return;
  for (const value of matchingTags(tag)) {
    const headers = { 'if-none-match': value };
    const response = await scene.send(
      read,
      requestOf(scene, { operation: read, subject }, { headers }),
    );
    if (response.status === 304) expectSameValidators(scene, { earlier: current, later: response });
    else expectStatus(scene, response, 304);
  }
}

/** RFC 9110, section 13.1.2: any of a list matches, by the weak comparison, and `*` whatever exists. */
function matchingTags(tag: string): readonly string[] {
  return [tag, `W/${withoutWeakness(tag)}`, `"upspec", ${tag}`, '*'];
}

/** Reads a resource that has changed since, with its ETag from before. */
export async function readChanged(
  scene: Scene,
  subject: Subject,
  before: ProbeResponse,
): Promise<void> {
  const { read } = subject.planned;
  const tag = before.headers['etag'];
  const operation = scene.source.contract.operations[read ?? ''];
  if (read === undefined || tag === undefined || !isConditional(operation, 'if-none-match')) return;
  const headers = { 'if-none-match': tag };
  const response = await scene.send(
    read,
    requestOf(scene, { operation: read, subject }, { headers }),
  );
  if (response.status === 304) expectStatus(scene, response, 200);
}

function expectStatus({ target }: Scene, response: ProbeResponse, status: number): void {
  target.find(response, {
    requirement: conditionRules.notModified.id,
    location: atStatus,
    expected: { kind: 'status', statuses: [status] },
    actual: statusOf(response.status),
  });
}
