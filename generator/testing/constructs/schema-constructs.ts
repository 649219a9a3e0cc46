// https://spec.openapis.org/oas/v3.1.1.html#schema-object
import { isJsonObject, type Json, type JsonObject } from '@upspec/document';
import { escapeToken } from '@upspec/document/json-pointer';
import type { ConstructList } from './construct-list.js';

interface SchemaLocation {
  readonly value: Json | undefined;
  readonly pointer: string;
  /** The kind of location: a component, a property, an option of oneOf, the body of a response. */
  readonly within: string;
}

const COMPOSITIONS = ['allOf', 'anyOf', 'oneOf'] as const;
/** Keywords that define the form of a schema, which has one name. */
const FORM_KEYWORDS: readonly string[] = [...COMPOSITIONS, 'type', '$ref', 'enum', 'const'];
const LONG = 20;

/** Adds the form of a schema at its location, its keywords, and its children. */
export function addSchema(list: ConstructList, location: SchemaLocation): void {
  const { value, pointer, within } = location;
  list.add(`schema of ${within}: ${formOf(value)}`, pointer);
  if (!isJsonObject(value)) return;
  for (const [key, held] of Object.entries(value)) {
    if (held !== undefined) addKeyword(list, { schema: value, key, held, pointer });
  }
  addHeld(list, location);
}

interface Keyword {
  readonly schema: JsonObject;
  readonly key: string;
  readonly held: Json;
  readonly pointer: string;
}

function addKeyword(list: ConstructList, { schema, key, held, pointer }: Keyword): void {
  const at = `${pointer}/${escapeToken(key)}`;
  if (key === 'enum' || key === 'const') list.add(valuesOf(key, held), at);
  if (FORM_KEYWORDS.includes(key)) return;
  list.add(`${familyOf(schema)}: ${keywordName(key, held)}`, at);
  if (key === 'discriminator') list.add(`discriminator: ${mappingOf(held)}`, at);
  if (key === 'default' || key === 'example') list.add(`${key}: ${kindOfValue(held)}`, at);
}

function keywordName(key: string, held: Json): string {
  if (key.startsWith('x-')) return 'x-';
  if (key === 'format') return `format ${String(held)}`;
  return typeof held === 'boolean' ? `${key} ${String(held)}` : key;
}

function valuesOf(key: string, held: Json): string {
  if (!Array.isArray(held)) return `${key} of ${kindOfValue(held)}`;
  const kinds = new Set((held as readonly Json[]).map(kindOfValue));
  const long = held.length > LONG ? `, more than ${String(LONG)}` : '';
  return `${key} of ${[...kinds].sort().join(' and ')}${long}`;
}

function mappingOf(held: Json): string {
  if (!isJsonObject(held)) return 'broken';
  return held['mapping'] === undefined ? 'without mapping' : 'with mapping';
}

function kindOfValue(value: Json): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  return typeof value;
}

/** Adds the schemas that a schema contains. */
function addHeld(list: ConstructList, { value, pointer }: SchemaLocation): void {
  if (!isJsonObject(value)) return;
  const add = (held: Json | undefined, path: string, within: string): void => {
    if (held !== undefined) addSchema(list, { value: held, pointer: `${pointer}/${path}`, within });
  };
  for (const key of ['items', 'additionalProperties', 'not', 'propertyNames'] as const) {
    if (typeof value[key] !== 'boolean') add(value[key], key, key);
  }
  const properties = isJsonObject(value['properties']) ? value['properties'] : {};
  for (const [name, held] of Object.entries(properties)) {
    add(held, `properties/${escapeToken(name)}`, 'property');
  }
  for (const key of COMPOSITIONS) {
    const options = Array.isArray(value[key]) ? (value[key] as readonly Json[]) : [];
    options.forEach((held, index) => {
      add(held, `${key}/${String(index)}`, key);
    });
  }
}

/** The form without the options of a composition, for naming keywords beside it. */
function familyOf(schema: JsonObject): string {
  const composition = COMPOSITIONS.find((key) => schema[key] !== undefined);
  return composition ?? formOf(schema);
}

/** The form of a schema in words: `string`, `string or null`, `anyOf of object, reference`. */
function formOf(value: Json | undefined): string {
  if (!isJsonObject(value)) return String(value);
  const { $ref } = value;
  if (typeof $ref === 'string')
    return Object.keys(value).length === 1 ? 'reference' : 'reference with siblings';
  const compositions = COMPOSITIONS.filter((key) => value[key] !== undefined);
  if (compositions.length > 0) {
    const own = typeOf(value);
    return [
      ...(own === 'untyped' ? [] : [own]),
      ...compositions.map((key) => compositionOf(key, value[key])),
    ].join(' with ');
  }
  return typeOf(value);
}

function compositionOf(key: string, options: Json | undefined): string {
  const forms = (Array.isArray(options) ? (options as readonly Json[]) : []).map(optionForm);
  return `${key} of ${[...new Set(forms)].sort().join(', ')}`;
}

/** An option, no deeper than its own type. */
function optionForm(value: Json): string {
  if (!isJsonObject(value)) return String(value);
  if (typeof value['$ref'] === 'string') return 'reference';
  if (COMPOSITIONS.some((key) => value[key] !== undefined)) return 'composition';
  return typeOf(value);
}

function typeOf(value: JsonObject): string {
  const { type } = value;
  const named = Array.isArray(type)
    ? [...(type as readonly Json[])].map(String).join(' or ')
    : type;
  const word =
    typeof named === 'string'
      ? named
      : value['properties'] === undefined
        ? 'untyped'
        : 'untyped object';
  if (value['enum'] !== undefined) return `${word} enumeration`;
  return value['const'] === undefined ? word : `${word} constant`;
}
