import type { ContractOperation } from '@upspec/document';
import { isJsonObject } from '../../json/json-object.js';
import type { ProbeSource } from '../probe-family.js';

/** A string is not longer, whatever `maxLength` says. */
const longest = 4000;

/** Each free string of a body that has a greatest length, at that length: a server may cut it. */
export function longestTexts(
  { book }: Pick<ProbeSource, 'book'>,
  { body }: ContractOperation,
): Readonly<Record<string, unknown>> {
  const { properties } = book.flat(book.named(body?.schema));
  const texts = Object.entries(isJsonObject(properties) ? properties : {}).flatMap(
    ([name, schema]) => {
      const { maxLength, pattern, format, enum: choices, readOnly } = book.flat(schema);
      const isFree = [pattern, format, choices, readOnly].every((each) => each === undefined);
      if (typeof maxLength !== 'number' || maxLength > longest || !isFree) return [];
      return [[name, 'long '.repeat(maxLength).slice(0, maxLength - 1) + 'x'] as const];
    },
  );
  return Object.fromEntries(texts);
}
