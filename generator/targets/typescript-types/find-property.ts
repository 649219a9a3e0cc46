import { isJsonObject, type Json, type JsonObject } from '@upspec/document';
import { valueAt } from '@upspec/document/json-pointer';

/** The most references and compositions that are followed in a row. */
const MAX_DEPTH = 16;

/** Finds the schema of a property in a schema, in what it refers to, or in a part of it. */
export function findProperty(
  schema: Json | undefined,
  name: string,
  root: JsonObject,
): Json | undefined {
  const find = (value: Json | undefined, depth: number): Json | undefined => {
    if (!isJsonObject(value) || depth > MAX_DEPTH) return undefined;
    const { properties, $ref: reference, allOf } = value;
    if (isJsonObject(properties) && Object.hasOwn(properties, name)) return properties[name];
    const target = typeof reference === 'string' ? [valueAt(root, reference)] : [];
    const parts = Array.isArray(allOf) ? (allOf as readonly Json[]) : [];
    for (const part of [...target, ...parts]) {
      const found = find(part, depth + 1);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return find(schema, 0);
}
