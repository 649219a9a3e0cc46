import type { ContentFolder } from './content-folder.js';
import type { StoredContent } from './mock-request.js';
import { RequestProblem } from './request-problem.js';

/** The path parameters that an object is below, by name, decoded: `{ ownerId: '7' }`. */
export type Scope = Readonly<Record<string, string>>;

/** Which object is requested. */
export interface ObjectKey {
  /** The name of its resource in the contract. */
  readonly resource: string;
  readonly id: string;
  /** An object counts only where it has the same value of each parameter that both have. */
  readonly scope: Scope;
}

/** An object that a client created. */
export interface StoredObject extends ObjectKey {
  /** The object as JSON. */
  value: unknown;
  /** In milliseconds since the Unix epoch. */
  updatedAt: number;
  /** Bytes that belong to it, by the path of the operation that stored them. */
  readonly contents: Map<string, StoredContent>;
}

/** The objects that clients created, in the order of their creation. */
export class ObjectStore {
  readonly #limit: number;
  readonly #contents: ContentFolder;
  readonly #objects = new Set<StoredObject>();
  /** By resource and id. */
  readonly #byId = new Map<string, Set<StoredObject>>();
  readonly #removed = new Set<string>();
  readonly #counts = new Map<string, number>();

  /** @param limit the most objects that exist at a time */
  constructor(limit: number, contents: ContentFolder) {
    this.#limit = limit;
    this.#contents = contents;
  }

  /** @throws {RequestProblem} where there is no room left */
  checkRoom(): void {
    if (this.#objects.size < this.#limit) return;
    const message = `the mock keeps at most ${this.#limit} objects; delete some`;
    throw new RequestProblem('storage-full', [{ location: '#', message }]);
  }

  /** @throws {RequestProblem} where there is no room left */
  add(object: StoredObject): void {
    this.checkRoom();
    this.#objects.add(object);
    this.addExample(object);
    this.#removed.delete(keyOf(object));
    this.#counts.set(object.resource, this.createdOf(object.resource) + 1);
  }

  /** Adds an object that is found by its id and is in no list: the document has it, not a client. */
  addExample(object: StoredObject): void {
    const key = keyOf(object);
    this.#byId.set(key, (this.#byId.get(key) ?? new Set<StoredObject>()).add(object));
  }

  find(key: ObjectKey): StoredObject | undefined {
    const candidates = [...(this.#byId.get(keyOf(key)) ?? [])];
    return candidates.find((object) => isWithin(object.scope, key.scope));
  }

  list(resource: string, scope: Scope): readonly StoredObject[] {
    return [...this.#objects].filter(
      (object) => object.resource === resource && isWithin(object.scope, scope),
    );
  }

  /** Removes an object, its bytes, and the objects below it. */
  async remove(object: StoredObject, parameter: string): Promise<void> {
    const below = [...this.#objects].filter(
      (each) => each.resource !== object.resource && each.scope[parameter] === object.id,
    );
    for (const each of [object, ...below]) {
      this.#objects.delete(each);
      this.#byId.get(keyOf(each))?.delete(each);
      this.#removed.add(keyOf(each));
      for (const content of each.contents.values()) await this.#contents.remove(content);
    }
  }

  wasRemoved(key: ObjectKey): boolean {
    return this.#removed.has(keyOf(key));
  }

  /** How many objects of a resource were created, removed ones included. */
  createdOf(resource: string): number {
    return this.#counts.get(resource) ?? 0;
  }
}

function keyOf({ resource, id }: Pick<ObjectKey, 'resource' | 'id'>): string {
  return `${resource} ${id}`;
}

function isWithin(own: Scope, other: Scope): boolean {
  return Object.entries(other).every(
    ([name, value]) => !Object.hasOwn(own, name) || own[name] === value,
  );
}
