import type { Json, JsonObject } from '../../load/json.js';

/** An object with the same keys, and a new value for each. A key without a value is left out. */
export function mapValues(object: JsonObject, map: (value: Json, key: string) => Json): JsonObject {
  const entries: [string, Json][] = [];
  for (const [key, value] of Object.entries(object)) {
    if (value !== undefined) entries.push([key, map(value, key)]);
  }
  return Object.fromEntries(entries);
}
