import type { JSONValue } from 'json-p3';

/** A value that overlays change in place. */
export type JsonTree = JSONValue;

/** A mapping that overlays change in place. */
export interface JsonMapping {
  [key: string]: JsonTree;
}

/** The keys and indices of a value's location. */
export type Path = readonly (string | number)[];

export function isMapping(value: JsonTree): value is JsonMapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The kind of a value for messages: `an object`. */
export function describeKind(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return 'an array';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

/**
 * Copies a value so that no part of it is shared: a YAML anchor with two aliases
 * becomes three values, each of which can change without the others.
 * @param count is called once for each value of the copy.
 */
export function copyTree(value: unknown, count: () => void): JsonTree {
  count();
  if (Array.isArray(value)) return value.map((item: unknown) => copyTree(item, count));
  if (typeof value === 'object' && value !== null) {
    const copy: JsonMapping = {};
    for (const [key, child] of Object.entries(value)) setOwn(copy, key, copyTree(child, count));
    return copy;
  }
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    return value;
  }
  return value === null || value === undefined ? null : String(value);
}

/** Sets an own property of a mapping: even `__proto__` changes no prototype. */
export function setOwn(mapping: JsonMapping, key: string, value: JsonTree): void {
  Object.defineProperty(mapping, key, {
    value,
    configurable: true,
    enumerable: true,
    writable: true,
  });
}

/** The value of an own property of a mapping. */
export function ownValue(mapping: JsonMapping, key: string): JsonTree {
  return Object.hasOwn(mapping, key) ? mapping[key] : undefined;
}

/** The value at a path; undefined where there is none. */
export function treeAt(root: JsonTree, path: Path): JsonTree {
  let value = root;
  for (const key of path) {
    if (Array.isArray(value)) value = value[Number(key)];
    else if (isMapping(value)) value = ownValue(value, String(key));
    else return undefined;
  }
  return value;
}
