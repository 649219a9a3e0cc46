import { type Json, type NamedSchema, sampleValue, type Schema } from '@upspec/document';
import type { Writer } from './book.js';
import { boundsOf } from './bounds.js';
import { contentsOf, headingIf, type Heading } from './contents.js';
import { fieldsInside, type FieldView } from './field-view.js';
import { titleOf } from './title-of.js';
import { typeText } from './type-text.js';

/** The page of a component schema, in a medium. */
export interface ObjectView {
  readonly title: string;
  /** Its name in the document, as code. */
  readonly name: string;
  readonly deprecated: boolean;
  readonly contents: readonly Heading[];
  readonly prose: string;
  /** Its type where it is not an object; empty where it has fields. */
  readonly type: string;
  readonly bounds: string;
  readonly fields: readonly FieldView[];
  readonly example: string;
  /** Links to the operations that accept or return it. */
  readonly usedBy: readonly string[];
}

/** Builds the view of a component schema. */
export function objectView({ name, typeName, schema }: NamedSchema, writer: Writer): ObjectView {
  const { medium, book } = writer;
  const position = { id: 'field', level: 0, open: 0, isRequest: false };
  const fields = fieldsInside(schema, position, writer);
  const usedBy = book.uses.operations(name);
  return {
    title: medium.text(schema.title ?? typeName),
    contents: contentsOf([
      ...headingIf(fields.length > 0, 'fields', 'Fields'),
      ...headingIf(usedBy.length > 0, 'used-by', 'Used by'),
      { id: 'example', label: 'Example' },
    ]),
    name: medium.code(name),
    deprecated: schema.deprecated,
    prose: medium.prose(schema.description ?? ''),
    type: schema.kind === 'object' && fields.length > 0 ? '' : typeText(schema, writer),
    bounds: boundsOf(schema, writer).join(' '),
    fields,
    example: medium.block(JSON.stringify(exampleOf(schema, name, writer), null, 2), 'json'),
    usedBy: usedBy.map((operation) =>
      medium.link(medium.text(titleOf(operation)), { page: book.pagePaths.operation(operation) }),
    ),
  };
}

/** An example of a response that is this object; else one with the required properties. */
function exampleOf(schema: Schema, name: string, { book }: Writer): Json {
  const largest = book.uses.examples(name).toSorted((a, b) => sizeOf(b.value) - sizeOf(a.value))[0];
  return largest?.value ?? sampleValue(schema, book.lookup, { name: 'value' });
}

function sizeOf(value: Json): number {
  return JSON.stringify(value).length;
}
