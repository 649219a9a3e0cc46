import type { ContractOperation } from '@upspec/document';
import { atHeader, atStatus } from '../../difference/location.js';
import { headerOf, statusOf } from '../../difference/reading.js';
import type { RecordedRequest } from '../../fixture-format/fixture.js';
import type { ProbeResponse } from '../../probe-contract/probe.js';
import { deriveProbe } from '../derive-probe.js';
import type { ProbeFamily, ProbeSource } from '../probe-family.js';
import type { PlannedResource } from '../resource-plan.js';
import type { Scene } from '../scene/scene.js';
import { expectSameValidators } from './conditions.js';
import { conditionRules, lifecycleRules } from './lifecycle-rules.js';
import { livingResources } from './living-resources.js';
import { createSubject, requestOf, type Subject } from './subject.js';

/** A path below a resource at which content is stored and read again. */
interface Store {
  readonly put: string;
  readonly get: string;
  /** The media types that may be stored. */
  readonly contentTypes: readonly string[];
}

const rules = [lifecycleRules.stored, conditionRules.entityTag];

/** Content that is stored below a resource: it is returned byte for byte. */
export const storedContent: ProbeFamily = {
  name: 'stored-content',
  rules,
  select(source) {
    return livingResources(source).flatMap((planned) =>
      storesBelow(source, planned).map((store) =>
        deriveProbe(source, {
          family: 'stored-content',
          subject: store.put,
          title: `${store.get} returns the bytes that ${store.put} stored`,
          rules,
          operations: [store.put, store.get],
          requests: 2 * roundsOf(store).length + 6,
          run: (scene) => storeTwice(scene, planned, store),
        }),
      ),
    );
  },
};

/** The paths below a resource that have a PUT of bytes and a GET. */
function storesBelow(
  { contract, resources, unreachable }: ProbeSource,
  { parameter }: PlannedResource,
): readonly Store[] {
  const paths = new Set([...resources.keys()].map((name) => contract.resources[name]?.path));
  return Object.entries(contract.operations).flatMap(([put, operation]) => {
    const { method, path, body } = operation;
    const isBelow = parameter !== undefined && path.includes(`{${parameter}}/`);
    if (method !== 'PUT' || !isBelow || paths.has(path) || body?.kind !== 'bytes') return [];
    const [get] =
      Object.entries(contract.operations).find(
        ([, each]) => each.method === 'GET' && each.path === path,
      ) ?? [];
    if (get === undefined || unreachable.has(put) || unreachable.has(get)) return [];
    return [{ put, get, contentTypes: contentTypesOf(operation) }];
  });
}

function contentTypesOf({ body }: ContractOperation): readonly string[] {
  return [body, ...(body?.alternatives ?? [])].flatMap((each) => each?.contentType ?? []);
}

/** Stores something below a resource, so that its representation shows it. */
export async function storeBelow(scene: Scene, subject: Subject): Promise<void> {
  for (const store of storesBelow(scene.source, subject.planned)) {
    const [contentType = ''] = store.contentTypes;
    await scene.accept(store.put, contentRequest(scene, { subject, store, contentType }));
  }
}

/** The media types in which something is stored, at least twice: the second replaces the first. */
function roundsOf({ contentTypes: types }: Store): readonly string[] {
  return types.length > 1 ? types : [...types, ...types];
}

async function storeTwice(scene: Scene, planned: PlannedResource, store: Store): Promise<void> {
  const subject = await createSubject(scene, planned);
  for (const contentType of roundsOf(store)) {
    const request = contentRequest(scene, { subject, store, contentType });
    const stored = await scene.accept(store.put, request);
    const reading = requestOf(scene, { operation: store.get, subject });
    // RFC 9110, section 15.3.3: after 202, it may be stored later.
    const isStored = stored.status !== 202;
    const read = await (isStored ? scene.send : scene.accept)(store.get, reading);
    if (read.status >= 400) {
      expectStored(scene, read);
      return;
    }
    expectContent(scene, { read, request, contentType });
    expectSameValidators(scene, { earlier: stored, later: read });
  }
}

interface Content {
  readonly subject: Subject;
  readonly store: Store;
  readonly contentType: string;
}

/** Each byte value once, in another order each time: no character set survives that unnoticed. */
function contentRequest(
  scene: Scene,
  { subject, store, contentType }: Content,
): RecordedRequest & { readonly body: { readonly base64: string } } {
  const start = scene.target.numbers.next('generic probes') % 256;
  const bytes = Buffer.from(Array.from({ length: 256 }, (_, index) => (index + start) % 256));
  const request = requestOf(scene, { operation: store.put, subject });
  const headers = { ...request.headers, 'content-type': concrete(contentType) };
  return { ...request, headers, body: { base64: bytes.toString('base64') } };
}

/** A media type for a range of them. */
function concrete(contentType: string): string {
  return contentType.includes('*') ? 'application/octet-stream' : contentType;
}

function expectStored({ target }: Scene, read: ProbeResponse): void {
  // Another rejection has another reason than what is stored.
  if (read.status !== 404 && read.status !== 410) return;
  target.find(read, {
    requirement: lifecycleRules.stored.id,
    location: atStatus,
    expected: { kind: 'status', statuses: ['2XX'], detail: ', as content was stored before' },
    actual: statusOf(read.status),
  });
}

interface ReadContent {
  readonly read: ProbeResponse;
  readonly request: RecordedRequest & { readonly body: { readonly base64: string } };
  readonly contentType: string;
}

function expectContent({ target }: Scene, { read, request, contentType }: ReadContent): void {
  const expected = Buffer.from(request.body.base64, 'base64');
  if (!read.bytes.equals(expected)) {
    const offset = expected.findIndex((byte, index) => byte !== read.bytes[index]);
    const at = offset === -1 ? expected.length : offset;
    const there = (bytes: Buffer): string =>
      bytes.subarray(at, at + 8).toString('hex') || 'the end';
    target.find(read, {
      requirement: lifecycleRules.stored.id,
      location: { kind: 'byte', offset: at },
      expected: { kind: 'bytes', length: expected.length, there: there(expected) },
      actual: { kind: 'bytes', length: read.bytes.length, there: there(read.bytes) },
    });
  }
  const actual = read.headers['content-type'];
  if (contentType.includes('*') || mediaType(actual) === mediaType(contentType)) return;
  target.find(read, {
    requirement: lifecycleRules.stored.id,
    location: atHeader('content-type'),
    expected: headerOf(contentType),
    actual: headerOf(actual),
  });
}

function mediaType(value: string | undefined): string {
  return (value ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}
