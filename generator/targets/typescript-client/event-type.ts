import {
  fieldsOf,
  formOf,
  type ResponseContent,
  type Schema,
  type SchemaLookup,
  schemaLookup,
} from '@upspec/document';
import type { TypeNames } from './type-names.js';

/** How the events of a stream are read. */
export interface EventType {
  /** The type of an event: `ServerSentEvent<Tick>`. */
  readonly type: string;
  /** How its data is read; the `data` of the runtime's `EventRequest`. */
  readonly data: 'json' | 'text' | 'json-or-text';
}

/** The fields of an event (HTML standard, section 9.2.6). */
const EVENT_FIELDS: ReadonlySet<string> = new Set(['event', 'data', 'id', 'retry']);

/** The most unions within each other that are followed. */
const MAX_DEPTH = 16;

/**
 * The type of a stream's events. OpenAPI up to 3.1 does not say what the schema of a stream
 * describes. Documents describe either the data of an event, or an event with its fields, which is
 * also what OpenAPI 3.2 does (section 4.14.4.1, "Server-Sent Event Streams").
 *
 * @param path returns the location of the schema's type in `operations`.
 */
export function eventType(
  types: TypeNames,
  { schema }: ResponseContent,
  path: () => string,
): EventType {
  if (schema === undefined) return { type: 'ServerSentEvent', data: 'text' };
  const lookup = schemaLookup(types.model);
  const name = types.of(schema, path);
  const options = optionsOf(schema, lookup);
  if (options.length > 0 && options.every((option) => isEvent(option, lookup))) {
    const data = options.flatMap((option) =>
      fieldsOf(option, lookup).flatMap((field) => (field.name === 'data' ? [field.schema] : [])),
    );
    if (data.length > 0) return { type: `EventOf<${name}>`, data: readingOf(data, lookup) };
  }
  return { type: `ServerSentEvent<${name}>`, data: readingOf(options, lookup) };
}

/** Whether a schema describes an event with its fields, and nothing else. */
function isEvent(schema: Schema, lookup: SchemaLookup): boolean {
  const fields = fieldsOf(schema, lookup);
  return fields.length > 0 && fields.every(({ name }) => EVENT_FIELDS.has(name));
}

function optionsOf(schema: Schema, lookup: SchemaLookup, depth = 0): readonly Schema[] {
  const form = formOf(schema, lookup);
  if (form.kind !== 'union' || depth > MAX_DEPTH) return [form];
  return form.options.flatMap((option) => optionsOf(option, lookup, depth + 1));
}

function readingOf(schemas: readonly Schema[], lookup: SchemaLookup): EventType['data'] {
  const options = schemas.flatMap((schema) => optionsOf(schema, lookup));
  const isText = options.some((option) => isTextual(option, lookup));
  const isJson = options.some((option) => option.kind === 'any' || !isTextual(option, lookup));
  return isText && isJson ? 'json-or-text' : isText ? 'text' : 'json';
}

/** Whether the values of a schema may be strings, which are sent as they are, without quotes. */
function isTextual(schema: Schema, lookup: SchemaLookup, depth = 0): boolean {
  const form = formOf(schema, lookup);
  switch (form.kind) {
    case 'any':
    case 'string':
    case 'bytes':
      return true;
    case 'enumeration':
      return form.values.some((value) => typeof value === 'string');
    case 'intersection':
      return depth <= MAX_DEPTH && form.parts.some((part) => isTextual(part, lookup, depth + 1));
    default:
      return false;
  }
}
