import type { JsonObject } from '../json/json-object.js';
import { coerceItems, coerceText, propertySchema } from './coerce-text.js';
import type { SchemaBook } from './schema-book.js';

/** Names are split so far: `a[b][c]`. */
const deepest = 8;

/**
 * Builds the object of pairs whose names have brackets: `size[unit]=cm`, `tags[]=a`, `pets[0][name]=Rex`
 * (the style `deepObject` of OpenAPI 3.1.1, section 4.8.12.2, and what urlencoded bodies have beyond it).
 * A name that is repeated is a list where its schema allows one.
 */
export function nestPairs(
  book: SchemaBook,
  schema: unknown,
  pairs: readonly (readonly [name: string, value: string])[],
): JsonObject {
  const groups = new Map<string, [path: readonly string[], value: string][]>();
  for (const [name, value] of pairs) {
    const [first = name, ...path] = splitName(name);
    const group = groups.get(first) ?? [];
    group.push([path, value]);
    groups.set(first, group);
  }
  return Object.fromEntries(
    [...groups].map(([name, group]) => [
      name,
      valueOf(book, propertySchema(book, schema, name), group),
    ]),
  );
}

function valueOf(
  book: SchemaBook,
  schema: unknown,
  group: readonly (readonly [path: readonly string[], value: string])[],
): unknown {
  const types = book.types(schema);
  const [[firstPath = [], firstValue = ''] = []] = group;
  if (firstPath.length === 0) {
    const isList = types.has('array') && !/^\s*\[/.test(firstValue);
    const values = group.map(([, value]) => value);
    if (isList || group.length > 1) return coerceItems(book, schema, values);
    return coerceText(book, schema, firstValue);
  }
  const isList = types.has('array') && group.every(([[key = '']]) => /^\d*$/.test(key));
  if (!isList) {
    const inner = group.map(([path, value]) => [joinName(path), value] as const);
    return nestPairs(book, schema, inner);
  }
  if (group.every(([path]) => path.length === 1)) {
    return coerceItems(
      book,
      schema,
      group.map(([, value]) => value),
    );
  }
  const { items } = book.flat(schema);
  const byIndex = new Map<string, (readonly [string, string])[]>();
  for (const [[index = '', ...path], value] of group) {
    byIndex.set(index, [...(byIndex.get(index) ?? []), [joinName(path), value]]);
  }
  return [...byIndex.values()].map((inner) => nestPairs(book, items, inner));
}

function splitName(name: string): readonly string[] {
  const open = name.indexOf('[');
  const keys = [...name.slice(open).matchAll(/\[([^[\]]*)\]/g)].map((match) => match[1] ?? '');
  const isWhole = `${name.slice(0, open)}${keys.map((key) => `[${key}]`).join('')}` === name;
  if (open <= 0 || !isWhole || keys.length > deepest) return [name];
  return [name.slice(0, open), ...keys];
}

function joinName([first = '', ...others]: readonly string[]): string {
  return `${first}${others.map((key) => `[${key}]`).join('')}`;
}
