import { pointerTo } from '@upspec/document/json-pointer';
import type { SchemaJudge } from '../../contract/schema-judge.js';
import { isJsonObject, type JsonObject } from '../../json/json-object.js';
import { fillValue } from '../../mock/fill-value.js';
import { optionsOf, type SchemaBook } from '../../mock/schema-book.js';
import type { WrongKind } from './bounds-rules.js';
import { wrongParts } from './wrong-parts.js';

/** A valid value with one thing wrong in it. */
export interface WrongValue {
  readonly kind: WrongKind;
  /** The JSON Pointer to what is wrong; empty for the whole value. */
  readonly pointer: string;
  /** The whole value. */
  readonly value: unknown;
  /** What is wrong, as the end of a sentence: `/name is longer than 80 characters`. */
  readonly reason: string;
}

/** What wrong values are made of. */
export interface WrongSource {
  readonly book: SchemaBook;
  readonly judge: SchemaJudge;
  /** The name of the schema. */
  readonly schema: string;
  /** A value that the schema allows. */
  readonly valid: unknown;
}

/** Values deeper in a request are not changed. */
const deepest = 6;

/**
 * Values just outside each bound of a schema, with one thing wrong in each. Only what the schema
 * rejects is kept, so that a value which fits another option of a union is not among them.
 */
export function wrongValues({ book, judge, schema, valid }: WrongSource): readonly WrongValue[] {
  const found: WrongValue[] = [];
  const seen = new Set<string>();
  const visit = (node: Node): void => {
    const { schema: own, value, pointer, depth, replace } = node;
    const flat = book.flat(own);
    for (const { kind, value: wrong, reason } of wrongParts(book, { schema: flat, value })) {
      const whole = replace(wrong);
      const key = JSON.stringify(whole);
      if (seen.has(key) || judge.judge(schema, whole).kind !== 'invalid') continue;
      seen.add(key);
      found.push({ kind, pointer, value: whole, reason: `${pointer || 'the body'} ${reason}` });
    }
    if (depth >= deepest) return;
    for (const option of optionsOf(flat)) {
      visit({ ...node, schema: option, depth: depth + 1 });
      const other = otherOption(book, option, value);
      const isValid = other !== undefined && judge.judge(schema, replace(other)).kind === 'valid';
      if (isValid) visit({ ...node, schema: option, value: other, depth: depth + 1 });
    }
    for (const part of partsOf(book, { flat, value })) {
      visit({
        schema: part.schema,
        value: part.value,
        pointer: pointerTo(pointer, part.key),
        depth: depth + 1,
        replace: (inner) => replace(withPart(value, part.key, inner)),
      });
    }
  };
  visit({ schema: book.named(schema), value: valid, pointer: '', depth: 0, replace: same });
  return found;
}

function same(value: unknown): unknown {
  return value;
}

interface Node {
  readonly schema: unknown;
  readonly value: unknown;
  readonly pointer: string;
  readonly depth: number;
  /** The whole value with another one here. */
  readonly replace: (value: unknown) => unknown;
}

/** A value of another option of a union than the one that the value has. */
function otherOption(book: SchemaBook, option: unknown, value: unknown): unknown {
  if (!isJsonObject(value) || !book.types(book.flat(option)).has('object')) return undefined;
  return fillValue(option, { book, name: 'text', side: 'request' });
}

interface Part {
  readonly key: string;
  readonly schema: unknown;
  readonly value: unknown;
}

/** The properties of an object, and the first item of a list. */
function partsOf(
  book: SchemaBook,
  { flat, value }: { readonly flat: JsonObject; readonly value: unknown },
): readonly Part[] {
  if (Array.isArray(value)) {
    const first: unknown = value[0];
    return first === undefined ? [] : [{ key: '0', schema: flat['items'], value: first }];
  }
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const schema = book.property(flat, key) ?? flat['additionalProperties'];
    return schema === undefined ? [] : [{ key, schema, value: inner }];
  });
}

function withPart(value: unknown, key: string, part: unknown): unknown {
  if (Array.isArray(value)) return [part, ...(value.slice(1) as readonly unknown[])];
  return isJsonObject(value) ? { ...value, [key]: part } : value;
}
