// https://spec.openapis.org/oas/v3.0.4.html#reference-object
import { isJsonObject, type Json, type JsonObject } from '../../load/json.js';
import { mapSchemas } from './map-schemas.js';
import { mapValues } from './map-values.js';
import { mapSubschemas } from './subschemas.js';

/** Keywords beside a `$ref` that restrict no value. */
const ANNOTATIONS: ReadonlySet<string> = new Set([
  '$ref',
  'default',
  'deprecated',
  'description',
  'example',
  'externalDocs',
  'readOnly',
  'summary',
  'title',
  'writeOnly',
  'xml',
  // OpenAPI ignores it, too. But it has one plausible meaning: the value may also be null.
  'nullable',
]);

/** The keywords beside a `$ref` that OpenAPI 3.0 ignores and that would restrict the value. */
export function ignoredSiblings(schema: JsonObject): readonly string[] {
  if (typeof schema['$ref'] !== 'string') return [];
  return Object.keys(schema).filter((key) => !ANNOTATIONS.has(key) && !key.startsWith('x-'));
}

/**
 * Drops what OpenAPI 3.0 ignores: "This object cannot be extended with additional properties and
 * any properties added SHALL be ignored". Notes for readers are kept.
 */
export function dropReferenceSiblings(root: JsonObject): JsonObject {
  const drop = (schema: Json): Json => {
    if (!isJsonObject(schema)) return schema;
    const ignored = new Set(ignoredSiblings(schema));
    if (ignored.size === 0) return mapSubschemas(schema, drop);
    const kept = Object.entries(schema).filter(([key]) => !ignored.has(key));
    return mapValues(Object.fromEntries(kept), (value) => value);
  };
  return mapSchemas(root, drop);
}
