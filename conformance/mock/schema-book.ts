import { isJsonObject, type JsonObject } from '../json/json-object.js';

/** References and `allOf` are followed so far, so that cycles end. */
const deepest = 24;

/** Reads the schemas of a contract, with what they refer to. */
export class SchemaBook {
  readonly #schemas: JsonObject;

  constructor(schemas: JsonObject) {
    this.#schemas = schemas;
  }

  /** A schema by its name in the contract; it allows everything where there is none. */
  named(name: string | undefined): JsonObject {
    const found = name === undefined ? undefined : this.#schemas[name];
    return isJsonObject(found) ? found : {};
  }

  /** A schema as one object: its references are followed and its `allOf` is merged. */
  flat(schema: unknown, depth = 0): JsonObject {
    if (!isJsonObject(schema) || depth > deepest) return {};
    const { $ref: reference, allOf, ...own } = schema;
    const parts: unknown[] = Array.isArray(allOf) ? allOf : [];
    const target = typeof reference === 'string' ? [this.#target(reference)] : [];
    return [...target, ...parts]
      .map((part) => this.flat(part, depth + 1))
      .reduceRight<JsonObject>((merged, part) => mergeSchemas(part, merged), own);
  }

  /** The schema of a property; undefined where the schema names no such property. */
  property(schema: JsonObject, name: string): unknown {
    const properties = schema['properties'];
    return isJsonObject(properties) && Object.hasOwn(properties, name)
      ? properties[name]
      : undefined;
  }

  /** The types that a schema allows, of its options too; empty where it allows every type. */
  types(schema: unknown, depth = 0): ReadonlySet<string> {
    const flat = this.flat(schema);
    if (typeof flat['type'] === 'string') return new Set([flat['type']]);
    if (Array.isArray(flat['type'])) return new Set(flat['type'].map(String));
    if (depth > deepest) return new Set();
    const options = optionsOf(flat);
    if (options.length > 0) {
      const all = options.map((option) => this.types(option, depth + 1));
      return all.some(({ size }) => size === 0)
        ? new Set()
        : new Set(all.flatMap((set) => [...set]));
    }
    const values: unknown[] = Array.isArray(flat['enum']) ? flat['enum'] : [];
    const fixed = Object.hasOwn(flat, 'const') ? [flat['const']] : values;
    if (fixed.length > 0) return new Set(fixed.map(typeOf));
    if (isJsonObject(flat['properties'])) return new Set(['object']);
    return Object.hasOwn(flat, 'items') ? new Set(['array']) : new Set();
  }

  /** A reference within a contract (RFC 6901, section 6). */
  #target(reference: string): unknown {
    const name = /^#\/schemas\/(.*)$/s.exec(reference)?.[1];
    if (name === undefined) return undefined;
    return this.#schemas[decodeURIComponent(name).replaceAll('~1', '/').replaceAll('~0', '~')];
  }
}

/** The schemas of `oneOf` and `anyOf`. */
export function optionsOf({ oneOf, anyOf }: JsonObject): readonly unknown[] {
  if (Array.isArray(oneOf)) return oneOf as readonly unknown[];
  return Array.isArray(anyOf) ? (anyOf as readonly unknown[]) : [];
}

/** The type of a value as JSON Schema names it. */
export function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
}

const highest: ReadonlySet<string> = new Set([
  'minimum',
  'exclusiveMinimum',
  'minLength',
  'minItems',
  'minProperties',
]);
const lowest: ReadonlySet<string> = new Set([
  'maximum',
  'exclusiveMaximum',
  'maxLength',
  'maxItems',
  'maxProperties',
]);

/** A schema that allows what both allow, as far as one object can express it. */
function mergeSchemas(one: JsonObject, other: JsonObject): JsonObject {
  const merged: Record<string, unknown> = { ...one };
  for (const [key, value] of Object.entries(other)) {
    merged[key] = Object.hasOwn(one, key) ? mergeKeyword(key, one[key], value) : value;
  }
  return merged;
}

function mergeKeyword(key: string, one: unknown, other: unknown): unknown {
  if (typeof one === 'number' && typeof other === 'number') {
    if (highest.has(key)) return Math.max(one, other);
    if (lowest.has(key)) return Math.min(one, other);
  }
  if (key === 'properties' && isJsonObject(one) && isJsonObject(other)) {
    const shared = Object.entries(other).map(([name, schema]): [string, unknown] => [
      name,
      Object.hasOwn(one, name) ? { allOf: [one[name], schema] } : schema,
    ]);
    return { ...one, ...Object.fromEntries(shared) };
  }
  if (!Array.isArray(one) || !Array.isArray(other)) {
    return key === 'type' ? sharedTypes(one, other) : other;
  }
  if (key === 'required') return [...new Set([...one, ...other])];
  if (key === 'enum') return one.filter((value) => other.includes(value));
  return key === 'type' ? sharedTypes(one, other) : other;
}

function sharedTypes(one: unknown, other: unknown): unknown {
  const first: unknown[] = Array.isArray(one) ? one : [one];
  const second: unknown[] = Array.isArray(other) ? other : [other];
  const both = first.filter(
    (type) => second.includes(type) || (type === 'integer' && second.includes('number')),
  );
  return both.length > 0 ? both : other;
}
