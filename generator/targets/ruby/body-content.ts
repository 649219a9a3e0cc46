import {
  type BodyContent,
  type Field,
  fieldsOf,
  formOf,
  type Operation,
  type Schema,
  type SchemaLookup,
} from '@upspec/document';

/** The representations of a call's body, the default first. */
export function contentsOf({ body }: Operation): readonly BodyContent[] {
  return body.kind === 'none' ? [] : [body, ...body.alternatives];
}

/**
 * The properties of a body that are arguments of their own; undefined where the body is one argument,
 * as it isn't one object with known properties.
 */
export function contentFields(
  content: BodyContent,
  lookup: SchemaLookup,
): readonly Field[] | undefined {
  const { kind, schema } = content;
  if (kind === 'bytes' || kind === 'text' || !hasKnownFields(schema, lookup)) return undefined;
  return fieldsOf(schema, lookup).filter((field) => !field.readOnly);
}

/** Whether a schema is one object; a choice between several has no fields of its own. */
function hasKnownFields(schema: Schema, lookup: SchemaLookup): boolean {
  const form = formOf(schema, lookup);
  if (form.kind === 'object') return form.fields.length > 0;
  return form.kind === 'intersection' && form.parts.every((part) => hasKnownFields(part, lookup));
}
