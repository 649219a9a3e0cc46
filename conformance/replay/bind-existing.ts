import type { Described } from '../contract/described.js';
import { rebind, scopeOf, type Bindings } from './bindings.js';

/** A resource that exists beforehand: `petId=7`. */
export interface ExistingResource {
  /** A path parameter, or a resource of the contract. */
  readonly name: string;
  /** The id that it has at the target. */
  readonly value: string;
  /** The id that it has in the recordings; the same where it is left out. */
  readonly recorded?: string;
}

export type BoundExisting =
  | { readonly ok: true; readonly bindings: Bindings }
  /** The names that would be known. */
  | { readonly ok: false; readonly known: readonly string[] };

/** Binds the id of a resource that exists beforehand, so that requests use it. */
export function bindExisting(
  bindings: Bindings,
  described: Pick<Described, 'operations' | 'resources'>,
  { name, value, recorded = value }: ExistingResource,
): BoundExisting {
  const scopes = scopesOf(described);
  const found = scopes.get(name);
  if (found === undefined) return { ok: false, known: [...scopes.keys()].sort() };
  const bound = [...found].reduce(
    (so, scope) => rebind(so, { scope, recorded, live: value }),
    bindings,
  );
  return { ok: true, bindings: bound };
}

/** By the name of a path parameter or a resource: what its values are bound in. */
function scopesOf({
  operations,
  resources,
}: Pick<Described, 'operations' | 'resources'>): ReadonlyMap<string, ReadonlySet<string>> {
  const scopes = new Map<string, Set<string>>();
  const add = (name: string, scope: string): void => {
    scopes.set(name, (scopes.get(name) ?? new Set()).add(scope));
  };
  for (const resource of Object.keys(resources)) add(resource, resource);
  for (const [id, { parameters }] of Object.entries(operations)) {
    for (const { name, in: location, value } of parameters) {
      if (location === 'path') add(name, scopeOf(value, `${id} path ${name}`));
    }
  }
  return scopes;
}
