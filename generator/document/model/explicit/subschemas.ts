// https://json-schema.org/draft/2020-12/json-schema-core#section-10.3 and the validation vocabulary
import { isJsonObject, type Json, type JsonObject } from '../../load/json.js';
import { pointerTo } from '../../load/json-pointer.js';
import { mapValues } from './map-values.js';

/** Keywords whose value is a schema. `items` was also a list of schemas in older drafts. */
const SINGLE: ReadonlySet<string> = new Set([
  'additionalItems',
  'additionalProperties',
  'contains',
  'contentSchema',
  'else',
  'if',
  'items',
  'not',
  'propertyNames',
  'then',
  'unevaluatedItems',
  'unevaluatedProperties',
]);

const LISTS: ReadonlySet<string> = new Set(['allOf', 'anyOf', 'items', 'oneOf', 'prefixItems']);

/** Keywords whose value is an object with a schema for each name. */
const MAPS: ReadonlySet<string> = new Set([
  '$defs',
  'definitions',
  'dependentSchemas',
  'patternProperties',
  'properties',
]);

/** Replaces a schema that is the value of a keyword, or is in it. */
export type SubschemaMap = (subschema: Json, keyword: string) => Json;

/** Replaces each schema that is directly inside a schema. All other values are data, and stay. */
export function mapSubschemas(schema: JsonObject, map: SubschemaMap): JsonObject {
  return mapValues(schema, (value, keyword) => mapKeyword(keyword, value, map));
}

function mapKeyword(keyword: string, value: Json, map: SubschemaMap): Json {
  if (LISTS.has(keyword) && Array.isArray(value)) {
    return (value as readonly Json[]).map((item) => map(item, keyword));
  }
  if (MAPS.has(keyword) && isJsonObject(value)) {
    return mapValues(value, (inner) => map(inner, keyword));
  }
  return SINGLE.has(keyword) ? map(value, keyword) : value;
}

/** The schemas that are directly inside a schema, each with its pointer from there. */
export function subschemasOf(schema: JsonObject): readonly (readonly [pointer: string, Json])[] {
  return Object.entries(schema).flatMap(([keyword, value]) => {
    const at = pointerTo('', keyword);
    if (value === undefined) return [];
    if (LISTS.has(keyword) && Array.isArray(value)) {
      return (value as readonly Json[]).map((item, index) => [pointerTo(at, index), item] as const);
    }
    if (MAPS.has(keyword) && isJsonObject(value)) {
      return Object.entries(value).map(
        ([name, inner]) => [pointerTo(at, name), inner ?? true] as const,
      );
    }
    return SINGLE.has(keyword) ? [[at, value] as const] : [];
  });
}
