import {
  array,
  boolean,
  constant,
  constantFrom,
  dictionary,
  double,
  integer,
  oneof,
  record,
  stringMatching,
  type Arbitrary,
} from 'fast-check';
import { isJsonObject, type JsonObject } from '../../json/json-object.js';
import { optionsOf, type SchemaBook } from '../../mock/schema-book.js';
import { textArbitrary } from './text-arbitrary.js';

/** Values deeper in a body are not generated. */
const deepest = 5;

/**
 * Values that a schema allows, small ones first. What keywords beyond its type say is only met by most
 * of them: the judge of the schema has the last word.
 *
 * @returns undefined where no value can be made, as of a format that has to exist, such as an address
 */
export function valueArbitrary(
  book: SchemaBook,
  schema: unknown,
  depth = 0,
): Arbitrary<unknown> | undefined {
  const flat = book.flat(schema);
  if (Object.hasOwn(flat, 'const')) return constant(flat['const']);
  const choices: readonly unknown[] = Array.isArray(flat['enum']) ? flat['enum'] : [];
  if (choices.length > 0) return constantFrom(...choices);
  if (depth > deepest) return undefined;
  const options = optionsOf(flat);
  if (options.length > 0) {
    const { oneOf: _one, anyOf: _any, ...rest } = flat;
    return anyOfThese(
      options.map((option) => valueArbitrary(book, { allOf: [rest, option] }, depth + 1)),
    );
  }
  return anyOfThese([...book.types(flat)].map((type) => ofType(book, { flat, type }, depth)));
}

function anyOfThese(
  some: readonly (Arbitrary<unknown> | undefined)[],
): Arbitrary<unknown> | undefined {
  const known = some.filter((each) => each !== undefined);
  return known.length === 0 ? undefined : oneof(...known);
}

interface Typed {
  readonly flat: JsonObject;
  readonly type: string;
}

function ofType(
  book: SchemaBook,
  { flat, type }: Typed,
  depth: number,
): Arbitrary<unknown> | undefined {
  switch (type) {
    case 'null':
      return constant(null);
    case 'boolean':
      return boolean();
    case 'integer':
      return wholeNumber(flat);
    case 'number':
      return fraction(flat);
    case 'string':
      return textArbitrary(flat);
    case 'array':
      return list(book, flat, depth);
    default:
      return object(book, flat, depth);
  }
}

/** The bounds of a 32-bit integer, which a document need not state to be meant. */
const defaultRange = { least: -(2 ** 31), most: 2 ** 31 - 1 } as const;

function wholeNumber(schema: JsonObject): Arbitrary<number> {
  const { least, most } = rangeOf(schema, defaultRange, 1);
  const step = typeof schema['multipleOf'] === 'number' ? schema['multipleOf'] : 1;
  const steps = { min: Math.ceil(least / step), max: Math.floor(most / step) };
  return integer({ min: Math.min(steps.min, steps.max), max: steps.max }).map(
    (each) => each * step,
  );
}

/** With three decimals, so that a server may keep them in any usual type. */
function fraction(schema: JsonObject): Arbitrary<number> {
  const { least, most } = rangeOf(schema, { least: -1e6, most: 1e6 }, 0.001);
  return double({ min: least, max: Math.max(least, most), noNaN: true }).map(
    (value) => Math.min(most, Math.max(least, Math.round(value * 1000) / 1000)) + 0,
  );
}

interface Range {
  readonly least: number;
  readonly most: number;
}

function rangeOf(schema: JsonObject, fallback: Range, step: number): Range {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = schema;
  const least = typeof exclusiveMinimum === 'number' ? exclusiveMinimum + step : minimum;
  const most = typeof exclusiveMaximum === 'number' ? exclusiveMaximum - step : maximum;
  return {
    least: typeof least === 'number' ? least : Math.min(fallback.least, Number(most ?? 0)),
    most: typeof most === 'number' ? most : Math.max(fallback.most, Number(least ?? 0)),
  };
}

const mostItems = 4;

function list(book: SchemaBook, flat: JsonObject, depth: number): Arbitrary<unknown> | undefined {
  const items = valueArbitrary(book, flat['items'] ?? {}, depth + 1);
  if (items === undefined) return undefined;
  const { minItems, maxItems } = flat;
  const minLength = typeof minItems === 'number' ? minItems : 0;
  const most = typeof maxItems === 'number' ? Math.min(maxItems, mostItems) : mostItems;
  return array(items, { minLength, maxLength: Math.max(minLength, most) });
}

function object(book: SchemaBook, flat: JsonObject, depth: number): Arbitrary<unknown> | undefined {
  const properties = isJsonObject(flat['properties']) ? flat['properties'] : {};
  const required = new Set<unknown>(Array.isArray(flat['required']) ? flat['required'] : []);
  const model: Record<string, Arbitrary<unknown>> = {};
  for (const [name, schema] of Object.entries(properties)) {
    if (book.flat(schema)['readOnly'] === true) continue;
    const value = valueArbitrary(book, schema, depth + 1);
    if (value !== undefined) model[name] = value;
    else if (required.has(name)) return undefined;
  }
  const names = Object.keys(model);
  if (names.length > 0) {
    return record(model, { requiredKeys: names.filter((name) => required.has(name)) });
  }
  const additional = flat['additionalProperties'];
  const inner = isJsonObject(additional) ? valueArbitrary(book, additional, depth + 1) : undefined;
  if (inner === undefined) return required.size === 0 ? constant({}) : undefined;
  return dictionary(stringMatching(/^[a-z]{1,8}$/), inner, { maxKeys: mostItems });
}
