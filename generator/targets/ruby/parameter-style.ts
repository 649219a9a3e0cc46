// https://spec.openapis.org/oas/v3.1.1.html#style-values
import {
  formOf,
  type Parameter,
  type Part,
  type Schema,
  type SchemaLookup,
} from '@upspec/document';
import { snakeCase } from './ruby-names.js';

/** The kinds of values that are written differently. */
type Shape = 'scalar' | 'array' | 'object';

/** The most choices within each other that are searched. */
const MAX_DEPTH = 16;

/**
 * Writes the `Style` of a parameter; undefined where the runtime writes its values in the same way
 * without one.
 */
export function parameterStyle(parameter: Parameter, lookup: SchemaLookup): string | undefined {
  const { in: location, style, explode, allowReserved, contentType, schema } = parameter;
  if (contentType !== undefined) return styleOf(isJson(contentType) ? 'json' : ownStyle(location));
  const shapes = shapesOf(schema, lookup);
  const isStructured = shapes.has('array') || shapes.has('object');
  switch (location) {
    case 'path':
      return style === 'simple' && !isStructured ? undefined : styleOf(style, { explode });
    case 'query':
      return queryStyle({ style, explode, allowReserved }, shapes);
    case 'header':
      return explode && shapes.has('object') ? styleOf(style, { explode }) : undefined;
    case 'cookie':
      // The style `cookie` of OpenAPI 3.2 is written as `form`, which is reported.
      return explode || !isStructured ? undefined : styleOf('form', { explode });
  }
}

/** Writes the `Style` of a property of a body of pairs; undefined where it has none. */
export function partStyle({ style }: Part): string | undefined {
  return style && styleOf(kindOf(style), style);
}

/** The form of a style, without what has no effect. */
interface Form {
  readonly style: string;
  readonly explode: boolean;
  readonly allowReserved: boolean;
}

function queryStyle(form: Form, shapes: ReadonlySet<Shape>): string | undefined {
  const isStructured = shapes.has('array') || shapes.has('object');
  if (form.allowReserved) return styleOf(kindOf(form), form);
  if (form.style === 'deepObject' || !isStructured) return undefined;
  if (form.explode && !shapes.has('object')) return undefined;
  return styleOf(kindOf(form), form);
}

/** With `explode` there are separate parameters, so that there is nothing to delimit. */
function kindOf({ style, explode }: Form): string {
  return explode && style !== 'deepObject' ? 'form' : style;
}

function ownStyle(location: Parameter['in']): string {
  return location === 'query' || location === 'cookie' ? 'form' : 'simple';
}

function styleOf(style: string, { explode, allowReserved }: Partial<Form> = {}): string {
  const options = [
    ...(explode === true ? ['explode: true'] : []),
    ...(allowReserved === true ? ['reserved: true'] : []),
  ];
  return `Internal::Style.new(${[`:${snakeCase(style)}`, ...options].join(', ')})`;
}

function isJson(contentType: string): boolean {
  const type = contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  return type === 'application/json' || type.endsWith('+json');
}

/** The shapes that a value of the schema may have. */
function shapesOf(schema: Schema, lookup: SchemaLookup, depth = 0): ReadonlySet<Shape> {
  const form = formOf(schema, lookup);
  switch (form.kind) {
    case 'any':
      return new Set(['scalar', 'array', 'object']);
    case 'array':
      return new Set(['array']);
    case 'object':
      return new Set(['object']);
    case 'union':
    case 'intersection': {
      if (depth > MAX_DEPTH) return new Set(['scalar']);
      const parts = form.kind === 'union' ? form.options : form.parts;
      return new Set(parts.flatMap((part) => [...shapesOf(part, lookup, depth + 1)]));
    }
    case 'never':
    case 'null':
    case 'boolean':
    case 'integer':
    case 'number':
    case 'string':
    case 'bytes':
    case 'enumeration':
    case 'reference':
      return new Set(['scalar']);
  }
}
