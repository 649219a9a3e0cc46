import { type Field, formOf, type Schema } from '@upspec/document';
import { boundsOf } from './bounds.js';
import type { Writer } from './book.js';
import { typeText } from './type-text.js';

/** A property or a parameter on a page. */
export interface FieldView {
  /** In the medium. */
  readonly name: string;
  /** The anchor, unique on its page. */
  readonly id: string;
  /** The prefix of each of its lines in Markdown. */
  readonly indent: string;
  readonly type: string;
  readonly presence: 'required' | 'optional' | '';
  readonly deprecated: boolean;
  readonly prose: string;
  readonly bounds: string;
  readonly fields: readonly FieldView[];
  /** The title of the list of nested fields: `2 fields`. */
  readonly inside: string;
  /** Whether the nested fields are expanded. */
  readonly open: boolean;
}

/** The position of a list of fields on its page. */
export interface FieldPosition {
  /** The prefix of the anchors. */
  readonly id: string;
  readonly level: number;
  /** How many more references are expanded here instead of being linked. */
  readonly open: number;
  /** Whether the fields are of a request, where optional fields are marked. */
  readonly isRequest: boolean;
}

/** Deeper fields are only on the page of their object. */
const DEEPEST = 6;

/** Longer lists of nested fields are collapsed. */
const MOST_OPEN = 12;

/** The description of one field. */
export interface FieldSource {
  readonly name: string;
  readonly required: boolean;
  readonly deprecated: boolean;
  readonly description: string;
  readonly schema: Schema;
  readonly notes?: readonly string[];
}

/** Builds the view of a field and its nested fields. */
export function fieldView(source: FieldSource, position: FieldPosition, writer: Writer): FieldView {
  const { medium } = writer;
  const id = fieldId(position.id, source.name);
  const inside = { ...position, id, level: position.level + 1 };
  const fields = fieldsInside(source.schema, inside, writer);
  return {
    name: medium.code(source.name),
    id,
    indent: '  '.repeat(position.level),
    type: typeText(source.schema, writer),
    presence: source.required ? 'required' : position.isRequest ? 'optional' : '',
    deprecated: source.deprecated,
    prose: medium.prose(source.description, position.level + 1),
    bounds: [...boundsOf(source.schema, writer), ...(source.notes ?? [])].join(' '),
    fields,
    inside: `${String(fields.length)} ${fields.length === 1 ? 'field' : 'fields'}`,
    open: position.level === 0 && fields.length <= MOST_OPEN,
  };
}

/** The anchor of a field, derived from the anchor of its parent. */
export function fieldId(inside: string, name: string): string {
  return `${inside}-${name.replaceAll(/[^\p{L}\p{N}_-]+/gu, '-')}`;
}

/** The fields of a value: of an object, of an array's items, of each option. */
export function fieldsInside(
  schema: Schema,
  position: FieldPosition,
  writer: Writer,
): readonly FieldView[] {
  if (position.level > DEEPEST) return [];
  switch (schema.kind) {
    case 'reference': {
      if (position.open === 0) return [];
      const form = formOf(schema, writer.book.lookup);
      return fieldsInside(form, { ...position, open: position.open - 1 }, writer);
    }
    case 'array':
      return fieldsInside(schema.items, position, writer);
    case 'object':
      return schema.fields.map((field) => fieldView(sourceOf(field, writer), position, writer));
    case 'intersection':
      return merged(schema.parts.flatMap((part) => fieldsInside(part, position, writer)));
    case 'union':
      return optionsOf(schema.options, position, writer);
    default:
      return [];
  }
}

/** A field's description is its own, or else that of its reference. */
export function sourceOf({ name, required, schema }: Field, { book }: Writer): FieldSource {
  const form = formOf(schema, book.lookup);
  const description = schema.description ?? form.description ?? '';
  return { name, required, deprecated: schema.deprecated, description, schema };
}

/** What several parts of one object say about a field is shown once. */
function merged(fields: readonly FieldView[]): readonly FieldView[] {
  return [...new Map(fields.map((field) => [field.name, field])).values()];
}

/** The options without a page of their own are shown here, each under its title. */
function optionsOf(
  options: readonly Schema[],
  position: FieldPosition,
  writer: Writer,
): readonly FieldView[] {
  const described = options.filter((option) => option.kind !== 'reference');
  const withFields = described.filter(
    (option) => fieldsInside(option, position, writer).length > 0,
  );
  const [only] = withFields;
  if (only !== undefined && options.length === 1) return fieldsInside(only, position, writer);
  return withFields.map((schema, index) => ({
    ...fieldView(
      {
        name: `option ${String(index + 1)}`,
        required: false,
        deprecated: schema.deprecated,
        description: schema.description ?? '',
        schema,
      },
      { ...position, isRequest: false },
      writer,
    ),
    name: writer.medium.text(schema.title ?? `Option ${String(index + 1)}`),
  }));
}
