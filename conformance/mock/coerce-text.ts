import { isJsonObject, type JsonObject } from '../json/json-object.js';
import { parseJson } from '../json/parse-json.js';
import { optionsOf, type SchemaBook } from './schema-book.js';

/** The grammar of a number in JSON (RFC 8259, section 6), leading zeros allowed. */
const number = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** Options within options are followed so far. */
const deepest = 8;

/** A text as the value that a schema asks for; it stays a string where it can be no other value. */
export function coerceText(book: SchemaBook, schema: unknown, text: string): unknown {
  const types = book.types(schema);
  if (types.size === 0) return text;
  if (isNumeric(types) && number.test(text) && !isStringOf(book, schema, text)) return Number(text);
  if (types.has('boolean') && (text === 'true' || text === 'false')) return text === 'true';
  if (types.has('null') && (text === 'null' || (text === '' && !types.has('string')))) return null;
  if (types.has('string')) return text;
  if (types.has('object') || types.has('array')) {
    const parsed = /^\s*[[{]/.test(text) ? parseJson(text) : undefined;
    if (parsed?.ok === true) return parsed.value;
  }
  return text;
}

function isNumeric(types: ReadonlySet<string>): boolean {
  return types.has('integer') || types.has('number');
}

/** Whether a text that looks like a number is one of the strings of a schema. */
function isStringOf(book: SchemaBook, schema: unknown, text: string): boolean {
  const flat = book.flat(schema);
  const values: unknown[] = Array.isArray(flat['enum']) ? flat['enum'] : [];
  return flat['const'] === text || values.includes(text);
}

/** Texts as the items of a list. */
export function coerceItems(
  book: SchemaBook,
  schema: unknown,
  texts: readonly string[],
): readonly unknown[] {
  const { items, prefixItems } = listOf(book, schema);
  const prefix: unknown[] = Array.isArray(prefixItems) ? prefixItems : [];
  return texts.map((text, index) => coerceText(book, prefix[index] ?? items, text));
}

/** Names and texts as the properties of an object. */
export function coerceProperties(
  book: SchemaBook,
  schema: unknown,
  pairs: readonly (readonly [string, string])[],
): JsonObject {
  return Object.fromEntries(
    pairs.map(([name, text]) => [name, coerceText(book, propertySchema(book, schema, name), text)]),
  );
}

/** The schema of a property, of the first option that has it too. */
export function propertySchema(book: SchemaBook, schema: unknown, name: string): unknown {
  let level: readonly unknown[] = [schema];
  for (let depth = 0; depth < deepest && level.length > 0; depth += 1) {
    const flat = level.map((each) => book.flat(each));
    const [own] = flat.flatMap((each) => book.property(each, name) ?? []);
    if (own !== undefined) return own;
    const [additional] = flat.map((each) => each['additionalProperties']).filter(isJsonObject);
    if (additional !== undefined) return additional;
    level = flat.flatMap((each) => optionsOf(each));
  }
  return undefined;
}

function listOf(book: SchemaBook, schema: unknown): JsonObject {
  const flat = book.flat(schema);
  if (Object.hasOwn(flat, 'items')) return flat;
  const option = optionsOf(flat).find((each) => book.types(each).has('array'));
  return option === undefined ? flat : book.flat(option);
}
