import type { BodyContent } from './operation.js';
import type { Schema } from './schema.js';

/** XML and YAML are text, which the caller has written. */
const TEXT = /^text\/|[/+](?:xml|(?:x-)?yaml)$/;

/** How a body of a media type and a schema is written. */
export function bodyKindOf(contentType: string, schema: Schema): BodyContent['kind'] {
  const type = contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  if (type === 'application/json' || type === 'text/json' || type.endsWith('+json')) return 'json';
  if (type === 'multipart/form-data') return 'multipart';
  if (type === 'application/x-www-form-urlencoded') return 'form';
  if (isMediaRange(type) && isStructured(schema)) return 'json';
  if (schema.kind === 'bytes') return 'bytes';
  const isString = schema.kind === 'string' || schema.kind === 'enumeration';
  return TEXT.test(type) || isString ? 'text' : 'bytes';
}

/** Whether a key of `content` is a range of media types: `image/*`. */
export function isMediaRange(contentType: string): boolean {
  return contentType.includes('*');
}

/** Whether values of a schema are objects or arrays, which only JSON can express. */
export function isStructured(schema: Schema): boolean {
  if (schema.kind === 'union') return schema.options.some((option) => isStructured(option));
  return ['object', 'intersection', 'array'].includes(schema.kind);
}
