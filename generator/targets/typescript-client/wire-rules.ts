import {
  type BodyContent,
  formOf,
  isMediaRange,
  type Operation,
  type Parameter,
  type Part,
  type Schema,
  type SchemaLookup,
} from '@upspec/document';
import { VariableDeclarationKind, StructureKind, type StatementStructures } from 'ts-morph';

/** The constants beside a resource's class that say how its requests are written. */
export interface WireNames {
  /** The rules of a multipart body: `createParts`. */
  readonly parts: string;
  /** The rules of an urlencoded body's fields: `createFields`. */
  readonly fields: string;
  /** The rules of each media type, where there are several: `createBodies`. */
  readonly bodies: string;
  /** The rules of parameters: `createRules`. */
  readonly rules: string;
}

export function wireNames({ name }: Operation): WireNames {
  return {
    parts: `${name}Parts`,
    fields: `${name}Fields`,
    bodies: `${name}Bodies`,
    rules: `${name}Rules`,
  };
}

/** A constant of a resource's file. */
interface Constant {
  readonly name: string;
  /** A type of the runtime. */
  readonly type: 'BodyRule' | 'ParameterRule' | 'ParameterStyles' | 'PartRule';
  readonly isList: boolean;
  readonly value: unknown;
  /** The function of the runtime that makes it from the value. */
  readonly by?: 'parameterStyles' | 'partStyles';
}

/** Emits the constants of an operation. */
export function wireConstants(
  operation: Operation,
  lookup: SchemaLookup,
): readonly StatementStructures[] {
  return constantsOf(operation, lookup).map(({ name, type, isList, value, by }) => {
    const text = JSON.stringify(value);
    const initializer = by === undefined ? text : `${by}(${text})`;
    return {
      kind: StructureKind.VariableStatement,
      declarationKind: VariableDeclarationKind.Const,
      declarations: [{ name, type: isList ? `readonly ${type}[]` : type, initializer }],
    };
  });
}

/** The names of the runtime that the constants of an operation and its body need. */
export function wireWords(operation: Operation, lookup: SchemaLookup): readonly string[] {
  const constants = constantsOf(operation, lookup);
  const body = bodySource(operation)?.match(/^\w+/) ?? [];
  return [
    ...constants.flatMap(({ type, by }) => [type, ...(by === undefined ? [] : [by])]),
    ...body,
  ];
}

function constantsOf(operation: Operation, lookup: SchemaLookup): readonly Constant[] {
  const names = wireNames(operation);
  const value = parameterRules(operation, lookup);
  const rules = { name: names.rules, type: 'ParameterStyles', by: 'parameterStyles' } as const;
  return [
    ...bodyConstants(operation, names),
    ...(value === undefined ? [] : [{ ...rules, isList: false, value }]),
  ];
}

function bodyConstants({ body }: Operation, names: WireNames): readonly Constant[] {
  if (body.kind === 'none') return [];
  if (body.alternatives.length > 0) {
    const value = [body, ...body.alternatives].map(bodyRule);
    return [{ name: names.bodies, type: 'BodyRule', isList: true, value }];
  }
  if (body.kind === 'multipart') {
    const { parts } = body;
    const isStyled = parts.some(({ style, kind }) => style !== undefined && kind === 'text');
    const by = isStyled ? ({ by: 'partStyles' } as const) : {};
    return [
      { name: names.parts, type: 'PartRule', isList: true, value: parts.map(partRule), ...by },
    ];
  }
  const fields = body.kind === 'form' ? fieldRules(body.parts) : [];
  if (fields.length === 0) return [];
  return [{ name: names.fields, type: 'ParameterRule', isList: true, value: fields }];
}

function bodyRule(content: BodyContent): object {
  const { kind, contentType } = content;
  const fields = kind === 'form' ? fieldRules(content.parts) : [];
  return {
    kind,
    contentType,
    ...(kind === 'multipart' && { parts: content.parts.map(partRule) }),
    ...(kind === 'multipart' && content.open && { open: true }),
    ...(fields.length > 0 && { fields }),
  };
}

function partRule(part: Part): object {
  const { name, kind, required, nullable, filename, contentType, array, style, headers } = part;
  const isFile = kind === 'file' || kind === 'value';
  return {
    name,
    kind,
    ...(required && { required }),
    ...(nullable && { nullable }),
    ...(isFile && { filename }),
    ...(contentType !== undefined && { contentType }),
    ...(array && { array }),
    ...(style !== undefined &&
      kind === 'text' && { style: { style: style.style, explode: style.explode } }),
    ...(headers.length > 0 && { headers }),
  };
}

/** Fields without a rule are written by their values. */
export function fieldRules(parts: readonly Part[]): readonly object[] {
  return parts.flatMap(({ name, style, contentType, kind }): object[] => {
    if (style !== undefined) {
      const { allowReserved, ...rest } = style;
      return [{ name, ...rest, ...(allowReserved && { allowReserved }) }];
    }
    return kind === 'json' && contentType !== undefined ? [{ name, contentType }] : [];
  });
}

/**
 * The rules of an operation's parameters; undefined where all are in the query or path, in the default
 * style.
 */
export function parameterRules(
  { parameters }: Operation,
  lookup: SchemaLookup,
): object | undefined {
  const rules = (['query', 'header', 'cookie'] as const).flatMap((location) => {
    const own = parameters
      .filter((parameter) => parameter.in === location && needsRule(parameter, lookup))
      .map((parameter) => styleRule(parameter));
    return own.length === 0 ? [] : [[location, own] as const];
  });
  const isElsewhere = parameters.some(({ in: location }) => /header|cookie/.test(location));
  return rules.length === 0 && !isElsewhere ? undefined : Object.fromEntries(rules);
}

/** The rule of one parameter. */
export function styleRule({ name, style, explode, ...rest }: Parameter): object {
  const { allowReserved, contentType } = rest;
  if (contentType !== undefined) return { name, contentType };
  return { name, style, explode, ...(allowReserved && { allowReserved }) };
}

function needsRule(parameter: Parameter, lookup: SchemaLookup): boolean {
  const { style, explode, allowReserved, contentType, schema } = parameter;
  if (contentType !== undefined) return true;
  switch (parameter.in) {
    case 'query':
      if (allowReserved) return true;
      return style !== 'deepObject' && (style !== 'form' || !explode || !isFlat(schema, lookup));
    case 'header':
      return explode && !isFlat(schema, lookup);
    case 'cookie':
      return !explode || style === 'cookie';
    case 'path':
      return style !== 'simple' || hasItems(schema, lookup);
  }
}

/** Whether a parameter of a path has to be written by a rule. */
export function isStyled(parameter: Parameter, lookup: SchemaLookup): boolean {
  return parameter.in === 'path' && needsRule(parameter, lookup);
}

/** The most schemas within each other that are read. */
const MAX_DEPTH = 16;

/** Whether values of a schema are scalars, or arrays of scalars, and never objects. */
function isFlat(schema: Schema, lookup: SchemaLookup, depth = 0): boolean {
  if (depth > MAX_DEPTH) return false;
  const form = formOf(schema, lookup);
  switch (form.kind) {
    case 'array':
      return isFlat(form.items, lookup, depth + 1);
    case 'union':
      return form.options.every((option) => isFlat(option, lookup, depth + 1));
    case 'intersection':
      return form.parts.some((part) => isFlat(part, lookup, depth + 1));
    case 'object':
    case 'any':
    case 'reference':
      return false;
    case 'boolean':
    case 'bytes':
    case 'enumeration':
    case 'integer':
    case 'never':
    case 'null':
    case 'number':
    case 'string':
      return true;
  }
}

/** Whether a value of a schema may be an array or an object. */
function hasItems(schema: Schema, lookup: SchemaLookup, depth = 0): boolean {
  if (depth > MAX_DEPTH) return false;
  const form = formOf(schema, lookup);
  if (form.kind === 'union') {
    return form.options.some((option) => hasItems(option, lookup, depth + 1));
  }
  return ['any', 'array', 'object', 'intersection'].includes(form.kind);
}

/** The source of an operation's body, as a call of the runtime. */
export function bodySource(operation: Operation): string | undefined {
  const { body } = operation;
  if (body.kind === 'none') return undefined;
  const { parts, fields, bodies } = wireNames(operation);
  const own = JSON.stringify(body.contentType);
  if (body.alternatives.length > 0) {
    return `chosenBody(body, options?.contentType, ${bodies})`;
  }
  switch (body.kind) {
    case 'json': {
      const isDefault = body.contentType === 'application/json' || isMediaRange(body.contentType);
      return `jsonBody(body${isDefault ? '' : `, ${own}`})`;
    }
    case 'form':
      return `formBody(body${fieldRules(body.parts).length > 0 ? `, ${fields}` : ''})`;
    case 'text':
    case 'bytes':
      return `${body.kind}Body(body, ${own})`;
    case 'multipart':
      return `partsBody(body, ${parts}${body.open ? ', { open: true }' : ''})`;
  }
}
