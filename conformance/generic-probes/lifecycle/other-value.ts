import type { SchemaJudge } from '../../contract/schema-judge.js';
import { isJsonObject, type JsonObject } from '../../json/json-object.js';
import { optionsOf, type SchemaBook } from '../../mock/schema-book.js';
import { readTime } from '../../replay/read-time.js';

/** What other values are made with. */
export interface Variation {
  readonly book: SchemaBook;
  readonly judge: SchemaJudge;
  /** The name of the schema of the whole body. */
  readonly schema: string;
  /** Makes strings differ from those of others. */
  readonly number: number;
}

/**
 * The body with another valid value for each property of some names that allows one. The others stay
 * as they are.
 *
 * @param body a valid body
 */
export function varyBody(
  variation: Variation,
  body: JsonObject,
  names: readonly string[],
): JsonObject {
  const { book, judge, schema } = variation;
  const flat = book.flat(book.named(schema));
  return names.reduce<JsonObject>((varied, name) => {
    const described = book.flat(book.property(flat, name));
    const other = otherValues(variation, described, varied[name]).find(
      (value) => judge.judge(schema, { ...varied, [name]: value }).kind === 'valid',
    );
    return other === undefined ? varied : { ...varied, [name]: other };
  }, body);
}

/** Values like the given one that may be valid too, the one that differs most first. */
function otherValues(variation: Variation, schema: JsonObject, value: unknown): readonly unknown[] {
  if (Object.hasOwn(schema, 'const')) return [];
  if (Array.isArray(schema['enum'])) return schema['enum'].filter((each) => each !== value);
  if (typeof value === 'string') return otherStrings(value, variation.number);
  if (typeof value === 'number') return [value + 1, value - 1, value + 0.5];
  if (typeof value === 'boolean') return [!value];
  if (Array.isArray(value)) return otherLists(variation, schema, value);
  if (isJsonObject(value)) return otherObjects(variation, schema, value);
  return [];
}

const day = 86_400;

function otherStrings(value: string, number: number): readonly string[] {
  const time = readTime(value);
  if (time !== undefined && time.form !== 'seconds') {
    const later = new Date((time.seconds + day) * 1000).toISOString();
    return [time.form === 'date' ? later.slice(0, 10) : later.replace('.000Z', 'Z')];
  }
  if (/^[^@\s]+@[^@\s]+$/.test(value)) return [`other${number}@example.com`];
  if (/^https?:/.test(value)) return [`https://example.com/other/${number}`];
  const last = value.endsWith('x') ? 'y' : 'x';
  return [`${value} other`, `${value.slice(0, -1)}${last}`, `other ${number}`];
}

function otherLists(
  variation: Variation,
  schema: JsonObject,
  value: readonly unknown[],
): readonly unknown[] {
  const [first] = value;
  if (first === undefined) return [];
  const item = variation.book.flat(schema['items']);
  const others = otherValues(variation, item, first);
  return [...others.map((other) => [other, ...value]), value.toReversed(), value.slice(1)];
}

function otherObjects(
  variation: Variation,
  schema: JsonObject,
  value: JsonObject,
): readonly JsonObject[] {
  const { book } = variation;
  const parts = [schema, ...optionsOf(schema).map((option) => book.flat(option))];
  const others = Object.keys(value).flatMap((name) => {
    const described = parts.map((part) => book.property(part, name)).find(isJsonObject);
    const flat = book.flat(described ?? schema['additionalProperties']);
    const values = otherValues(variation, flat, value[name]);
    return values.map((other) => [name, other] as const);
  });
  const firsts = new Map(others.toReversed());
  return [
    { ...value, ...Object.fromEntries(firsts) },
    ...others.map(([name, other]) => ({ ...value, [name]: other })),
  ];
}
