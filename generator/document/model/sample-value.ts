import type { Json } from '../load/json.js';
import { fieldsOf, formOf, type SchemaLookup } from './fields-of.js';
import type { Schema } from './schema.js';

/** The maximum depth of a sample value; required properties below it are omitted. */
const MAX_DEPTH = 6;

/** The purpose of a sample. */
export interface SampleFor {
  /** The name of the value, which is the content of a sample string. */
  readonly name: string;
  readonly depth?: number;
}

/**
 * Builds a short value that a schema allows: its own example or default, the first of its
 * enumeration, else the smallest valid value. An object has only the required properties, and no
 * file.
 */
export function sampleValue(schema: Schema, lookup: SchemaLookup, purpose: SampleFor): Json {
  const form = formOf(schema, lookup);
  const given =
    schema.examples[0] ?? form.examples[0] ?? schema.default ?? form.default ?? undefined;
  if (given !== undefined) return given;
  const { name, depth = 0 } = purpose;
  if (depth > MAX_DEPTH) return null;
  const below = { name, depth: depth + 1 };
  switch (form.kind) {
    case 'enumeration':
      return form.values[0] ?? null;
    case 'string':
      return name;
    case 'integer':
    case 'number':
      return leastNumber(form);
    case 'boolean':
      return false;
    case 'array':
      return [sampleValue(form.items, lookup, below)];
    case 'union': {
      const option = form.options.find((each) => each.kind !== 'null');
      return option === undefined ? null : sampleValue(option, lookup, below);
    }
    case 'object':
    case 'intersection':
      return Object.fromEntries(
        fieldsOf(form, lookup)
          .filter((field) => field.required && formOf(field.schema, lookup).kind !== 'bytes')
          .map((field) => [
            field.name,
            sampleValue(field.schema, lookup, { name: field.name, depth: depth + 1 }),
          ]),
      );
    case 'any':
    case 'never':
    case 'null':
    case 'bytes':
    case 'reference':
      return null;
  }
}

function leastNumber(schema: Schema): number {
  const bound = (keyword: string): number | undefined => {
    const value = schema.constraints.find((constraint) => constraint.keyword === keyword)?.value;
    return typeof value === 'number' ? value : undefined;
  };
  const least = bound('minimum');
  if (least !== undefined) return least;
  const above = bound('exclusiveMinimum');
  return above === undefined ? 0 : above + 1;
}
