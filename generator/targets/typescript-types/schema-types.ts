// https://json-schema.org/draft/2020-12/json-schema-validation and core, as types
import {
  componentName,
  documentSchemas,
  isBinaryType,
  isJsonObject,
  type Json,
  type JsonObject,
  type Model,
} from '@upspec/document';
import { boundedTuple, isShortAndFixed } from './bounded-tuple.js';
import { DirectCycles } from './direct-cycles.js';
import { hasType, literalType } from './literal-type.js';
import { objectType } from './object-type.js';
import type { Surroundings, TypeSource } from './type-source.js';
import {
  arrayOf,
  atom,
  intersectionOf,
  NEVER,
  NULL,
  UNKNOWN,
  unionOf,
  type TypeText,
} from './type-text.js';

/** Types that the output uses; a schema with such a name has another one within the file. */
const GLOBALS: ReadonlySet<string> = new Set(['Blob', 'Record']);

/** The types of a document's schemas. */
export class SchemaTypes implements TypeSource {
  readonly root: JsonObject;
  readonly schemas: JsonObject;
  readonly #names: ReadonlyMap<string, string>;
  readonly #cycles: DirectCycles;

  constructor(model: Model) {
    this.root = model.document;
    const components = model.document['components'];
    const schemas = isJsonObject(components) ? components['schemas'] : undefined;
    this.schemas = isJsonObject(schemas) ? schemas : {};
    this.#names = new Map(
      documentSchemas(model).map(({ name, typeName }) => [name, localName(typeName)]),
    );
    this.#cycles = new DirectCycles(this.schemas, nameOf);
  }

  /** The type of a component schema, by its name in the document. */
  ofComponent(name: string): string {
    return this.of(this.schemas[name] ?? true, { around: [], component: name }).text;
  }

  of(schema: Json, at: Surroundings = { around: [] }): TypeText {
    if (schema === false) return NEVER;
    if (!isJsonObject(schema)) return UNKNOWN;
    if (rejectsAll(schema)) return NEVER;
    const below: Surroundings = { ...at, around: [...at.around, schema] };
    const options = (['oneOf', 'anyOf'] as const).flatMap((keyword) => {
      const list = schema[keyword];
      return Array.isArray(list) ? [this.#options(list as readonly Json[], below)] : [];
    });
    const parts = listOf(schema['allOf']).map((part) => this.of(part, below));
    const reference = this.#reference(schema['$ref'], at);
    const all = intersectionOf([reference, ...parts, ...options, this.#own(schema, below)]);
    return schema['nullable'] === true ? unionOf([all, NULL]) : all;
  }

  #reference(reference: Json | undefined, { component }: Surroundings): TypeText {
    const name = nameOf(reference);
    const local = name === undefined ? undefined : this.#names.get(name);
    if (name === undefined || local === undefined) return UNKNOWN;
    if (component !== undefined && this.#cycles.leads(name, component)) return UNKNOWN;
    return atom(local);
  }

  #options(options: readonly Json[], at: Surroundings): TypeText {
    const others = options.filter((option) => !this.#isPartOfItself(option, at));
    const types = others.map((option) => this.of(option, at));
    const isOpen = types.some(({ text }) => text === 'string');
    if (!isOpen || !others.some((option) => this.#isWords(option))) return unionOf(types);
    // Editors suggest the words of `'a' | (string & {})`, which `'a' | string` would lose.
    const words = types.map((type) => (type.text === 'string' ? atom('(string & {})') : type));
    return unionOf(words);
  }

  #isPartOfItself(option: Json, { component }: Surroundings): boolean {
    const name = isJsonObject(option) ? nameOf(option['$ref']) : undefined;
    if (name === undefined || component === undefined) return false;
    return this.#cycles.leads(name, component);
  }

  #isWords(option: Json): boolean {
    const name = isJsonObject(option) ? nameOf(option['$ref']) : undefined;
    const schema = name === undefined ? option : this.schemas[name];
    return (
      isJsonObject(schema) && listOf(schema['enum']).some((value) => typeof value === 'string')
    );
  }

  /** The type that a schema's own keywords describe, without its parts. */
  #own(schema: JsonObject, at: Surroundings): TypeText {
    const types = typesOf(schema);
    const values = valuesOf(schema);
    if (values !== undefined) {
      const valid = values.filter(
        (value) => types.length === 0 || types.some((type) => hasType(value, type)),
      );
      return unionOf(valid.map(literalType));
    }
    if (types.length > 0) return unionOf(types.map((type) => this.#ofType(type, schema, at)));
    if (OBJECT_KEYWORDS.some((keyword) => schema[keyword] !== undefined)) {
      return objectType(this, schema, at);
    }
    if (ARRAY_KEYWORDS.some((keyword) => schema[keyword] !== undefined)) return this.#array(schema);
    return isBytes(schema) || isBinaryType(schema) ? atom('Blob') : UNKNOWN;
  }

  #ofType(type: Json, schema: JsonObject, at: Surroundings): TypeText {
    switch (type) {
      case 'null':
      case 'boolean':
        return atom(type);
      case 'integer':
      case 'number':
        return atom('number');
      case 'string':
        return atom(isBytes(schema) ? 'Blob' : 'string');
      case 'array':
        return this.#array(schema);
      case 'object':
        return objectType(this, schema, at);
      default:
        return UNKNOWN;
    }
  }

  #array(schema: JsonObject): TypeText {
    const { items, prefixItems, unevaluatedItems } = schema;
    if (!Array.isArray(prefixItems) || prefixItems.length === 0) {
      const item = this.of(items ?? true);
      return isShortAndFixed(schema) ? boundedTuple(schema, [], item) : arrayOf(item);
    }
    const isClosed = items === false || (items === undefined && unevaluatedItems === false);
    const first = (prefixItems as readonly Json[]).map((item) => this.of(item));
    return boundedTuple(schema, first, isClosed ? undefined : this.of(items ?? true));
  }
}

/** The name of a schema's type within the file. */
export function localName(typeName: string): string {
  return GLOBALS.has(typeName) ? `${typeName}Schema_` : typeName;
}

const OBJECT_KEYWORDS = ['properties', 'required', 'additionalProperties', 'patternProperties'];

const ARRAY_KEYWORDS = ['items', 'prefixItems'];

/** `false` as a component is `not: {}`: "boolean schemas" (JSON Schema 2020-12 Core, 4.3.2). */
function rejectsAll({ not }: JsonObject): boolean {
  return not === true || (isJsonObject(not) && Object.keys(not).length === 0);
}

function nameOf(reference: Json | undefined): string | undefined {
  return typeof reference === 'string' ? componentName(reference) : undefined;
}

function typesOf({ type }: JsonObject): readonly Json[] {
  return type === undefined ? [] : Array.isArray(type) ? (type as readonly Json[]) : [type];
}

function valuesOf(schema: JsonObject): readonly Json[] | undefined {
  const { const: constant, enum: values } = schema;
  if (constant !== undefined) return [constant];
  return Array.isArray(values) ? (values as readonly Json[]) : undefined;
}

function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}

/** OpenAPI 3.0 says `format: binary`; 3.1 leaves the type out and names a media type. */
function isBytes({ format, contentMediaType, contentEncoding }: JsonObject): boolean {
  if (format === 'binary') return true;
  return contentMediaType === 'application/octet-stream' && contentEncoding === undefined;
}
