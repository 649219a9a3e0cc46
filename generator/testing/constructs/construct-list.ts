import type { Json } from '@upspec/document';
import { valueAt } from '@upspec/document/json-pointer';

/** The constructs that were found so far, each with the pointer of its first use. */
export class ConstructList {
  readonly root: Json;
  readonly #locations = new Map<string, string>();

  constructor(root: Json) {
    this.root = root;
  }

  get locations(): ReadonlyMap<string, string> {
    return this.#locations;
  }

  add(construct: string, pointer: string): void {
    if (!this.#locations.has(construct)) this.#locations.set(construct, pointer);
  }

  /** The target of a `$ref`; undefined where there is none. */
  resolve(reference: string): Json | undefined {
    return valueAt(this.root, reference);
  }
}
