import { isList, isObject, type Json } from './document.js';

/** The keys to a value in JSON, without `*`. */
export type JsonPath = readonly string[];

/** The paths that a pattern with `*` selects in a value, in the value's order. */
export function pathsIn(value: Json, pattern: readonly string[]): readonly JsonPath[] {
  const [key, ...rest] = pattern;
  if (key === undefined) return [[]];
  const keys = key === '*' ? keysOf(value) : [key];
  return keys.flatMap((each) => {
    const child = childAt(value, each);
    return child === undefined ? [] : pathsIn(child, rest).map((path) => [each, ...path]);
  });
}

/** The value at a path; undefined where there is none. */
export function valueAt(value: Json, path: JsonPath): Json | undefined {
  return path.reduce<Json | undefined>((at, key) => childAt(at, key), value);
}

/** The value with another one at a path; undefined removes what is there. */
export function replacedAt(value: Json, path: JsonPath, next: Json | undefined): Json | undefined {
  const [key, ...rest] = path;
  if (key === undefined) return next;
  const child = replacedAt(childAt(value, key) ?? null, rest, next);
  if (isList(value)) {
    return value.flatMap((item, index) => {
      if (String(index) !== key) return [item];
      return child === undefined ? [] : [child];
    });
  }
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([name, each]) => [name, name === key ? child : each]);
  return Object.fromEntries(entries.filter(([, each]) => each !== undefined)) as Json;
}

function keysOf(value: Json): readonly string[] {
  return isList(value) || isObject(value) ? Object.keys(value) : [];
}

function childAt(value: Json | undefined, key: string): Json | undefined {
  if (isList(value)) return value[Number(key)];
  return isObject(value) ? value[key] : undefined;
}
