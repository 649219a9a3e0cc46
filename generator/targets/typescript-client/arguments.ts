import type { OptionalKind, ParameterDeclarationStructure } from 'ts-morph';
import {
  formOf,
  type Operation,
  type Parameter,
  type Schema,
  type SchemaLookup,
  schemaLookup,
} from '@upspec/document';
import { bodyTypes, paramNames } from './params.js';
import { RESERVED_WORDS } from './reserved-words.js';
import { responseChoices, type ResponseChoice } from './response-choices.js';
import { optionsType } from './response-reading.js';
import type { TypeNames } from './type-names.js';
import { isStyled, wireNames } from './wire-rules.js';

type MethodParameter = OptionalKind<ParameterDeclarationStructure>;

/** Names that no path parameter can have: the other arguments of a method, and what it uses. */
const RESERVED = new Set([
  ...RESERVED_WORDS,
  'body',
  'query',
  'headers',
  'cookies',
  'options',
  'call',
  'path',
  'queryAndOptions',
  'requestBytes',
  'requestEvents',
  'bytesBody',
  'formBody',
  'jsonBody',
  'partsBody',
  'chosenBody',
  'styled',
  'textBody',
  'typedHeaders',
  'type',
  'waitFor',
]);

/** An argument of a method. */
interface Argument {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
}

/** One signature of a method: several where its body has several media types. */
export interface Signature {
  readonly parameters: readonly MethodParameter[];
}

/**
 * The arguments of a call that reads one choice of its responses: ids, body, query, headers, cookies
 * and options. A body of several media types has a signature for each: the first is the default, any
 * other is chosen by the option `contentType`.
 */
export function signaturesOf(
  types: TypeNames,
  operation: Operation,
  choice: ResponseChoice,
): readonly Signature[] {
  const { body } = operation;
  const ids = pathArguments(types, operation);
  const others = otherArguments(types, operation);
  const options = {
    name: 'options',
    type: optionsType(choice),
    required: choice.accept !== undefined,
  };
  if (body.kind === 'none') return [{ parameters: declare([...ids, ...others, options]) }];
  return bodyTypes(types, operation).map((type, index, { length }) => {
    const chosen = JSON.stringify([body, ...body.alternatives][index]?.contentType ?? '');
    const own = { name: 'body', type, required: body.required };
    const last = length === 1 ? options : withContentType(options, chosen, index > 0);
    return { parameters: declare([...ids, own, ...others, last]) };
  });
}

/** The signature that implements all of them. */
export function implementationOf(types: TypeNames, operation: Operation): Signature {
  const { body } = operation;
  const [first, ...others] = responseChoices(operation);
  const widest = others.find(({ reading }) => reading === 'events') ?? first;
  const accept = others.length === 0 ? '' : ' & { readonly accept?: string }';
  const type = `${optionsType({ ...widest, accept: undefined })}${accept}`;
  const options = { name: 'options', type, required: false };
  const hasBodies = body.kind !== 'none' && body.alternatives.length > 0;
  const own =
    body.kind === 'none'
      ? []
      : [
          {
            name: 'body',
            type: bodyTypes(types, operation).join(' | '),
            required: body.required,
          },
        ];
  const ids = pathArguments(types, operation);
  const last = hasBodies ? withContentType(options, 'string', false) : options;
  return { parameters: declare([...ids, ...own, ...otherArguments(types, operation), last]) };
}

function withContentType(options: Argument, type: string, required: boolean): Argument {
  const property = required
    ? `readonly contentType: ${type}`
    : `readonly contentType?: ${type} | undefined`;
  return {
    ...options,
    type: `${options.type} & { ${property} }`,
    required: options.required || required,
  };
}

/** An optional argument before a required one accepts `undefined`. */
function declare(all: readonly Argument[]): readonly MethodParameter[] {
  return all.map(({ name, type, required }, index) => {
    const isLast = all.slice(index + 1).every((later) => !later.required);
    if (required) return { name, type };
    return isLast ? { name, type, hasQuestionToken: true } : { name, type: `${type} | undefined` };
  });
}

function otherArguments(types: TypeNames, operation: Operation): readonly Argument[] {
  const { query, headers, cookies } = paramNames(types, operation);
  const argument = (
    name: string,
    type: string | undefined,
    location: Parameter['in'],
  ): readonly Argument[] =>
    type === undefined ? [] : [{ name, type, required: isRequired(operation, location) }];
  return [
    ...argument('query', query, 'query'),
    ...argument('headers', headers, 'header'),
    ...argument('cookies', cookies, 'cookie'),
  ];
}

function isRequired({ parameters }: Operation, location: Parameter['in']): boolean {
  return parameters.some((parameter) => parameter.in === location && parameter.required);
}

function pathArguments(types: TypeNames, operation: Operation): readonly Argument[] {
  const inPath = operation.parameters.filter((parameter) => parameter.in === 'path');
  return pathIdentifiers(operation).map((name, index) => {
    const parameter = inPath[index];
    const type = parameter === undefined ? 'string' : pathType(types, operation, parameter);
    return { name, type, required: true };
  });
}

function pathType(types: TypeNames, operation: Operation, parameter: Parameter): string {
  const lookup = schemaLookup(types.model);
  const { schema, name } = parameter;
  const declared = (): string =>
    `${types.operation(operation)}['parameters']['path'][${JSON.stringify(name)}]`;
  if (schema.kind === 'integer' || schema.kind === 'number') return 'number';
  if (isStyled(parameter, lookup)) return `string | ${declared()}`;
  const { kind } = formOf(schema, lookup);
  if (kind === 'integer' || kind === 'number') return 'number | string';
  if (kind === 'string' || !isScalar(schema, lookup)) return 'string';
  return kind === 'boolean' ? 'boolean' : `NonNullable<${declared()}>`;
}

/** The most choices within each other that are read. */
const MAX_DEPTH = 16;

/** Whether all values of a schema are strings, numbers, booleans or null. */
function isScalar(schema: Schema, lookup: SchemaLookup, depth = 0): boolean {
  const form = formOf(schema, lookup);
  if (form.kind === 'enumeration') {
    return form.values.every((value) => value === null || typeof value !== 'object');
  }
  if (form.kind === 'union') {
    return depth < MAX_DEPTH && form.options.every((option) => isScalar(option, lookup, depth + 1));
  }
  return ['string', 'integer', 'number', 'boolean', 'null'].includes(form.kind);
}

/** The names of a method's arguments for the parameters in its path. */
export function pathIdentifiers(operation: Operation): readonly string[] {
  const constants = responseChoices(operation).length > 1 ? ['request'] : [];
  const taken = new Set([...RESERVED, ...Object.values(wireNames(operation)), ...constants]);
  return operation.parameters
    .filter((parameter) => parameter.in === 'path')
    .map(({ identifier }) => {
      let name = taken.has(identifier) ? `${identifier}Id` : identifier;
      while (taken.has(name)) name = `${name}_`;
      taken.add(name);
      return name;
    });
}
