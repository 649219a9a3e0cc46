import type { Json } from '../load/json.js';
import { fieldsOf, formOf, type SchemaLookup } from './fields-of.js';
import type { Schema } from './schema.js';

/** How deep a made value goes; what is required below is left out. */
const MAX_DEPTH = 6;

/** What a sample is made for. */
export interface SampleFor {
  /** The name that the value has, which is what a free text says. */
  readonly name: string;
  readonly depth?: number;
}

/**
 * Makes a short value that a schema allows: its own example or default, the first of its
 * enumeration, else the least that fits its form. Of an object's properties only the required ones
 * are given, and no file.
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
