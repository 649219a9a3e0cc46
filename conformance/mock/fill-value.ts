import { isJsonObject, type JsonObject } from '../json/json-object.js';
import { fillNumber, fitsNumber } from './fill-number.js';
import { fillString, fitsString } from './fill-string.js';
import { optionsOf, typeOf, type SchemaBook } from './schema-book.js';

/** Optional properties are filled so far; only required ones below. */
const optionalDepth = 3;
/** No value is deeper. */
const deepest = 12;
/** No value has more parts: a document may describe objects of thousands. */
const mostParts = 4000;
/** A list is not made longer, whatever `minItems` says. */
const mostItems = 100;

/** What a value is made from. */
export interface FillOptions {
  readonly book: SchemaBook;
  /** A value to keep as far as the schema allows it, such as an example. */
  readonly hint?: unknown;
  /** Whether to add only what is required to the objects of the hint. */
  readonly keepsHint?: boolean;
  /** What the value is for: the content of a string without a format. */
  readonly name: string;
  /** Whether the value is sent or received; received by default. */
  readonly side?: 'request' | 'response';
}

/**
 * Makes a value that a schema allows, the same each time: of `const`, `enum`, the hint, `default`, else
 * the smallest of its type. Properties that are `writeOnly` are left out of a response, and those that
 * are `readOnly` of a request: OpenAPI 3.1.1, section 4.8.24.5.
 */
export function fillValue(schema: unknown, options: FillOptions): unknown {
  return new Filler(options).fill(schema, { value: options.hint, name: options.name, depth: 0 });
}

/** What one value within a value is made from. */
interface Target {
  readonly value: unknown;
  readonly name: string;
  readonly depth: number;
}

class Filler {
  readonly #book: SchemaBook;
  readonly #keepsHint: boolean;
  readonly #omitted: 'readOnly' | 'writeOnly';
  #parts = 0;

  constructor({ book, keepsHint = false, side = 'response' }: FillOptions) {
    this.#book = book;
    this.#keepsHint = keepsHint;
    this.#omitted = side === 'response' ? 'writeOnly' : 'readOnly';
  }

  fill(schema: unknown, target: Target): unknown {
    this.#parts += 1;
    const flat = this.#book.flat(schema);
    const value = target.value === undefined ? flat['default'] : target.value;
    if (Object.hasOwn(flat, 'const')) return flat['const'];
    if (Array.isArray(flat['enum'])) return chosen(flat['enum'], value);
    const type = this.#typeFor(flat, value);
    if (type === 'null') return null;
    const options = optionsOf(flat);
    if (options.length > 0) return this.#option(flat, options, { ...target, value });
    switch (type) {
      case 'string':
        return typeof value === 'string' && fitsString(flat, value)
          ? value
          : fillString(flat, target.name);
      case 'integer':
      case 'number':
        return typeof value === 'number' && fitsNumber(flat, value)
          ? value
          : fillNumber(flat, type === 'integer');
      case 'boolean':
        return value === true;
      case 'array':
        return this.#items(flat, { ...target, value });
      case 'object':
        return this.#object(flat, { ...target, value });
      default:
        return value ?? {};
    }
  }

  /** The type of the value where the schema allows it, else the first that is not null. */
  #typeFor(flat: JsonObject, value: unknown): string | undefined {
    const types = [...this.#book.types(flat)];
    if (value !== undefined) {
      const own = typeOf(value);
      if (types.length === 0) return own;
      if (types.includes(own)) return own;
      if (own === 'integer' && types.includes('number')) return 'number';
    }
    return types.find((type) => type !== 'null') ?? types[0] ?? impliedType(flat);
  }

  #option(flat: JsonObject, options: readonly unknown[], target: Target): unknown {
    const { oneOf: _one, anyOf: _any, ...rest } = flat;
    const usable = options.filter((option) => !this.#book.types(option).has('null'));
    const fitting =
      target.value === undefined
        ? undefined
        : options.find((option) => this.#fits(option, target.value, 0));
    const option = fitting ?? usable[0] ?? options[0];
    return this.fill({ allOf: [rest, option] }, { ...target, depth: target.depth + 1 });
  }

  /** Whether a value looks like one of a schema, by its type, its constants and its properties. */
  #fits(schema: unknown, value: unknown, depth: number): boolean {
    const flat = this.#book.flat(schema);
    if (Object.hasOwn(flat, 'const')) return flat['const'] === value;
    if (Array.isArray(flat['enum'])) return flat['enum'].includes(value);
    const types = this.#book.types(flat);
    const own = typeOf(value);
    if (types.size > 0 && !types.has(own) && !(own === 'integer' && types.has('number'))) {
      return false;
    }
    if (typeof value === 'string') return fitsString(flat, value);
    if (!isJsonObject(value) || depth > deepest) return true;
    const required: unknown[] = Array.isArray(flat['required']) ? flat['required'] : [];
    const options = optionsOf(flat);
    return (
      required.every((name) => typeof name === 'string' && Object.hasOwn(value, name)) &&
      Object.entries(value).every(([name, inner]) => {
        const property = this.#book.property(flat, name);
        return property === undefined
          ? flat['additionalProperties'] !== false
          : this.#fits(property, inner, depth + 1);
      }) &&
      (options.length === 0 || options.some((option) => this.#fits(option, value, depth + 1)))
    );
  }

  #items(flat: JsonObject, { value, name, depth }: Target): readonly unknown[] {
    const { minItems, maxItems, prefixItems, items } = flat;
    const least = Math.min(typeof minItems === 'number' ? minItems : 0, mostItems);
    const most = typeof maxItems === 'number' ? maxItems : Infinity;
    const isSpent = depth >= deepest || this.#parts > mostParts;
    const given: readonly unknown[] = Array.isArray(value)
      ? value.slice(0, most)
      : Array.from({ length: Math.min(isSpent ? 0 : 1, most) }, () => undefined);
    const count = Math.max(given.length, least);
    const prefix: unknown[] = Array.isArray(prefixItems) ? prefixItems : [];
    return Array.from({ length: Math.max(count, Math.min(prefix.length, most)) }, (_, index) =>
      this.fill(prefix[index] ?? items, {
        value: given[index],
        name: index === 0 ? name : `${name}${index + 1}`,
        depth: depth + 1,
      }),
    );
  }

  #object(flat: JsonObject, { value, name, depth }: Target): JsonObject {
    const given = isJsonObject(value) ? value : {};
    const isKept = this.#keepsHint && isJsonObject(value);
    const required = new Set<unknown>(Array.isArray(flat['required']) ? flat['required'] : []);
    const isSpent = depth >= deepest || this.#parts > mostParts;
    const properties = isJsonObject(flat['properties']) ? flat['properties'] : {};
    const filled: [string, unknown][] = [];
    for (const [key, schema] of Object.entries(properties)) {
      const isGiven = Object.hasOwn(given, key);
      const isAdded = required.has(key) || (!isKept && depth < optionalDepth && schema !== false);
      if (this.#book.flat(schema)[this.#omitted] === true || (!isGiven && (!isAdded || isSpent))) {
        continue;
      }
      filled.push([key, this.fill(schema, { value: given[key], name: key, depth: depth + 1 })]);
    }
    const others = [...Object.keys(given), ...required].filter(
      (key): key is string => typeof key === 'string' && !Object.hasOwn(properties, key),
    );
    const additional = flat['additionalProperties'];
    if (additional !== false) {
      const schema = additional === true ? undefined : additional;
      for (const key of new Set(others)) {
        const inner = { value: given[key], name: key, depth: depth + 1 };
        filled.push([key, isSpent ? given[key] : this.fill(schema, inner)]);
      }
      const least = typeof flat['minProperties'] === 'number' ? flat['minProperties'] : 0;
      for (let count = filled.length; count < Math.min(least, mostItems); count += 1) {
        const key = `${name}${count + 1}`;
        filled.push([key, this.fill(schema, { value: undefined, name: key, depth: depth + 1 })]);
      }
    }
    return Object.fromEntries(filled);
  }
}

/** The type that the keywords of a schema without a type are for. */
function impliedType(flat: JsonObject): string | undefined {
  const has = (...keywords: readonly string[]): boolean =>
    keywords.some((keyword) => Object.hasOwn(flat, keyword));
  if (has('minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf')) {
    return 'number';
  }
  if (has('minLength', 'maxLength', 'pattern', 'format')) return 'string';
  return has('required', 'additionalProperties', 'minProperties') ? 'object' : undefined;
}

/** The hint where the list has it, else the first value that is not null. */
function chosen(list: readonly unknown[], hint: unknown): unknown {
  if (list.includes(hint)) return hint;
  return list.find((value) => value !== null) ?? list[0] ?? null;
}
