import {
  fieldsOf,
  formOf,
  type Operation,
  type Parameter,
  type Schema,
  type SchemaLookup,
} from '@upspec/document';
import { propertyName, NameClaims } from './ruby-names.js';

/** An argument of a method: positional where it is in the path, else a keyword. */
export interface Argument {
  readonly name: string;
  /** Its name on the wire; empty for a body that is one argument. */
  readonly wire: string;
  readonly location: 'path' | 'body' | 'whole-body' | 'query';
  readonly required: boolean;
  readonly description: string;
  readonly schema: Schema;
}

/**
 * The arguments of a call, in the order of its signature: ids, then the body's fields, then the
 * query. A body that isn't one object with known fields is one argument, `body`.
 */
export function callArguments(operation: Operation, lookup: SchemaLookup): readonly Argument[] {
  const claims = new NameClaims(['request_options', ...(givesContent(operation) ? ['to'] : [])]);
  const claimed = (argument: Argument): Argument => ({
    ...argument,
    name: claims.claim(argument.name),
  });
  const inLocation = (location: Parameter['in']): readonly Parameter[] =>
    operation.parameters.filter((parameter) => parameter.in === location);
  const keywords = [
    ...bodyArguments(operation, lookup),
    ...inLocation('query').map((parameter) => ofParameter(parameter, 'query')),
  ];
  return [
    ...inLocation('path').map((parameter) => ofParameter(parameter, 'path')),
    ...keywords.filter(({ required }) => required),
    ...keywords.filter(({ required }) => !required),
  ].map(claimed);
}

/** Whether a call returns bytes, to be read, or streamed to a block or an IO. */
export function givesContent(operation: Operation): boolean {
  const success = operation.responses.find(({ status }) => status.startsWith('2'));
  return success?.kind === 'bytes' || success?.kind === 'events';
}

function ofParameter(parameter: Parameter, location: 'path' | 'query'): Argument {
  const { name, required, description, schema } = parameter;
  return {
    name: propertyName(name),
    wire: name,
    location,
    required: required || location === 'path',
    description,
    schema,
  };
}

function bodyArguments({ body }: Operation, lookup: SchemaLookup): readonly Argument[] {
  if (body.kind === 'none') return [];
  if (body.kind === 'bytes' || body.kind === 'text' || !hasKnownFields(body.schema, lookup)) {
    const description = body.schema.description ?? '';
    const { required, schema } = body;
    return [{ name: 'body', wire: '', location: 'whole-body', required, description, schema }];
  }
  return fieldsOf(body.schema, lookup)
    .filter((field) => !field.readOnly)
    .map((field) => ({
      name: propertyName(field.name),
      wire: field.name,
      location: 'body',
      required: body.required && field.required,
      description: field.schema.description ?? formOf(field.schema, lookup).description ?? '',
      schema: field.schema,
    }));
}

/** Whether a schema is one object; a choice between several has no fields of its own. */
function hasKnownFields(schema: Schema, lookup: SchemaLookup): boolean {
  const form = formOf(schema, lookup);
  if (form.kind === 'object') return form.fields.length > 0;
  return form.kind === 'intersection' && form.parts.every((part) => hasKnownFields(part, lookup));
}
