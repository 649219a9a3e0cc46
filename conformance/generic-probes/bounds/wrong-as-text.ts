import type { ContractBody } from '@upspec/document';
import { parsePointer } from '@upspec/document/json-pointer';
import { isJsonObject } from '../../json/json-object.js';
import type { SchemaBook } from '../../mock/schema-book.js';
import type { WrongValue } from './wrong-values.js';

/**
 * Whether a wrong value of a urlencoded or multipart body is wrong on the wire as well, where each field is
 * text: a number is a string there, and one value a list. Only whole fields are changed.
 */
export function isWrongAsText(
  book: SchemaBook,
  { schema, kind, parts = [] }: ContractBody,
  { pointer, kind: wrongKind, value }: WrongValue,
): boolean {
  const [name, ...inner] = parsePointer(pointer);
  if (inner.length > 0) return false;
  if (name === undefined) {
    return wrongKind === 'required' || (wrongKind === 'additional' && kind === 'form');
  }
  const part = parts.find((each) => each.name === name);
  if (kind === 'multipart' && part?.kind !== 'text') return false;
  const sent = isJsonObject(value) ? value[name] : undefined;
  const types = book.types(book.property(book.flat(book.named(schema)), name));
  const isPlain = ['string', 'integer', 'number', 'boolean'].some((type) => types.has(type));
  if (!isPlain || types.has('array') || types.has('object')) return false;
  if (types.has('string')) return typeof sent === 'string' && sent !== '';
  return typeof sent === 'number' || (typeof sent === 'string' && sent !== '');
}
