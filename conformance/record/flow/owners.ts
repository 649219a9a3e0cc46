import type { Described } from '../../contract/described.js';
import type { Classified } from './classify.js';
import type { SentId } from './request-ids.js';
import type { FoundId } from './visit-ids.js';

/** Which flow each id belongs to. Two resources with the same id are never confused. */
export interface Owners<Flow extends object> {
  /** The flow of an id that an exchange names or shows; undefined where it is unknown. */
  find(id: SentId, by: Classified): Flow | undefined;
  /** The flow of a cursor, an entity tag or another link. */
  findLink(link: string): Flow | undefined;
  add(id: FoundId, by: Classified, flow: Flow): void;
  addLink(link: string, flow: Flow): void;
  /** Replaces other flows by one. */
  replace(old: readonly Flow[], flow: Flow): void;
}

interface Owned<Flow> {
  /** The parent that the id was seen with: `repos 3`. Ids may be unique within their parent alone. */
  readonly parent: string | undefined;
  readonly flow: Flow;
}

export function noOwners<Flow extends object>(described: Described): Owners<Flow> {
  const byId = new Map<string, readonly Owned<Flow>[]>();
  const byLink = new Map<string, Flow>();
  const parentOf = ({ resource }: FoundId, by: Classified): string | undefined => {
    const parent = described.resources[resource]?.parent;
    const named = by.named.find((each) => each.resource === parent);
    return named === undefined ? undefined : keyOfId(named);
  };
  return {
    find(id, by) {
      const known = byId.get(keyOfId(id)) ?? [];
      const parent = parentOf(id, by);
      if (parent === undefined) return known.at(-1)?.flow;
      const own = known.filter((each) => each.parent === parent);
      const free = known.filter((each) => each.parent === undefined);
      // A path names the parent of what it leads to; a body may name children of several parents.
      const any = id.pathParameter === undefined ? known.at(-1) : undefined;
      return (own.at(-1) ?? free.at(-1) ?? any)?.flow;
    },
    findLink: (link) => byLink.get(link),
    add(id, by, flow) {
      const key = keyOfId(id);
      byId.set(key, [...(byId.get(key) ?? []), { parent: parentOf(id, by), flow }]);
    },
    addLink: (link, flow) => void byLink.set(link, flow),
    replace(old, flow) {
      for (const [key, owned] of byId) {
        if (!owned.some((each) => old.includes(each.flow))) continue;
        const moved = owned.map((each) => (old.includes(each.flow) ? { ...each, flow } : each));
        byId.set(key, moved);
      }
      for (const [link, owner] of byLink) if (old.includes(owner)) byLink.set(link, flow);
    },
  };
}

/** A resource and an id of it as one string: `pets 3`. */
export function keyOfId({ resource, value }: FoundId): string {
  return `${resource} ${String(value)}`;
}
