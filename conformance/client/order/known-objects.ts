import { valueAt } from '@upspec/document/json-pointer';
import type { Contract } from '../../contract.js';

/** An object that the server created for the client. */
export interface KnownObject {
  readonly resource: string;
  readonly id: string;
  /** The id of the object that it belongs to; undefined without one. */
  readonly parent: string | undefined;
  /** How it came to its end, and in which request; undefined as long as it can be used. */
  readonly ended: Ended | undefined;
}

export interface Ended {
  readonly operation: string;
  readonly ordinal: number;
}

/** A request that succeeded, as far as it says what objects there are. */
export interface Success {
  readonly operation: string;
  readonly ordinal: number;
  /** The ids in the path, by the names of the parameters. */
  readonly ids: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** What the server assigned so far, read from its responses. */
export class KnownObjects {
  readonly #contract: Contract['described'];
  readonly #objects = new Map<string, KnownObject>();
  /** Every text and number of a response that may be an id. */
  readonly #seen = new Set<string>();

  constructor({ described }: Contract) {
    this.#contract = described;
  }

  find(resource: string, id: string): KnownObject | undefined {
    return this.#objects.get(keyOf(resource, id));
  }

  /** Whether any response had this value. */
  wasSeen(id: string): boolean {
    return this.#seen.has(id);
  }

  note({ operation, ordinal, ids, body }: Success): void {
    this.#collect(body, 0);
    for (const [resource, { creators, removers, ends, parent }] of Object.entries(
      this.#contract.resources,
    )) {
      for (const { operation: creator, id } of creators) {
        if (creator !== operation || id.in !== 'body') continue;
        const value = valueAt(body, id.pointer);
        if (typeof value === 'string' || typeof value === 'number') {
          const above = parent === undefined ? undefined : this.#parentOf(parent, ids);
          this.#add({ resource, id: String(value), parent: above, ended: undefined });
        }
      }
      for (const { operation: remover, parameter } of [...removers, ...ends]) {
        const id = ids[parameter];
        if (remover !== operation || id === undefined) continue;
        const known = this.find(resource, id) ?? { resource, id, parent: undefined };
        this.#add({ ...known, ended: { operation, ordinal } });
      }
    }
  }

  /** The id of the object above, which the path of the request names. */
  #parentOf(parent: string, ids: Readonly<Record<string, string>>): string | undefined {
    return Object.values(ids).find((id) => this.find(parent, id) !== undefined);
  }

  #add(object: KnownObject): void {
    this.#objects.set(keyOf(object.resource, object.id), object);
  }

  #collect(value: unknown, depth: number): void {
    if (depth > 16 || this.#seen.size > 1_000_000) return;
    if (typeof value === 'string' || typeof value === 'number') this.#seen.add(String(value));
    else if (typeof value === 'object' && value !== null) {
      for (const inner of Object.values(value)) this.#collect(inner, depth + 1);
    }
  }
}

function keyOf(resource: string, id: string): string {
  return JSON.stringify([resource, id]);
}
