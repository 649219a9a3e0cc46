import {
  type Field,
  formOf,
  kebabCase,
  type Model,
  type Operation,
  type Parameter,
  type Schema,
  schemaLookup,
  type SchemaLookup,
  singular,
} from '@upspec/document';
import { itemsOf, knownFields, valueType, type ValueType } from './value-type.js';

/** A flag of a command: `--expires-after.seconds`. */
export interface Flag {
  /** Without its dashes: `expires-after.seconds`. */
  readonly name: string;
  readonly location: 'path' | 'query' | 'header' | 'cookie' | 'body';
  /** Its names on the wire, from the outside in; empty where it is the body itself. */
  readonly keys: readonly string[];
  readonly type: ValueType;
  /** Whether it may be repeated, each time adding to a list. */
  readonly repeated: boolean;
  readonly required: boolean;
  readonly description: string;
  /** The type of one value, where it is repeated. */
  readonly schema: Schema;
}

/** Flags that every command has, so that no other flag can have their names. */
export const GLOBAL_FLAGS: readonly string[] = [
  'api-key',
  'base-url',
  'format',
  'format-error',
  'transform',
  'transform-error',
  'raw-output',
  'debug',
  'max-retries',
  'timeout',
  'help',
  'version',
  'trusted-stdin',
  'max-items',
  'output',
];

/** The flags of a command, in the order of its call: ids, the body's fields, the query, headers, cookies. */
export function flagsOf(operation: Operation, model: Model): readonly Flag[] {
  const lookup = schemaLookup(model);
  const inLocation = (location: Parameter['in']): readonly Parameter[] =>
    operation.parameters.filter((parameter) => parameter.in === location);
  const flags = [
    ...inLocation('path').map((parameter) => ofParameter(parameter, 'path', lookup)),
    ...bodyFlags(operation, lookup),
    ...inLocation('query').map((parameter) => ofParameter(parameter, 'query', lookup)),
    ...inLocation('header').map((parameter) => ofParameter(parameter, 'header', lookup)),
    ...inLocation('cookie').map((parameter) => ofParameter(parameter, 'cookie', lookup)),
  ];
  return nameApart(flags, [
    ...GLOBAL_FLAGS,
    ...model.clientOptions.map(({ name }) => kebabCase(name)),
  ]);
}

/** The first of two flags with the same name keeps it; a later one has its location in the name. */
function nameApart(flags: readonly Flag[], globals: readonly string[]): readonly Flag[] {
  const taken = new Set(globals);
  return flags.map((flag) => {
    const candidates = [flag.name, kebabCase(flag.keys.join('.')), `${flag.location}-${flag.name}`];
    const numbered = `${flag.location}-${flag.name}-${String(taken.size)}`;
    // `--no-x` would be the opposite of a flag `--x`.
    const isFree = (candidate: string): boolean =>
      !taken.has(candidate) && !candidate.startsWith('no-');
    const name = candidates.find(isFree) ?? numbered;
    taken.add(name);
    return { ...flag, name };
  });
}

function ofParameter(parameter: Parameter, location: Parameter['in'], lookup: SchemaLookup): Flag {
  const { name, description, schema } = parameter;
  const required = parameter.required || location === 'path';
  return flag({ name, required, schema, description }, { location, keys: [name] }, lookup);
}

interface Named {
  readonly name: string;
  readonly required: boolean;
  readonly schema: Schema;
  readonly description?: string;
}

function flag(
  { name, required, schema, description }: Named,
  { location, keys }: Pick<Flag, 'location' | 'keys'>,
  lookup: SchemaLookup,
): Flag {
  const items = itemsOf(schema, lookup);
  const one = items ?? schema;
  return {
    name: kebabCase(items === undefined ? name : singular(name)),
    location,
    keys,
    type: valueType(one, lookup),
    repeated: items !== undefined,
    required,
    description: description || schema.description || formOf(schema, lookup).description || '',
    schema: one,
  };
}

function bodyFlags({ body }: Operation, lookup: SchemaLookup): readonly Flag[] {
  if (body.kind === 'none') return [];
  const fields =
    body.kind === 'bytes' || body.kind === 'text' ? undefined : knownFields(body.schema, lookup);
  if (fields === undefined) {
    const { required, schema } = body;
    const whole = flag({ name: 'body', required, schema }, { location: 'body', keys: [] }, lookup);
    return [body.kind === 'bytes' ? { ...whole, type: 'file', repeated: false } : whole];
  }
  const files = body.kind === 'multipart' ? body.parts.filter(({ kind }) => kind === 'file') : [];
  const fileNames = new Set(files.map(({ name }) => name));
  return fields.flatMap((field) => {
    const required = body.required && field.required;
    const outer = flag({ ...field, required }, { location: 'body', keys: [field.name] }, lookup);
    if (fileNames.has(field.name)) return [{ ...outer, type: 'file' as const }];
    // JSON has no type for bytes: they are sent as the given string.
    const sent = outer.type === 'file' ? { ...outer, type: 'string' as const } : outer;
    return [sent, ...(sent.repeated ? [] : innerFlags(field, outer.name, lookup))];
  });
}

/** An object's fields have separate flags, one level deep: `--expires-after.seconds`. */
function innerFlags(outer: Field, name: string, lookup: SchemaLookup): readonly Flag[] {
  const fields = knownFields(outer.schema, lookup) ?? [];
  return fields.map((field) => {
    const location = { location: 'body', keys: [outer.name, field.name] } as const;
    const inner = flag({ ...field, required: false }, location, lookup);
    return {
      ...inner,
      name: `${name}.${inner.name}`,
      type: inner.type === 'file' ? 'string' : inner.type,
    };
  });
}
