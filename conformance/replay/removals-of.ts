import { requestPath, type HttpVerb } from '@upspec/document';
import type { Described } from '../contract/described.js';
import type { Scalar } from './bindings.js';
import { encodeSegment } from './encode-segment.js';

/** A request that removes something. */
export interface Removal {
  readonly operation: string;
  readonly method: HttpVerb;
  /** Below the base URL. */
  readonly path: string;
}

/** The path that returns a created resource, where the API has one. */
export function retrievalOf(
  { operations, resources }: Described,
  { resource, id, parameters }: CreatedResource,
): string | undefined {
  const { retriever = '', path: own } = resources[resource] ?? {};
  const { path, method } = operations[retriever] ?? {};
  const parameter = own === undefined ? undefined : /\{([^}]*)\}$/.exec(own)?.[1];
  if (path === undefined || parameter === undefined || method !== 'GET') return undefined;
  return fillPath(path, new Map(parameters).set(parameter, String(id)));
}

/** A path with its parameters; undefined where one of them is not known. */
function fillPath(template: string, values: ReadonlyMap<string, string>): string | undefined {
  const names = [...template.matchAll(/\{([^}]*)\}/g)].map((match) => match[1] ?? '');
  if (names.some((name) => !values.has(name))) return undefined;
  return requestPath(template).replace(/\{([^}]*)\}/g, (_, name: string) =>
    encodeSegment(values.get(name) ?? ''),
  );
}

/** Something that was created, and the path parameters of the request that created it. */
export interface CreatedResource {
  readonly resource: string;
  readonly id: Scalar;
  readonly parameters: ReadonlyMap<string, string>;
}

/** The requests that remove a created resource, best first; none where the contract knows none. */
export function removalsOf(
  { operations, resources }: Described,
  { resource, id, parameters }: CreatedResource,
): readonly Removal[] {
  return (resources[resource]?.removers ?? []).flatMap(({ operation, parameter }) => {
    const remover = operations[operation];
    if (remover === undefined) return [];
    const values = new Map(parameters).set(parameter, String(id));
    const path = fillPath(remover.path, values);
    if (path === undefined) return [];
    return [{ operation, method: remover.method, path }];
  });
}

/** A kind of resource that stays at the server. */
export interface Staying {
  readonly resource: string;
  /** The operation that creates it. */
  readonly operation: string;
}

/** What some operations would create that nothing removes, neither by itself nor with its parent. */
export function whatWouldStay(
  described: Pick<Described, 'resources'>,
  operations: readonly string[],
): readonly Staying[] {
  return Object.entries(described.resources)
    .filter(([name]) => !isRemovable(described, name))
    .flatMap(([resource, { creators }]) =>
      creators
        .filter(({ operation }) => operations.includes(operation))
        .map(({ operation }) => ({ resource, operation })),
    );
}

function isRemovable({ resources }: Pick<Described, 'resources'>, name: string): boolean {
  const seen = new Set<string>();
  for (let at: string | undefined = name; at !== undefined && !seen.has(at);) {
    seen.add(at);
    const resource: Described['resources'][string] | undefined = resources[at];
    if (resource !== undefined && resource.removers.length > 0) return true;
    at = resource?.parent;
  }
  return false;
}
