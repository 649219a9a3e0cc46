import { isYamlObject, type YamlObject } from './read-yaml.js';

/** Properties that describe, but are not rules. */
const prose = new Set([
  'summary',
  'description',
  'title',
  'example',
  'examples',
  'tags',
  'externalDocs',
]);

/** Properties whose values are sets, so that their order has no meaning. */
const sets = new Set(['required', 'enum', 'type']);

/**
 * Returns the rules of a schema or of a part of an operation: without prose and extensions (`x-…`),
 * with sorted properties and sets, and with a choice between bare types written as a list of types.
 * `$ref` is not resolved.
 */
export function normalForm(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => normalForm(item));
  if (!isYamlObject(value)) return value;
  const kept = Object.entries(value)
    .filter(([key]) => !prose.has(key) && !key.startsWith('x-'))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, inner]) => [
      key,
      key === 'properties' ? normalMap(inner) : normalProperty(key, inner),
    ]);
  return joinTypes(Object.fromEntries(kept) as YamlObject);
}

/** The keys of `properties` are names, so `title` and `example` are ordinary keys there. */
function normalMap(value: unknown): unknown {
  if (!isYamlObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, normalForm(inner)]));
}

function normalProperty(key: string, value: unknown): unknown {
  return sets.has(key) && Array.isArray(value) ? [...value].sort() : normalForm(value);
}

/** `anyOf: [{type: string}, {type: 'null'}]` means the same as `type: [string, 'null']`. */
function joinTypes(schema: YamlObject): YamlObject {
  const { anyOf, ...rest } = schema;
  if (!Array.isArray(anyOf) || anyOf.length === 0) return schema;
  const types = anyOf.map((choice: unknown) =>
    isYamlObject(choice) && Object.keys(choice).length === 1 ? choice['type'] : undefined,
  );
  const isBare = types.every((type) => typeof type === 'string');
  return isBare && !('type' in rest) ? { ...rest, type: types.sort() } : schema;
}
