import { isJsonObject, type Json, type JsonObject } from '../load/json.js';
import { valueAt } from '../load/json-pointer.js';
import { itemsOf } from './context.js';

/** A document, and the references that were followed; a repeated one is a cycle. */
export interface Source {
  readonly root: JsonObject;
  readonly followed: readonly string[];
}

/** A schema that is not a reference, and the references that led to it. */
export interface Found {
  readonly schema: JsonObject;
  readonly source: Source;
}

/** Keywords beside a `$ref` that restrict the value, and are not only annotations. */
const STRUCTURE = ['properties', 'allOf', 'anyOf', 'oneOf', 'type', 'enum', 'const'];

/**
 * Follows a schema's `$ref` to its end, or to a schema with other keywords beside its `$ref`: that
 * one is returned with the reference as a part of its `allOf`.
 * @returns undefined where a reference does not resolve, or is part of a cycle.
 */
export function follow(value: Json | undefined, source: Source): Found | undefined {
  if (!isJsonObject(value)) return undefined;
  const { $ref: reference, ...rest } = value;
  if (typeof reference !== 'string') return { schema: value, source };
  if (STRUCTURE.some((keyword) => rest[keyword] !== undefined)) {
    const allOf = [...itemsOf(rest['allOf']), { $ref: reference }];
    return { schema: { ...rest, allOf }, source };
  }
  if (source.followed.includes(reference)) return undefined;
  const followed = [...source.followed, reference];
  return follow(valueAt(source.root, reference), { ...source, followed });
}

/** A schema and one of its properties. */
export interface FoundProperty extends Found {
  /** Undefined where the schema itself does not define the property. */
  readonly property: Json | undefined;
}

/** Follows a schema to its end, and finds a property in it, but not in its parts. */
export function followProperty(
  value: Json | undefined,
  name: string,
  source: Source,
): FoundProperty | undefined {
  const found = follow(value, source);
  if (found === undefined) return undefined;
  const { properties } = found.schema;
  const isNamed = isJsonObject(properties) && Object.hasOwn(properties, name);
  return { ...found, property: isNamed ? properties[name] : undefined };
}
