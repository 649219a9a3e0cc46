import type { Source } from '@redocly/openapi-core';
import { pointerTo } from '../json-pointer.js';
import { isMapping, ownValue, type JsonTree, type Path } from './json-tree.js';

/** Where a value was written. */
export interface Origin {
  readonly source: Source;
  /** As the caller named it, for messages. */
  readonly file: string;
  /** Within that file: `/actions/0/update/title`. */
  readonly pointer: string;
}

/** The values of a document that were written elsewhere than at their location in it. */
export class Origins {
  readonly #document: Origin;
  readonly #moved = new WeakMap<object, Map<string, Origin>>();

  constructor(document: Origin) {
    this.#document = document;
  }

  /** Records where a property or an item, and everything in it, was written. */
  set(container: object, key: string | number, origin: Origin): void {
    const known = this.#moved.get(container) ?? new Map<string, Origin>();
    known.set(String(key), origin);
    this.#moved.set(container, known);
  }

  /** The origin of the value at a path, or that a value would have there. */
  of(root: JsonTree, path: Path): Origin {
    let value: JsonTree = root;
    let origin = this.#document;
    for (const key of path) {
      const name = String(key);
      const isContainer = typeof value === 'object' && value !== null;
      const moved = isContainer ? this.#moved.get(value as object)?.get(name) : undefined;
      origin = moved ?? childOf(origin, key);
      if (Array.isArray(value)) value = value[Number(key)];
      else value = isMapping(value) ? ownValue(value, name) : undefined;
    }
    return origin;
  }

  /** Removes items of the array at a path, and updates the origins of those that move up. */
  removeItems(
    root: JsonTree,
    path: Path,
    removed: { array: JsonTree[]; indices: Set<number> },
  ): void {
    const { array, indices } = removed;
    const kept = array
      .map((value, index) => ({ value, origin: this.of(root, [...path, index]) }))
      .filter((_, index) => !indices.has(index));
    array.length = 0;
    this.#moved.delete(array);
    kept.forEach(({ value, origin }, index) => {
      array.push(value);
      this.set(array, index, origin);
    });
  }

  /** Drops the origin of a removed property. */
  delete(container: object, key: string): void {
    this.#moved.get(container)?.delete(key);
  }
}

/** The origin of a part of what was written elsewhere. */
export function childOf(origin: Origin, key: string | number): Origin {
  return { ...origin, pointer: pointerTo(origin.pointer, key) };
}
