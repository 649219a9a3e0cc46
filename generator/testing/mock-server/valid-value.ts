import { fieldsOf, formOf, type Json, type Schema, type SchemaLookup } from '@upspec/document';
import { matchingText } from './matching-text.js';

/** The maximum depth of optional properties. */
const DEEPEST = 3;

/** Values of the formats that documents use. */
const FORMATS: Readonly<Record<string, string>> = {
  date: '2026-11-28',
  'date-time': '2026-11-28T14:00:00Z',
  time: '14:00:00Z',
  duration: 'P1D',
  email: 'ada@example.com',
  hostname: 'example.com',
  ipv4: '192.0.2.1',
  ipv6: '2001:db8::1',
  uri: 'https://example.com/a?b=c',
  url: 'https://example.com/a',
  uuid: '3fa85f64-5717-4562-b3fc-2c963f66afa6',
};

/**
 * Builds a value that a schema allows, with its optional properties: its own example, else one of
 * its kind. A `pattern` without an example may not match.
 */
export function validValue(schema: Schema, lookup: SchemaLookup, depth = 0): Json {
  const form = formOf(schema, lookup);
  const given = schema.examples[0] ?? form.examples[0] ?? schema.default ?? form.default;
  if (given !== undefined && given !== null) return given;
  switch (form.kind) {
    case 'enumeration':
      return form.values.find((value) => value !== null) ?? null;
    case 'string':
      return textOf(form);
    case 'integer':
    case 'number':
      return numberOf(form);
    case 'boolean':
      return true;
    case 'array': {
      // Prism reads one field of a urlencoded body as a string, though it may be a list of one item.
      const count = Math.min(boundOf(form, 'minItems') ?? 2, boundOf(form, 'maxItems') ?? Infinity);
      const { items } = form;
      return Array.from({ length: Math.max(count, 1) }, () => validValue(items, lookup, depth + 1));
    }
    case 'union': {
      const option = form.options.find((each) => formOf(each, lookup).kind !== 'null');
      return option === undefined ? null : validValue(option, lookup, depth + 1);
    }
    case 'object':
    case 'intersection': {
      const fields = fieldsOf(form, lookup).filter(
        (field) => !field.readOnly && (field.required || depth < DEEPEST),
      );
      return Object.fromEntries(
        fields.map(({ name, schema: inner }) => [name, validValue(inner, lookup, depth + 1)]),
      );
    }
    case 'any':
    case 'never':
    case 'null':
    case 'bytes':
    case 'reference':
      return form.kind === 'bytes' ? 'content' : 'a';
  }
}

function textOf(schema: Schema): string {
  const known = FORMATS[schema.format ?? ''];
  if (known !== undefined) return known;
  const pattern = schema.constraints.find(({ keyword }) => keyword === 'pattern')?.value;
  const matching = typeof pattern === 'string' ? matchingText(pattern) : undefined;
  if (matching !== undefined) return matching;
  const least = boundOf(schema, 'minLength') ?? 1;
  return 'ab/c d'.padEnd(least, 'e').slice(0, boundOf(schema, 'maxLength') ?? Infinity);
}

function numberOf(schema: Schema): number {
  const step = boundOf(schema, 'multipleOf') ?? 1;
  const least = boundOf(schema, 'minimum') ?? boundOf(schema, 'exclusiveMinimum') ?? 1;
  const above = boundOf(schema, 'minimum') === undefined ? step : 0;
  const most = boundOf(schema, 'maximum') ?? Infinity;
  return Math.min(Math.ceil((least + above) / step) * step, most);
}

function boundOf(schema: Schema, keyword: string): number | undefined {
  const value = schema.constraints.find((each) => each.keyword === keyword)?.value;
  return typeof value === 'number' ? value : undefined;
}
