import {
  type BodyContent,
  type Field,
  fieldsOf,
  formOf,
  type Operation,
  type Schema,
  type SchemaLookup,
} from '@upspec/document';

/** The most references that are followed in a row before they count as a cycle. */
const MAX_HOPS = 32;

/** The representations of a call's body, the default first. */
export function bodyContents({ body }: Operation): readonly BodyContent[] {
  return body.kind === 'none' ? [] : [body, ...body.alternatives];
}

/** The fields of a body that a caller gives one by one; undefined where the body is one value. */
export function contentFields(
  { kind, schema }: BodyContent,
  lookup: SchemaLookup,
): readonly Field[] | undefined {
  return kind === 'bytes' || kind === 'text' ? undefined : knownFields(schema, lookup);
}

/** The fields of a schema that is one object with known fields; undefined for any other. */
export function knownFields(schema: Schema, lookup: SchemaLookup): readonly Field[] | undefined {
  const form = formOf(schema, lookup);
  if (form.kind !== 'object' && form.kind !== 'intersection') return undefined;
  if (!isObject(schema, lookup)) return undefined;
  const fields = fieldsOf(form, lookup).filter((field) => !field.readOnly);
  return fields.length === 0 ? undefined : fields;
}

/** A choice between several objects has no fields of its own. */
function isObject(schema: Schema, lookup: SchemaLookup): boolean {
  const form = formOf(schema, lookup);
  if (form.kind === 'intersection') return form.parts.every((part) => isObject(part, lookup));
  return form.kind === 'object';
}

/** Whether a value may be null on the wire, so that a missing one can't be written as null. */
export function takesNull(schema: Schema, lookup: SchemaLookup, depth = 0): boolean {
  if (schema.nullable || schema.kind === 'any' || schema.kind === 'null') return true;
  // Each reference on the way to a schema may add null.
  if (schema.kind !== 'reference' || depth > MAX_HOPS) return false;
  return takesNull(lookup(schema.schema), lookup, depth + 1);
}

/** Whether null may be sent instead of an object whose fields a caller gives one by one. */
export function isNullBody(content: BodyContent, lookup: SchemaLookup): boolean {
  const hasFields = contentFields(content, lookup) !== undefined;
  return content.kind === 'json' && hasFields && takesNull(content.schema, lookup);
}
