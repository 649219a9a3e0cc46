// https://spec.openapis.org/oas/v3.1.1.html#request-body-object and #encoding-object
import { isJsonObject, type Json, type JsonObject } from '../load/json.js';
import { escapeToken } from '../load/json-pointer.js';
import { buildSchema } from './build-schema.js';
import { entriesOf, textOf, type BuildContext } from './context.js';
import { fieldsOf, formOf, possibleFieldsOf, type SchemaLookup } from './fields-of.js';
import type { Body, Part } from './operation.js';
import type { Field, Schema } from './schema.js';

/** Builds the body of a request; of several media types, the one that fits best. */
export function buildBody(
  context: BuildContext,
  { value, pointer }: { readonly value: Json | undefined; readonly pointer: string },
  lookup: SchemaLookup,
): Body {
  const node = context.resolve(value, pointer);
  if (node === undefined) return { kind: 'none' };
  const content = entriesOf(node.value['content']);
  const chosen = chooseContent(content);
  if (chosen === undefined) return { kind: 'none' };
  const [contentType, media] = chosen;
  for (const [other] of content) {
    if (other !== contentType) {
      context.note(node.pointer, `request body ${other} is not generated; ${contentType} is`);
    }
  }
  const mediaObject = isJsonObject(media) ? media : {};
  const location = `${node.pointer}/content/${escapeToken(contentType)}/schema`;
  const schema = buildSchema(context, mediaObject['schema'], location);
  const required = node.value['required'] === true;
  const kind = kindOf(contentType);
  if (kind !== 'multipart') return { kind, contentType, required, schema };
  const parts = buildParts(schema, mediaObject, lookup);
  return { kind, contentType, required, schema, parts };
}

function chooseContent(
  content: readonly (readonly [string, Json])[],
): readonly [string, Json] | undefined {
  const order = ['json', 'multipart', 'form', 'bytes'];
  const ranked = [...content].sort(
    ([a], [b]) => order.indexOf(kindOf(a)) - order.indexOf(kindOf(b)),
  );
  return ranked[0];
}

function kindOf(contentType: string): 'json' | 'multipart' | 'form' | 'bytes' {
  const type = contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  if (type === 'application/json' || type.endsWith('+json')) return 'json';
  if (type === 'multipart/form-data') return 'multipart';
  return type === 'application/x-www-form-urlencoded' ? 'form' : 'bytes';
}

function buildParts(schema: Schema, media: JsonObject, lookup: SchemaLookup): readonly Part[] {
  const encodings = isJsonObject(media['encoding']) ? media['encoding'] : {};
  return possibleFieldsOf(schema, lookup).map((field) => {
    const encoding = encodings[field.name];
    return buildPart(field, isJsonObject(encoding) ? encoding : {}, lookup);
  });
}

/**
 * In the standard an object is one JSON part unless `encoding` says otherwise (3.1.1, Encoding
 * Object, contentType); with `style: deepObject` it is one field for each property.
 */
function buildPart(field: Field, encoding: JsonObject, lookup: SchemaLookup): Part {
  const whole = formOf(field.schema, lookup);
  const array = whole.kind === 'array';
  const item = whole.kind === 'array' ? formOf(whole.items, lookup) : whole;
  const nested = encoding['style'] === 'deepObject';
  const contentType = textOf(encoding['contentType']);
  const kind =
    item.kind === 'bytes' ? 'file' : isStructured(item) ? (nested ? 'nested' : 'json') : 'text';
  const inner = kind === 'nested' ? fieldsOf(item, lookup).map((property) => property.name) : [];
  return {
    name: field.name,
    kind,
    array,
    required: field.required,
    wireNames: inner.length === 0 ? [field.name] : inner.map((name) => `${field.name}[${name}]`),
    filename: item.filename,
    ...(contentType !== '' && !array && { contentType }),
    schema: field.schema,
  };
}

function isStructured(schema: Schema): boolean {
  if (schema.kind === 'union') return schema.options.some((option) => isStructured(option));
  return ['object', 'intersection', 'array'].includes(schema.kind);
}
