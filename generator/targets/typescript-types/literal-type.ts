import { isJsonObject, type Json } from '@upspec/document';
import { keyOf } from '../literal.js';
import { atom, type TypeText } from './type-text.js';

/** The type of one value. */
export function literalType(value: Json): TypeText {
  return atom(textOf(value));
}

function textOf(value: Json): string {
  if (Array.isArray(value)) {
    return `[${(value as readonly Json[]).map(textOf).join(', ')}]`;
  }
  if (!isJsonObject(value)) return JSON.stringify(value);
  const fields = Object.entries(value).map(
    ([key, inner]) => `${keyOf(key)}: ${textOf(inner ?? null)}`,
  );
  return fields.length === 0 ? 'Record<string, never>' : `{ ${fields.join('; ')} }`;
}

/** Whether a value has a type of JSON Schema. */
export function hasType(value: Json, type: Json): boolean {
  switch (type) {
    case 'null':
      return value === null;
    case 'integer':
      return Number.isInteger(value);
    case 'array':
      return Array.isArray(value);
    case 'object':
      return isJsonObject(value);
    default:
      return typeof value === type;
  }
}
