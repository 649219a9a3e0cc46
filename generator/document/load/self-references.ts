import { componentName } from './component-name.js';
import { isJsonObject, type Json, type JsonObject } from './json.js';
import { escapeToken, valueAt } from './json-pointer.js';

const COMPONENTS = '#/components/schemas/';

/**
 * Finds the component schemas that contain themselves, by `$ref` or `allOf` alone: no value
 * can match them. A schema that refers to itself in a property is valid.
 * @returns their pointers.
 */
export function findSelfReferences(root: Json): readonly string[] {
  const schemas = valueAt(root, '#/components/schemas');
  if (!isJsonObject(schemas)) return [];
  return Object.keys(schemas)
    .filter((name) => contains(schemas, name, name))
    .map((name) => `${COMPONENTS}${escapeToken(name)}`);
}

function contains(schemas: JsonObject, start: string, target: string): boolean {
  const seen = new Set<string>();
  const open = included(schemas[start]);
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (name === target) return true;
    if (seen.has(name)) continue;
    seen.add(name);
    open.push(...included(schemas[name]));
  }
  return false;
}

/** The components that a schema includes by `$ref` or `allOf`. */
function included(schema: Json | undefined): string[] {
  if (!isJsonObject(schema)) return [];
  const parts = Array.isArray(schema['allOf']) ? (schema['allOf'] as readonly Json[]) : [];
  const own = schema['$ref'];
  const name = typeof own === 'string' ? componentName(own) : undefined;
  return [...(name === undefined ? [] : [name]), ...parts.flatMap(included)];
}
