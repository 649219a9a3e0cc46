import type { Json } from '../json.js';
import { pointerTo } from '../json-pointer.js';
import {
  copyTree,
  describeKind,
  isMapping,
  ownValue,
  setOwn,
  type JsonMapping,
  type JsonTree,
} from './json-tree.js';
import { childOf, type Origin, type Origins } from './origins.js';

/** The most values that overlays may add to a document; each copy of a value counts. */
const MAX_ADDED = 5_000_000;

/** An update that doesn't fit what it is merged into. */
export interface Misfit {
  /** Where it was written. */
  readonly origin: Origin;
  /** What it was merged into: `#/info/title`. */
  readonly target: string;
  readonly message: string;
  readonly suggestion: string;
}

/** Overlays add too many values to a document. */
export class TooManyValuesError extends Error {
  override readonly name = 'TooManyValuesError';
}

/** An object or an array of the document, and where it is. */
export interface Container {
  readonly value: JsonTree;
  /** Its pointer in the document, for messages. */
  readonly pointer: string;
}

/** Merges updates into the objects and arrays of one document. */
export class Merger {
  #misfits: Misfit[] = [];
  readonly #origins: Origins;
  #left = MAX_ADDED;

  constructor(origins: Origins) {
    this.#origins = origins;
  }

  /**
   * "recursively merged with the properties in the target object with the same names" (section
   * 4.4.3).
   */
  merge(target: Container, update: Json, origin: Origin): void {
    if (Array.isArray(target.value)) this.#append(target.value, update, origin);
    else if (isMapping(target.value) && isMapping(update as JsonTree)) {
      this.#mergeObject(target.value, { pointer: target.pointer, update, origin });
    } else this.#misfit(target, update, origin);
  }

  /** What did not fit since the last call. */
  takeMisfits(): readonly Misfit[] {
    const taken = this.#misfits;
    this.#misfits = [];
    return taken;
  }

  /** A copy that shares nothing with its source. */
  copy(value: unknown): JsonTree {
    return copyTree(value, () => {
      this.#left -= 1;
      if (this.#left < 0) throw new TooManyValuesError('too many values');
    });
  }

  #mergeObject(
    target: JsonMapping,
    { pointer, update, origin }: { pointer: string; update: Json; origin: Origin },
  ): void {
    for (const [key, value] of Object.entries(update as Readonly<Record<string, Json>>)) {
      const own = childOf(origin, key);
      const known = ownValue(target, key);
      const isContainer = typeof known === 'object' && known !== null;
      if (isContainer) {
        this.#mergeProperty({ value: known, pointer: pointerTo(pointer, key) }, value, own);
      } else if (known !== undefined && typeof value === 'object' && value !== null) {
        this.#misfit({ value: known, pointer: pointerTo(pointer, key) }, value, own);
      } else {
        setOwn(target, key, this.copy(value));
        this.#origins.set(target, key, own);
      }
    }
  }

  #mergeProperty(target: Container, update: Json, origin: Origin): void {
    const isSameKind = Array.isArray(target.value) === Array.isArray(update);
    if (isSameKind && typeof update === 'object' && update !== null) {
      this.merge(target, update, origin);
    } else this.#misfit(target, update, origin);
  }

  /** An array adds its items, as version 1.1 makes clear; anything else is one item. */
  #append(target: JsonTree[], update: Json, origin: Origin): void {
    const items = Array.isArray(update) ? (update as readonly Json[]) : [update];
    items.forEach((item, index) => {
      this.#origins.set(
        target,
        target.length,
        Array.isArray(update) ? childOf(origin, index) : origin,
      );
      target.push(this.copy(item));
    });
  }

  #misfit({ value, pointer }: Container, update: Json, origin: Origin): void {
    const location = `#${pointer}`;
    const isRemovable = typeof value === 'object' && value !== null;
    const remedy = isRemovable ? ', or remove it first in a separate action' : '';
    this.#misfits.push({
      origin,
      target: location,
      message: `${describeKind(update)} can't be merged into ${describeKind(value)}, which is at ${location}`,
      suggestion: `use ${isRemovable ? describeKind(value) : 'a value that is not an object or an array'}${remedy}`,
    });
  }
}
