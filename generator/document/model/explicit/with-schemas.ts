import { isJsonObject, type Json, type JsonObject } from '../../load/json.js';

/** A document with more component schemas, after its own. */
export function withSchemas(
  document: JsonObject,
  added: readonly (readonly [name: string, schema: Json])[],
): JsonObject {
  if (added.length === 0) return document;
  const components = document['components'];
  const own = isJsonObject(components) ? components : {};
  const schemas = isJsonObject(own['schemas']) ? own['schemas'] : {};
  return {
    ...document,
    components: { ...own, schemas: { ...schemas, ...Object.fromEntries(added) } },
  };
}
