import type { Requirement } from '@upspec/document';
import { pointerTo } from '@upspec/document/json-pointer';
import { ruleOfProperty } from '../../contract/described.js';
import { atBody, atHeader, atStatus } from '../../difference/location.js';
import { headerOf, statusOf, valueOf, words } from '../../difference/reading.js';
import { isJsonObject } from '../../json/json-object.js';
import type { ProbeSource } from '../probe-family.js';
import type { Scene } from '../scene/scene.js';
import { isServerChoice } from '../server-choice.js';
import { compareValues, type ValueDifference } from './compare-values.js';
import { lifecycleRules } from './lifecycle-rules.js';
import { reportDifferences } from './report-differences.js';
import type { ResourceState } from './representation.js';
import { requestOf, type Subject } from './subject.js';

/** Values that a request sent, and what represents the state after it. */
export interface SentState {
  readonly rule: Requirement;
  readonly body: unknown;
  readonly actual: ResourceState | undefined;
}

/** Reports what was sent and is not in the representation, of the properties that it has too. */
export function expectSent(scene: Scene, { rule, body, actual }: SentState): void {
  if (actual === undefined || !isJsonObject(body)) return;
  const { contract } = scene.source;
  const { schema = '', value, pointer } = actual;
  const differences = Object.keys(body).flatMap((name) => {
    const declared = ruleOfProperty(contract, schema, name);
    // A null may mean that the server is to choose.
    if (declared === undefined || declared.mode === 'free' || body[name] === null) return [];
    return compareValues(contract, {
      expected: body[name],
      actual: value[name],
      pointer: pointerTo(pointer, name),
      rule: declared,
    });
  });
  // A server may add to an object that it was sent, and fill in what is null.
  const lost = differences.filter(({ expected }) => expected !== undefined && expected !== null);
  // Before a resource was created, it had nothing that a list could keep.
  const isNew = rule.id === lifecycleRules.created.id;
  const isOwn = (each: ValueDifference): boolean => {
    const within = each.pointer.slice(pointer.length);
    return isNew && isServerChoice({ pointer: within, sent: each.expected, actual: each.actual });
  };
  reportDifferences(scene, { rule, actual, differences: lost.filter((each) => !isOwn(each)) });
}

/** Reports a created resource that does not belong to what its path names. */
export function compareParents(scene: Scene, subject: Subject, actual: ResourceState): void {
  const { instance } = subject;
  const expected = Object.entries(instance.parameters);
  for (const [name, value] of expected) {
    if (isParentId(scene.source, actual, name) && String(actual.value[name]) !== String(value)) {
      scene.target.find(actual.response, {
        requirement: lifecycleRules.parent.id,
        location: atBody(pointerTo(actual.pointer, name)),
        expected: valueOf(value),
        actual: valueOf(actual.value[name]),
      });
    }
  }
}

/** Whether a property of the name of a path parameter holds an id, too. */
function isParentId(
  { contract }: Pick<ProbeSource, 'contract'>,
  { schema = '', value }: ResourceState,
  name: string,
): boolean {
  const declared = ruleOfProperty(contract, schema, name);
  return declared?.mode === 'assigned' && value[name] !== undefined && value[name] !== null;
}

/** Follows the Location of the response that created a resource: it leads to that one. */
export async function followLocation(scene: Scene, subject: Subject): Promise<void> {
  const { instance, planned } = subject;
  const { response, id } = instance;
  const location = response.headers['location'];
  const { read } = planned;
  if (location === undefined || read === undefined || response.status !== 201) return;
  const expected = requestOf(scene, { operation: read, subject });
  const path = pathBelow(location, response.sent.path);
  if (path === undefined || path.endsWith(pathOnly(expected.path))) return;
  const isOfSameKind = sameButLast(path, pathOnly(expected.path));
  if (!isOfSameKind) {
    // It may be another URL of the same resource. Where the API begins in an absolute one is unknown.
    if (/^(?:\/|[a-z][a-z\d+.-]*:)/i.test(location)) return;
    const followed = await scene.target.send({ method: 'GET', path, want: 'any' });
    if (followed.status < 400) return;
    scene.target.find(followed, {
      requirement: lifecycleRules.location.id,
      location: atStatus,
      expected: words(`the resource that was created, as ${location} is its Location`),
      actual: statusOf(followed.status),
    });
    return;
  }
  scene.target.find(response, {
    requirement: lifecycleRules.location.id,
    location: atHeader('location'),
    expected: words(`a link to ${String(id)}`),
    actual: headerOf(location),
  });
}

/** The path of a link, relative to that of the request; undefined where it is none. */
function pathBelow(location: string, base: string): string | undefined {
  try {
    return new URL(location, `http://upspec.invalid${base}`).pathname;
  } catch {
    return undefined;
  }
}

function pathOnly(path: string): string {
  return path.replace(/[?#].*$/s, '');
}

/** Whether two paths differ only by their last segment, below some path of the server. */
function sameButLast(path: string, expected: string): boolean {
  const folder = expected.slice(0, expected.lastIndexOf('/') + 1);
  const start = path.lastIndexOf('/') + 1;
  return path.slice(0, start).endsWith(folder);
}
