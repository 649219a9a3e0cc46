import { isYamlObject, type YamlObject } from './read-yaml.js';

/** Members that describe and do not bind. */
const prose = new Set([
  'summary',
  'description',
  'title',
  'example',
  'examples',
  'tags',
  'externalDocs',
]);

/** Members whose values are sets: their order says nothing. */
const sets = new Set(['required', 'enum', 'type']);

/**
 * A schema or a part of an operation as it binds: without prose and extensions (`x-…`), members
 * and sets sorted, and a choice between bare types written as a list of types. `$ref` is left as it stands.
 */
export function normalForm(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => normalForm(item));
  if (!isYamlObject(value)) return value;
  const kept = Object.entries(value)
    .filter(([key]) => !prose.has(key) && !key.startsWith('x-'))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, inner]) => [
      key,
      key === 'properties' ? normalMap(inner) : normalMember(key, inner),
    ]);
  return joinTypes(Object.fromEntries(kept) as YamlObject);
}

/** The members of `properties` are names, among which `title` and `example` are ordinary ones. */
function normalMap(value: unknown): unknown {
  if (!isYamlObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, normalForm(inner)]));
}

function normalMember(key: string, value: unknown): unknown {
  return sets.has(key) && Array.isArray(value) ? [...value].sort() : normalForm(value);
}

/** `anyOf: [{type: string}, {type: 'null'}]` says the same as `type: [string, 'null']`. */
function joinTypes(schema: YamlObject): YamlObject {
  const { anyOf, ...rest } = schema;
  if (!Array.isArray(anyOf) || anyOf.length === 0) return schema;
  const types = anyOf.map((choice: unknown) =>
    isYamlObject(choice) && Object.keys(choice).length === 1 ? choice['type'] : undefined,
  );
  const isBare = types.every((type) => typeof type === 'string');
  return isBare && !('type' in rest) ? { ...rest, type: types.sort() } : schema;
}
