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

/** The types of the runtime that the constants of an operation have. */
export type RuleType = 'BodyRule' | 'ParameterRule' | 'ParameterRules' | 'PartRule';

/** A constant of a resource's file. */
interface Constant {
  readonly name: string;
  readonly type: RuleType;
  readonly isList: boolean;
  readonly value: unknown;
}

/** Emits the constants of an operation. */
export function wireConstants(
  operation: Operation,
  lookup: SchemaLookup,
): readonly StatementStructures[] {
  return constantsOf(operation, lookup).map(({ name, type, isList, value }) => ({
    kind: StructureKind.VariableStatement,
    declarationKind: VariableDeclarationKind.Const,
    declarations: [
      { name, type: isList ? `readonly ${type}[]` : type, initializer: JSON.stringify(value) },
    ],
  }));
}

/** The types of the runtime that the constants of an operation need. */
export function ruleTypes(operation: Operation, lookup: SchemaLookup): readonly RuleType[] {
  return constantsOf(operation, lookup).map(({ type }) => type);
}

function constantsOf(operation: Operation, lookup: SchemaLookup): readonly Constant[] {
  const names = wireNames(operation);
  const rules = parameterRules(operation, lookup);
  return [
    ...bodyConstants(operation, names),
    ...(rules === undefined
      ? []
      : [{ name: names.rules, type: 'ParameterRules' as const, isList: false, value: rules }]),
  ];
}

function bodyConstants({ body }: Operation, names: WireNames): readonly Constant[] {
  if (body.kind === 'none') return [];
  if (body.alternatives.length > 0) {
    const value = [body, ...body.alternatives].map(bodyRule);
    return [{ name: names.bodies, type: 'BodyRule', isList: true, value }];
  }
  if (body.kind === 'multipart') {
    return [{ name: names.parts, type: 'PartRule', isList: true, value: body.parts.map(partRule) }];
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

/** The rules of an operation's parameters; undefined where all have the default style. */
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
  return rules.length === 0 ? undefined : Object.fromEntries(rules);
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

/** The source of a body's description in a call of the runtime. */
export function bodySource(operation: Operation): string | undefined {
  const { body } = operation;
  if (body.kind === 'none') return undefined;
  const { parts, fields, bodies } = wireNames(operation);
  const own = JSON.stringify(body.contentType);
  if (body.alternatives.length > 0) {
    return `{ kind: 'several', value: body, contentType: options?.contentType, rules: ${bodies} }`;
  }
  switch (body.kind) {
    case 'json': {
      const isDefault = body.contentType === 'application/json' || isMediaRange(body.contentType);
      return `{ kind: 'json', value: body${isDefault ? '' : `, contentType: ${own}`} }`;
    }
    case 'form':
      return `{ kind: 'form', value: body${fieldRules(body.parts).length > 0 ? `, fields: ${fields}` : ''} }`;
    case 'text':
    case 'bytes':
      return `{ kind: '${body.kind}', value: body, contentType: ${own} }`;
    case 'multipart':
      return `{ kind: 'multipart', value: body, parts: ${parts}${body.open ? ', open: true' : ''} }`;
  }
}
