import { escapeToken } from '../load/json-pointer.js';
import { isJsonObject, type Json, type JsonObject } from '../load/json.js';
import { componentName } from '../load/component-name.js';
import { valueAt } from '../load/json-pointer.js';
import type { Model } from '../model/model.js';
import { translateSchema } from '../model/to-json-schema.js';

/** Keywords that validate nothing, and those that would change the target of references. */
const OMITTED: ReadonlySet<string> = new Set([
  'title',
  'description',
  'deprecated',
  'examples',
  '$schema',
  '$id',
  '$comment',
]);

/**
 * The JSON Schemas of some names and of all that they refer to. A schema is translated once, so
 * that cycles end.
 */
export function contractSchemas(
  { document }: Pick<Model, 'document'>,
  names: Iterable<string>,
): Readonly<Record<string, JsonObject>> {
  const schemas = new Map<string, JsonObject>();
  const open = [...names];
  const reference = (target: string): string => {
    const name = componentName(target) ?? target;
    open.push(name);
    return schemaReference(name);
  };
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (schemas.has(name)) continue;
    const value = schemaAt(document, name);
    schemas.set(name, objectOf(translateSchema(value, { reference, omit: OMITTED })));
  }
  return Object.fromEntries([...schemas].toSorted(([a], [b]) => (a < b ? -1 : Number(a > b))));
}

/** The reference to a schema within a contract (RFC 6901, section 6). */
export function schemaReference(name: string): string {
  return `#/schemas/${encodeURIComponent(escapeToken(name))}`;
}

function schemaAt(document: JsonObject, name: string): Json | undefined {
  if (!name.startsWith('#')) {
    return valueAt(document, `/components/schemas/${escapeToken(name)}`);
  }
  return valueAt(document, name.slice(1)) ?? valueAt(document, name);
}

/** The boolean schemas as objects: `{}` allows every value, `{"not": {}}` none. */
function objectOf(schema: Json): JsonObject {
  if (isJsonObject(schema)) return schema;
  return schema === false ? { not: {} } : {};
}
