import fc from 'fast-check';
import { fieldsOf, formOf, type Json, type Schema, type SchemaLookup } from '@upspec/document';

/** How much of a schema a value has. */
export interface Extent {
  readonly lookup: SchemaLookup;
  /** Whether it has optional properties, too, to a depth of three. */
  readonly isFull: boolean;
}

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

/** Builds a value that a schema allows: its own example if it conforms, else one of its kind. */
export function conformingValue(schema: Schema, extent: Extent, depth = 0): Json {
  const { lookup } = extent;
  const form = formOf(schema, lookup);
  if (form.kind === 'string') return textOf({ ...form, examples: examplesOf(schema, form) });
  const given = examplesOf(schema, form).find((value) => isKind(value, form.kind));
  if (given !== undefined) return given;
  switch (form.kind) {
    case 'enumeration':
      return form.values.find((value) => value !== null) ?? null;
    case 'integer':
    case 'number':
      return numberOf(form);
    case 'boolean':
      return true;
    case 'array': {
      const count = Math.max(boundOf(form, 'minItems') ?? 1, 1);
      return Array.from({ length: count }, () => conformingValue(form.items, extent, depth + 1));
    }
    case 'union': {
      const option = form.options.find((each) => formOf(each, lookup).kind !== 'null');
      return option === undefined ? null : conformingValue(option, extent, depth + 1);
    }
    case 'object':
    case 'intersection':
      return objectOf(form, extent, depth);
    case 'any':
    case 'bytes':
      return 'a';
    case 'never':
    case 'null':
    case 'reference':
      return null;
  }
}

function objectOf(form: Schema, extent: Extent, depth: number): Json {
  const { lookup, isFull } = extent;
  const fields = fieldsOf(form, lookup);
  const parts = form.kind === 'intersection' ? form.parts : [];
  const scalar = parts.find(
    (part) => !['object', 'intersection'].includes(formOf(part, lookup).kind),
  );
  if (fields.length === 0 && scalar !== undefined)
    return conformingValue(scalar, extent, depth + 1);
  return Object.fromEntries(
    fields
      .filter(({ readOnly, schema }) => !readOnly && formOf(schema, lookup).kind !== 'never')
      .filter(({ required }) => required || (isFull && depth < DEEPEST))
      .map(({ name, schema }) => [name, conformingValue(schema, extent, depth + 1)]),
  );
}

function examplesOf(schema: Schema, form: Schema): readonly Json[] {
  return [...schema.examples, ...form.examples, schema.default, form.default].filter(
    (value) => value !== undefined && value !== null,
  );
}

/** Examples of objects may lack properties or have others, so they are not sent. */
function isKind(value: Json, kind: Schema['kind']): boolean {
  if (kind === 'integer' || kind === 'number') return typeof value === 'number';
  return kind === 'boolean' && typeof value === 'boolean';
}

function textOf(schema: Schema): string {
  const least = boundOf(schema, 'minLength') ?? 0;
  const most = boundOf(schema, 'maxLength') ?? Infinity;
  const pattern = schema.constraints.find(({ keyword }) => keyword === 'pattern')?.value;
  const expression = typeof pattern === 'string' ? new RegExp(pattern, 'u') : undefined;
  const format = schema.format ?? '';
  const isValid = (text: string): boolean =>
    text.length >= least && text.length <= most && (expression?.test(text) ?? true);
  const given = schema.examples.find((text) => typeof text === 'string' && isValid(text));
  const known = FORMATS[format];
  if (known !== undefined && isValid(known)) return known;
  if (typeof given === 'string') return given;
  const plain = 'ab/c d'.padEnd(least, 'e').slice(0, most);
  if (expression === undefined || isValid(plain)) return plain;
  const samples = fc.sample(fc.stringMatching(expression), { numRuns: 100, seed: 1 });
  return samples.find((text) => isValid(text) && /^[ -~]+$/.test(text)) ?? samples[0] ?? '';
}

/** `exclusiveMinimum` is a number, or in OpenAPI 3.0 says that `minimum` itself is too small. */
function numberOf(schema: Schema): number {
  const step = boundOf(schema, 'multipleOf') ?? 1;
  const minimum = boundOf(schema, 'minimum');
  const above = boundOf(schema, 'exclusiveMinimum');
  const isExclusive = schema.constraints.some(
    ({ keyword, value }) => keyword === 'exclusiveMinimum' && value === true,
  );
  const least =
    above !== undefined ? above + step : isExclusive ? (minimum ?? 0) + step : (minimum ?? 1);
  const most = boundOf(schema, 'maximum') ?? Infinity;
  return Math.min(Math.ceil(least / step) * step, most);
}

function boundOf(schema: Schema, keyword: string): number | undefined {
  const value = schema.constraints.find((each) => each.keyword === keyword)?.value;
  return typeof value === 'number' ? value : undefined;
}
