import type { Contract, ContractOperation } from '@upspec/document';
import { exampleRequest, type RequestValues } from '../../examples/example-request.js';
import type { RecordedRequest } from '../../fixture-format/fixture.js';
import { resourceOf } from '../../plan/unknown-effect.js';
import type { PlannedResource } from '../resource-plan.js';
import type { Instance, Scene } from '../scene/scene.js';
import { enrichBody } from './enrich-body.js';
import { representationOf, type ResourceState } from './representation.js';

/** One resource that a probe of its life created, with what is needed to use it. */
export interface Subject {
  readonly planned: PlannedResource;
  readonly instance: Instance;
  /** Undefined where the response that created it does not represent it. */
  readonly created: ResourceState | undefined;
}

/**
 * Creates a resource with as much in it as its schema allows; with plain values where the server
 * rejects that.
 *
 * @param others those of the same kind that it may refer to
 * @throws {ProbeEnded} when the server rejects those too
 */
export async function createSubject(
  scene: Scene,
  planned: PlannedResource,
  others: readonly Subject[] = [],
): Promise<Subject> {
  const { creator, name } = planned;
  // A further one gets an id of its own only there.
  if (creator.id.in === 'parameter') return subjectOf(scene, planned, await scene.create(name));
  const values = await scene.values(creator.operation, 'full');
  const own = { resource: name, ids: others.map(({ instance }) => instance.id) };
  const rich = await enrichBody(scene, { operation: creator.operation, values, own });
  const instance = (await scene.tryCreate(name, rich)) ?? (await scene.create(name));
  return subjectOf(scene, planned, instance);
}

/** A resource with only what is required. @throws {ProbeEnded} when the server rejects it */
export async function createPlainSubject(scene: Scene, planned: PlannedResource): Promise<Subject> {
  return subjectOf(scene, planned, await scene.create(planned.name, 'minimal'));
}

function subjectOf(scene: Scene, planned: PlannedResource, instance: Instance): Subject {
  const { operation } = planned.creator;
  const { response } = instance;
  const created = representationOf(scene.source, planned, { operation, response });
  return { planned, instance, created };
}

/** What a request about a subject has beside its path. */
export interface SubjectRequest {
  readonly body?: unknown;
  /** Header parameters, by name in lower case. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** A request of an operation on a subject; undefined where the contract has no such operation. */
export function requestOf(
  { source }: Scene,
  { operation: id, subject }: { readonly operation: string; readonly subject: Subject },
  { body, headers = {} }: SubjectRequest = {},
): RecordedRequest {
  const operation = source.contract.operations[id];
  if (operation === undefined) throw new RangeError(`the contract has no operation ${id}`);
  const base = source.requests.get(id)?.minimal ?? { parameters: [], files: [] };
  const values: RequestValues = {
    ...base,
    parameters: parametersOf(source.contract, operation, { base, subject, headers }),
    ...(body !== undefined && { body }),
  };
  return exampleRequest(operation, values);
}

interface Given {
  readonly base: RequestValues;
  readonly subject: Subject;
  readonly headers: Readonly<Record<string, string>>;
}

function parametersOf(
  contract: Contract,
  operation: ContractOperation,
  { base, subject: { instance, planned }, headers }: Given,
): RequestValues['parameters'] {
  const idFor = (name: string, resource: string | undefined): unknown => {
    if (resource === planned.name) return instance.id;
    // What is below it may have a parameter of the same name.
    const isBelow = resource !== undefined && !planned.parents.includes(resource);
    return isBelow ? undefined : instance.parameters[name];
  };
  return operation.parameters.flatMap((parameter) => {
    const { name, in: location } = parameter;
    const known = base.parameters.find((each) => each.name === name && each.in === location);
    if (location === 'path') {
      const live = idFor(name, resourceOf(parameter, operation, contract)) ?? known?.value;
      return live === undefined ? [] : [{ name, in: location, value: live }];
    }
    const header = location === 'header' ? headers[name.toLowerCase()] : undefined;
    if (header !== undefined) return [{ name, in: location, value: header }];
    return known === undefined ? [] : [known];
  });
}

/** The current representation. @throws {ProbeEnded} when the server does not return it */
export async function readSubject(
  scene: Scene,
  subject: Subject,
): Promise<ResourceState | undefined> {
  const { planned } = subject;
  const { read } = planned;
  if (read === undefined || scene.source.unreachable.has(read)) return undefined;
  const response = await scene.accept(read, requestOf(scene, { operation: read, subject }));
  return representationOf(scene.source, planned, { operation: read, response });
}
