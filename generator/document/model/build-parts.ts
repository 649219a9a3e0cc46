// https://spec.openapis.org/oas/v3.1.1.html#encoding-object
import { isJsonObject, type Json, type JsonObject } from '../load/json.js';
import { valueAt } from '../load/json-pointer.js';
import { isStructured } from './body-kind.js';
import { entriesOf, itemsOf, textOf, type BuildContext } from './context.js';
import { fieldsOf, formOf, possibleFieldsOf, type SchemaLookup } from './fields-of.js';
import type { Part, PartHeader, PartStyle } from './operation.js';
import type { Field, Schema } from './schema.js';

/** A body whose properties are written one by one. */
export interface PartedBody {
  readonly schema: Schema;
  /** Its media type object, with `encoding`. */
  readonly media: JsonObject;
  readonly kind: 'multipart' | 'form';
}

/** Builds the parts of a multipart body, or the fields of an urlencoded one, in the order of the schema. */
export function buildParts(
  context: BuildContext,
  { schema, media, kind }: PartedBody,
  lookup: SchemaLookup,
): readonly Part[] {
  const encodings = isJsonObject(media['encoding']) ? media['encoding'] : {};
  return possibleFieldsOf(schema, lookup).map((field) => {
    const own = encodings[field.name];
    const encoding = isJsonObject(own) ? own : {};
    const headers = kind === 'form' ? [] : headersOf(context, encoding);
    return { ...buildPart(context, { field, encoding }, lookup), headers };
  });
}

/**
 * In the standard an object is one JSON part unless `encoding` says otherwise (3.1.1, Encoding
 * Object, contentType); with `style: deepObject` it is one field for each property.
 */
function buildPart(
  context: BuildContext,
  { field, encoding }: { readonly field: Field; readonly encoding: JsonObject },
  lookup: SchemaLookup,
): Omit<Part, 'headers'> {
  const whole = formOf(field.schema, lookup);
  const item = whole.kind === 'array' ? formOf(whole.items, lookup) : whole;
  const style = styleOf(encoding);
  const listed = listedTypes(encoding);
  const contentType = contentTypeOf(context, listed, item);
  const kind = kindOf(item, { style, contentType }, lookup);
  const inner = kind === 'nested' ? fieldsOf(item, lookup).map((property) => property.name) : [];
  return {
    name: field.name,
    kind,
    array: whole.kind === 'array',
    required: field.required,
    nullable: field.schema.nullable || whole.nullable,
    wireNames: inner.length === 0 ? [field.name] : inner.map((name) => `${field.name}[${name}]`),
    filename: item.filename,
    ...(contentType !== undefined && style === undefined && { contentType }),
    ...(listed.length > 0 && style === undefined && { mediaTypes: listed }),
    ...(style !== undefined && { style }),
    schema: field.schema,
  };
}

function kindOf(
  item: Schema,
  {
    style,
    contentType = '',
  }: { readonly style: PartStyle | undefined; contentType?: string | undefined },
  lookup: SchemaLookup,
): Part['kind'] {
  if (item.kind === 'bytes') return 'file';
  if (style?.style === 'deepObject' && isStructured(item, lookup)) return 'nested';
  if (style !== undefined) return 'text';
  if (isJson(contentType) || isStructured(item, lookup)) return 'json';
  const isOpen =
    item.kind === 'any' ||
    (item.kind === 'union' && item.options.some((option) => isBytes(formOf(option, lookup))));
  return isOpen ? 'value' : 'text';
}

function isBytes({ kind }: Schema): boolean {
  return kind === 'bytes';
}

function isJson(contentType: string): boolean {
  const type = contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  return type === 'application/json' || type.endsWith('+json');
}

/**
 * "The presence of at least one of `style`, `explode`, or `allowReserved` with an explicit value" is
 * "equivalent to using `schema` with `in: query` Parameter Objects" (4.8.15.1.2).
 */
function styleOf({ style, explode, allowReserved }: JsonObject): PartStyle | undefined {
  const isExplicit = [style, explode, allowReserved].some((value) => value !== undefined);
  if (!isExplicit) return undefined;
  const name = textOf(style) || 'form';
  return {
    style: name,
    explode: typeof explode === 'boolean' ? explode : name === 'form',
    allowReserved: allowReserved === true,
  };
}

/**
 * "A comma-separated list, each element of which is either a specific media type or a wildcard media
 * type" (4.8.15.1.1).
 */
function listedTypes({ contentType }: JsonObject): readonly string[] {
  return textOf(contentType)
    .split(',')
    .map((type) => type.trim())
    .filter((type) => type !== '');
}

/**
 * The first listed type that is not a range; `application/octet-stream` is the default of a string with `contentEncoding` (4.8.14.5).
 */
function contentTypeOf(
  context: BuildContext,
  listed: readonly string[],
  item: Schema,
): string | undefined {
  const schema = valueAt(context.document.root, item.pointer);
  if (item.kind === 'bytes') {
    const own = isJsonObject(schema) ? textOf(schema['contentMediaType']) : '';
    return listed.length > 1 ? undefined : concrete(listed.length === 1 ? listed : [own]);
  }
  const isEncoded = isJsonObject(schema) && typeof schema['contentEncoding'] === 'string';
  return concrete(listed) ?? (isEncoded ? 'application/octet-stream' : undefined);
}

function concrete(types: readonly string[]): string | undefined {
  return types.find((type) => type !== '' && !type.includes('*'));
}

/** "`Content-Type` is described separately and SHALL be ignored in this section" (4.8.15.1.1). */
function headersOf(context: BuildContext, encoding: JsonObject): readonly PartHeader[] {
  return entriesOf(encoding['headers'])
    .filter(([name]) => name.toLowerCase() !== 'content-type')
    .map(([name, value]) => {
      const header = context.resolve(value, '')?.value ?? {};
      const schema = context.resolve(header['schema'], '')?.value ?? {};
      const only = itemsOf(schema['enum']).length === 1 ? itemsOf(schema['enum'])[0] : undefined;
      const constant = schema['const'] ?? only ?? schema['default'];
      return { name, ...(isScalar(constant) && { value: String(constant) }) };
    });
}

function isScalar(value: Json | undefined): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}
