import { isJsonObject, type Json, type JsonObject } from '../load/json.js';
import { valueAt } from '../load/json-pointer.js';
import { itemsOf } from './context.js';

/** A document, and the references that were followed on the way; one met again is a circle. */
export interface Source {
  readonly root: JsonObject;
  readonly followed: readonly string[];
}

/** A schema that is no reference, and how it was found. */
export interface Found {
  readonly schema: JsonObject;
  readonly source: Source;
}

/** Keywords that say something of a value beside a `$ref`, and not only about it. */
const STRUCTURE = ['properties', 'allOf', 'anyOf', 'oneOf', 'type', 'enum', 'const'];

/**
 * Follows a schema's `$ref` to its end, or to a schema that says more beside its `$ref`: that one
 * is returned with the reference as a part of its `allOf`.
 * @returns undefined where a reference leads to nothing, or in a circle.
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

/** A schema, and what it states of one of its properties. */
export interface FoundProperty extends Found {
  /** Undefined where the schema itself does not name the property. */
  readonly property: Json | undefined;
}

/** Follows a schema to its end, and looks a property up in it, not in its parts. */
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
