import { isJsonObject, valueAt, type Json, type JsonObject } from '../load/json.js';

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

/** Follows a schema's `$ref` to its end; undefined where it leads to nothing, or in a circle. */
export function follow(value: Json | undefined, source: Source): Found | undefined {
  if (!isJsonObject(value)) return undefined;
  const reference = value['$ref'];
  if (typeof reference !== 'string') return { schema: value, source };
  if (source.followed.includes(reference)) return undefined;
  const followed = [...source.followed, reference];
  return follow(valueAt(source.root, reference), { ...source, followed });
}
