import { componentName } from '../load/component-name.js';
import { isJsonObject, type Json, type JsonObject } from '../load/json.js';
import { escapeToken } from '../load/json-pointer.js';
import { mapSubschemas } from './explicit/subschemas.js';
import type { Model, NamedSchema } from './model.js';

/** Formats of the OpenAPI registry that JSON Schema doesn't define. */
const OPENAPI_FORMATS = new Set([
  'binary',
  'byte',
  'int32',
  'int64',
  'float',
  'double',
  'password',
]);
/** Keywords of OpenAPI's own schema dialect. */
const OPENAPI_KEYWORDS = new Set([
  'nullable',
  'discriminator',
  'xml',
  'externalDocs',
  'example',
  // Keywords of older drafts; without them the schema never allows less.
  '$recursiveAnchor',
  '$recursiveRef',
]);

/** A self-contained JSON Schema 2020-12, with everything that it refers to. */
export function toJsonSchema(model: Model, { name, fileName }: NamedSchema): JsonObject {
  const components = componentsOf(model);
  const used = reachable(components, name);
  const how: Translation = {
    reference: toComponent((other) => (other === name ? '#' : `#/$defs/${escapeToken(other)}`)),
    omit: new Set(),
  };
  const definitions = [...used].filter((other) => other !== name).sort();
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `${encodeURIComponent(fileName)}.json`,
    ...objectSchema(translate(components[name], how)),
    ...(definitions.length > 0 && {
      $defs: Object.fromEntries(
        definitions.map((other) => [other, translate(components[other], how)]),
      ),
    }),
  };
}

/** A schema as an object: `false` accepts nothing, and `true` accepts all. */
function objectSchema(schema: Json): JsonObject {
  if (isJsonObject(schema)) return schema;
  return schema === false ? { not: {} } : {};
}

/** The name by which other schemas refer to a linked schema. */
export function linkedId(name: string): string {
  return `upspec:${encodeURIComponent(name)}`;
}

/** The same schema as one of several linked schemas, without annotations. */
export function toLinkedSchema(model: Model, name: string): Json {
  const how = { reference: toComponent(linkedId), omit: ANNOTATIONS };
  return translateSchema(componentsOf(model)[name], how);
}

/** Ajv skips a property named `__proto__`; as a pattern it is checked. */
function withoutProto(value: Json): Json {
  if (!isJsonObject(value)) return value;
  const schema = mapSubschemas(value, withoutProto);
  const { properties, patternProperties } = schema;
  if (!isJsonObject(properties) || !Object.hasOwn(properties, '__proto__')) return schema;
  const { ['__proto__']: proto, ...rest } = properties;
  const patterns = isJsonObject(patternProperties) ? patternProperties : {};
  return { ...schema, properties: rest, patternProperties: { ...patterns, '^__proto__$': proto } };
}

/** Keywords that validate nothing. */
const ANNOTATIONS = new Set([
  'title',
  'description',
  'deprecated',
  'default',
  'examples',
  'readOnly',
  'writeOnly',
]);

/** How a schema is translated. */
export interface Translation {
  /** Returns the `$ref` that replaces one of the document. */
  readonly reference: (reference: string) => string;
  /** Keywords that are omitted. */
  readonly omit: ReadonlySet<string>;
}

/** Translates references to components by their names; others are unchanged. */
function toComponent(rename: (name: string) => string): Translation['reference'] {
  return (reference) => {
    const name = componentName(reference);
    return name === undefined ? reference : rename(name);
  };
}

/** Translates a schema of an OpenAPI document to JSON Schema 2020-12 for ajv. */
export function translateSchema(value: Json | undefined, how: Translation): Json {
  return withoutProto(translate(value, how));
}

function componentsOf(model: Model): JsonObject {
  const components = model.document['components'];
  const schemas = isJsonObject(components) ? components['schemas'] : undefined;
  return isJsonObject(schemas) ? schemas : {};
}

/** The names of the components that one needs, including itself. */
function reachable(components: JsonObject, name: string): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [name];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (found.has(next) || components[next] === undefined) continue;
    found.add(next);
    open.push(...references(components[next]));
  }
  return found;
}

function references(value: Json | undefined): readonly string[] {
  if (Array.isArray(value)) return (value as readonly Json[]).flatMap(references);
  if (!isJsonObject(value)) return [];
  const own = value['$ref'];
  const named = typeof own === 'string' ? componentName(own) : undefined;
  return [...(named === undefined ? [] : [named]), ...Object.values(value).flatMap(references)];
}

/** Rewrites OpenAPI's own keywords, and omits `x-` extensions and notes for tools. */
function translate(value: Json | undefined, how: Translation): Json {
  if (!isJsonObject(value)) return value ?? true;
  const plain = withNumericBounds(value);
  const entries = Object.entries(plain).flatMap(([key, inner]) => translateEntry(key, inner, how));
  const schema = mapSubschemas(Object.fromEntries(entries), (inner) => translate(inner, how));
  return value['nullable'] === true ? { anyOf: [schema, { type: 'null' }] } : schema;
}

/** OpenAPI 3.0 writes `minimum: 0, exclusiveMinimum: true` for `exclusiveMinimum: 0`. */
function withNumericBounds(schema: JsonObject): JsonObject {
  const pairs = [
    ['minimum', 'exclusiveMinimum'],
    ['maximum', 'exclusiveMaximum'],
  ] as const;
  return pairs.reduce((result, [bound, exclusive]) => {
    if (typeof result[exclusive] !== 'boolean') return result;
    const { [bound]: limit, [exclusive]: isExclusive, ...rest } = result;
    return { ...rest, ...(limit !== undefined && { [isExclusive ? exclusive : bound]: limit }) };
  }, schema);
}

function translateEntry(key: string, inner: Json | undefined, how: Translation): [string, Json][] {
  const dropped = key.startsWith('x-') || OPENAPI_KEYWORDS.has(key) || how.omit.has(key);
  if (dropped || inner === undefined) return [];
  if (key === '$ref' && typeof inner === 'string') {
    return [[key, how.reference(inner)]];
  }
  if (key === 'format' && OPENAPI_FORMATS.has(String(inner))) {
    return inner === 'binary' ? [['contentMediaType', 'application/octet-stream']] : [];
  }
  // "Elements of this array, if any, MUST be strings, and MUST be unique."
  if (key === 'required' && Array.isArray(inner)) {
    return [[key, [...new Set(inner as readonly Json[])]]];
  }
  return [[key, inner]];
}
