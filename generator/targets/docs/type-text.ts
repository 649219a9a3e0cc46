import type { Schema } from '@upspec/document';
import type { Writer } from './book.js';

/** More alternatives than these are counted, not named. */
const MOST_OPTIONS = 12;

/** Describes a type in a few words, with links to its objects. */
export function typeText(schema: Schema, writer: Writer): string {
  const words = plainType(schema, writer);
  return schema.nullable ? `${words} or null` : words;
}

function plainType(schema: Schema, writer: Writer): string {
  switch (schema.kind) {
    case 'any':
      return 'any value';
    case 'never':
      return 'nothing';
    case 'bytes':
      return 'file';
    case 'null':
    case 'boolean':
    case 'object':
      return schema.kind;
    case 'integer':
    case 'number':
    case 'string':
      return schema.format === undefined
        ? schema.kind
        : `${schema.kind} (${writer.medium.text(schema.format)})`;
    case 'enumeration':
      return enumerationType(schema.values);
    case 'array':
      return `array of ${typeText(schema.items, writer)}`;
    case 'union':
      return joined(schema.options, 'or', writer);
    case 'intersection':
      return joined(schema.parts, 'and', writer);
    case 'reference':
      return referenceType(schema.schema, writer);
  }
}

/** A link to the page of a component, under its title. */
export function referenceType(name: string, { book, medium }: Writer): string {
  const path = book.pagePaths.object(name);
  const label = medium.text(
    book.model.schemas.find((each) => each.name === name)?.typeName ?? name,
  );
  return path === undefined ? label : medium.link(label, { page: path });
}

function enumerationType(values: readonly unknown[]): string {
  const types = new Set(values.map((value) => typeof value));
  return [...types].join(' or ') || 'nothing';
}

function joined(schemas: readonly Schema[], word: 'and' | 'or', writer: Writer): string {
  const named = [...new Set(schemas.map((schema) => typeText(schema, writer)))];
  const shown = named.slice(0, MOST_OPTIONS);
  const left = named.length - shown.length;
  const rest = left > 0 ? `, ${word} ${String(left)} more` : '';
  return `${shown.join(` ${word} `)}${rest}`;
}
