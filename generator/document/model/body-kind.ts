import { formOf, type SchemaLookup } from './fields-of.js';
import type { BodyContent } from './operation.js';
import type { Schema } from './schema.js';

/** XML and YAML are text, which the caller has written. */
const TEXT = /^text\/|[/+](?:xml|(?:x-)?yaml)$/;

/** How a body of a media type and a schema is written. */
export function bodyKindOf(
  contentType: string,
  schema: Schema,
  lookup: SchemaLookup,
): BodyContent['kind'] {
  const type = contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  if (type === 'application/json' || type === 'text/json' || type.endsWith('+json')) return 'json';
  if (type === 'multipart/form-data') return 'multipart';
  if (type === 'application/x-www-form-urlencoded') return 'form';
  if (isMediaRange(type) && isStructured(schema, lookup)) return 'json';
  const form = formOf(schema, lookup);
  if (form.kind === 'bytes') return 'bytes';
  const isString = form.kind === 'string' || form.kind === 'enumeration';
  return TEXT.test(type) || isString ? 'text' : 'bytes';
}

/** Whether a key of `content` is a range of media types: `image/*`. */
export function isMediaRange(contentType: string): boolean {
  return contentType.includes('*');
}

/** The most schemas within each other that are read: a union may be an option of itself. */
const MAX_DEPTH = 16;

/** Whether some values of a schema are objects or arrays, which only JSON can express. */
export function isStructured(schema: Schema, lookup: SchemaLookup, depth = 0): boolean {
  if (depth > MAX_DEPTH) return false;
  const form = formOf(schema, lookup);
  const isPartStructured = (part: Schema): boolean => isStructured(part, lookup, depth + 1);
  if (form.kind === 'union') return form.options.some(isPartStructured);
  if (form.kind === 'intersection') return form.parts.some(isPartStructured);
  return form.kind === 'object' || form.kind === 'array';
}
