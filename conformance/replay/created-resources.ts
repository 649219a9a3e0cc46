import type { ContractOperation, ContractResource, ResourceCreator } from '@upspec/document';
import { valueAt } from '@upspec/document/json-pointer';
import type { KeyKind } from '../auth/credential.js';
import type { Described } from '../contract/described.js';
import { parseJson } from '../json/parse-json.js';
import { isScalar, type Scalar } from './bindings.js';
import { decodeSegment } from './encode-segment.js';
import { matchTemplate } from './match-path.js';
import type { Received } from './received.js';
import { removalsOf, retrievalOf, type Removal } from './removals-of.js';

/** Something that this run created. */
export interface CreatedResource {
  /** The name of its kind in the contract: `files`. */
  readonly resource: string;
  /** Live. */
  readonly id: Scalar;
  /** What the response that created it says of it; undefined where its id was in a header. */
  readonly body: unknown;
  /** Requests that remove it, best first. */
  readonly removals: readonly Removal[];
  /** The path of a GET that returns it, where the API has one. */
  readonly retrieval?: string;
  /** The cookie jar of the client that created it, where a case has several. */
  readonly jar?: string;
  /** Whether it belongs to another tenant, which has to remove it. */
  readonly isOfOther?: true;
  /** Whether it is removed with the resource that it is a part of. */
  readonly isPart: boolean;
  /** Whether an operation of the API may finish it, as an upload is completed. */
  readonly isOpen: boolean;
}

/** What this run created at the target and has to delete. By resource and live id. */
export interface CreatedResources {
  readonly created: Map<string, CreatedResource>;
  /** What was removed. */
  readonly removed: Map<string, CreatedResource>;
}

export function noneCreated(): CreatedResources {
  return { created: new Map(), removed: new Map() };
}

/** Everything that several cases created. */
export function joinCreated(several: readonly CreatedResources[]): CreatedResources {
  return {
    created: new Map(several.flatMap(({ created }) => [...created])),
    removed: new Map(several.flatMap(({ removed }) => [...removed])),
  };
}

/** Those of one kind, in the order of their creation. */
export function ofResource(
  resources: ReadonlyMap<string, CreatedResource>,
  resource: string,
): readonly CreatedResource[] {
  return [...resources.values()].filter((each) => each.resource === resource);
}

export interface ServedRequest {
  readonly operation?: string | undefined;
  /** The live path. */
  readonly path: string;
  readonly received: Received;
  /** The cookie jar of the client that sent the request, where a case has several. */
  readonly jar?: string | undefined;
  /** The key that was sent; the right one by default. */
  readonly auth?: KeyKind;
}

/** Notes what an exchange created or deleted, whether the recording expected it or not. */
export function noteCreated(
  resources: CreatedResources,
  served: ServedRequest,
  described: Described,
): void {
  const { operation: id, path, received, jar, auth } = served;
  const operation = id === undefined ? undefined : described.operations[id];
  if (id === undefined || operation === undefined) return;
  if (received.status < 200 || received.status >= 300) return;
  const parameters = parametersOf(operation, path);
  for (const [name, resource] of Object.entries(described.resources)) {
    forget(resources, { id, name, resource, parameters });
  }
  const parsed = parseJson(received.bytes.toString('utf8'));
  const response = { received, parameters, body: parsed.ok ? parsed.value : undefined };
  for (const [name, resource] of Object.entries(described.resources)) {
    for (const creator of resource.creators.filter((each) => each.operation === id)) {
      const created = createdBy(creator, response);
      if (created === undefined) continue;
      const identified = { resource: name, id: created.id, parameters };
      const retrieval = retrievalOf(described, identified);
      resources.created.set(keyOf(name, created.id), {
        ...created,
        resource: name,
        removals: removalsOf(described, identified),
        ...(retrieval !== undefined && { retrieval }),
        ...(jar !== undefined && { jar }),
        ...(auth === 'other' && { isOfOther: true }),
        isPart: resource.parent !== undefined && resource.removers.length === 0,
        isOpen: resource.ends.length > 0,
      });
    }
  }
}

type Parameters = ReadonlyMap<string, string>;

function parametersOf(operation: ContractOperation, path: string): Parameters {
  const matched = matchTemplate(operation, path.split('?')[0] ?? '') ?? [];
  return new Map(matched.map(({ name, text }) => [name, text]));
}

interface Ended {
  readonly id: string;
  readonly name: string;
  readonly resource: ContractResource;
  readonly parameters: Parameters;
}

function forget(
  { created, removed }: CreatedResources,
  { id, name, resource, parameters }: Ended,
): void {
  const isOf = ({ operation }: { readonly operation: string }): boolean => operation === id;
  const remover = resource.removers.find(isOf);
  const end = remover ?? resource.ends.find(isOf);
  const ended = end === undefined ? undefined : parameters.get(end.parameter);
  if (ended === undefined) return;
  const key = keyOf(name, ended);
  const createdResource = created.get(key);
  created.delete(key);
  if (createdResource !== undefined && remover !== undefined) removed.set(key, createdResource);
}

function keyOf(resource: string, id: Scalar): string {
  return `${resource} ${id}`;
}

interface Response {
  readonly received: Received;
  readonly parameters: Parameters;
  readonly body: unknown;
}

function createdBy(
  { id: where }: ResourceCreator,
  { received, parameters, body }: Response,
): Pick<CreatedResource, 'id' | 'body'> | undefined {
  const id = ((): unknown => {
    switch (where.in) {
      case 'body':
        return valueAt(body, where.pointer);
      case 'header':
        return lastSegment(received.headers[where.name.toLowerCase()]);
      case 'parameter':
        return parameters.get(where.name);
      case 'request':
        return undefined;
      default:
        return where satisfies never;
    }
  })();
  if (!isScalar(id) || id === '') return undefined;
  const parent = where.in === 'body' ? where.pointer.replace(/\/[^/]*$/, '') : '';
  return { id, body: valueAt(body, parent) };
}

/** The last segment of the path of a link, decoded. */
export function lastSegment(link: string | undefined): string | undefined {
  const segment = link
    ?.split(/[?#]/)[0]
    ?.split('/')
    .filter((each) => each !== '')
    .at(-1);
  return segment === undefined ? undefined : decodeSegment(segment);
}
