import {
  type Field,
  formOf,
  type Operation,
  type Parameter,
  type Schema,
  type SchemaLookup,
  successesOf,
} from '@upspec/document';
import { contentFields, bodyContents, isNullBody } from '../body-contents.js';
import { parameterStyle } from './parameter-style.js';
import { propertyName, NameClaims } from './ruby-names.js';

/** An argument of a method: positional where it is in the path, else a keyword. */
export interface Argument {
  readonly name: string;
  /** Its name on the wire; empty for a body that is one argument. */
  readonly wire: string;
  readonly location: Parameter['in'] | 'body' | 'whole-body' | 'content-type';
  readonly required: boolean;
  readonly description: string;
  readonly schema: Schema;
  /** Ruby code: its style, where it needs one. */
  readonly style?: string;
}

/**
 * The arguments of a call, in the order of its signature: ids, then the body's fields, then the
 * query, headers and cookies. A body that isn't one object with known fields is one argument, `body`.
 * Where there are several media types, `content_type` chooses one.
 */
export function callArguments(operation: Operation, lookup: SchemaLookup): readonly Argument[] {
  const claims = new NameClaims(['request_options', ...(givesContent(operation) ? ['to'] : [])]);
  const claimed = (argument: Argument): Argument => ({
    ...argument,
    name: claims.claim(argument.name),
  });
  const inLocation = (location: Parameter['in']): readonly Argument[] =>
    operation.parameters
      .filter((parameter) => parameter.in === location)
      .map((parameter) => ofParameter(parameter, lookup));
  const keywords = [
    ...bodyArguments(operation, lookup),
    ...inLocation('query'),
    ...inLocation('header'),
    ...inLocation('cookie'),
  ];
  return [
    ...inLocation('path'),
    ...keywords.filter(({ required }) => required),
    ...keywords.filter(({ required }) => !required),
  ].map(claimed);
}

/** Whether a call returns bytes, to be read, or streamed to a block or an IO. */
export function givesContent(operation: Operation): boolean {
  const kinds = successesOf(operation.responses).map(({ kind }) => kind);
  return kinds.includes('bytes') || kinds.includes('events');
}

function ofParameter(parameter: Parameter, lookup: SchemaLookup): Argument {
  const { name, in: location, required, description, schema } = parameter;
  const style = parameterStyle(parameter, lookup);
  return {
    name: propertyName(name),
    wire: name,
    location,
    required: required || location === 'path',
    description,
    schema,
    ...(style !== undefined && { style }),
  };
}

function bodyArguments(operation: Operation, lookup: SchemaLookup): readonly Argument[] {
  const contents = bodyContents(operation);
  const [first] = contents;
  if (first === undefined) return [];
  const fields = contents.map((content) => contentFields(content, lookup));
  const whole = contents.find((_, index) => fields[index] === undefined);
  const nullBody = contents.find((content) => isNullBody(content, lookup));
  const isRequired = (name: string): boolean =>
    first.required &&
    nullBody === undefined &&
    fields.every((own = []) => own.some((field) => field.name === name && field.required));
  const byName = new Map(
    fields.toReversed().flatMap((own = []) => own.map((field) => [field.name, field])),
  );
  // The properties of the default come first, in their order.
  const names = new Set(fields.flatMap((own = []) => own.map(({ name }) => name)));
  const body: Argument = {
    name: 'body',
    wire: '',
    location: 'whole-body',
    required: first.required && contents.length === 1 && nullBody === undefined,
    description:
      nullBody === undefined
        ? (whole?.schema.description ?? '')
        : 'The whole body instead of its properties; nil sends null.',
    schema: nullBody?.schema ?? whole?.schema ?? first.schema,
  };
  const contentType: Argument = {
    name: 'content_type',
    wire: '',
    location: 'content-type',
    required: false,
    description: `The media type of the body: ${contents.map((content) => content.contentType).join(', ')}.`,
    schema: { ...first.schema, kind: 'string', nullable: false },
  };
  return [
    ...[...names].flatMap((name) => {
      const field = byName.get(name);
      return field === undefined ? [] : [ofField(field, isRequired(name), lookup)];
    }),
    ...(whole === undefined && nullBody === undefined ? [] : [body]),
    ...(contents.length > 1 ? [contentType] : []),
  ];
}

function ofField({ name, schema }: Field, required: boolean, lookup: SchemaLookup): Argument {
  return {
    name: propertyName(name),
    wire: name,
    location: 'body',
    required,
    description: schema.description ?? formOf(schema, lookup).description ?? '',
    schema,
  };
}
