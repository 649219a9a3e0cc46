import {
  StructureKind,
  type OptionalKind,
  type PropertySignatureStructure,
  type StatementStructures,
} from 'ts-morph';
import {
  type Body,
  type BodyContent,
  cookiesName,
  formOf,
  headersName,
  type Operation,
  type Parameter,
  paramsName,
  type Part,
  queryName,
  type Schema,
  type SchemaLookup,
  schemaLookup,
} from '@upspec/document';
import { tsdoc } from '../print-source.js';
import type { TypeNames } from './type-names.js';
import { bodyContents } from '../body-contents.js';

/** The types of a call's parameters besides its ids: its body, query, headers and cookies. */
export function paramsOf(types: TypeNames, operation: Operation): readonly StatementStructures[] {
  const { body, query, headers, cookies } = paramNames(types, operation);
  return [
    ...(body === undefined ? [] : [bodyType(types, operation, body)]),
    ...locationType(types, operation, { name: query, location: 'query', what: 'query parameters' }),
    ...locationType(types, operation, { name: headers, location: 'header', what: 'headers' }),
    ...locationType(types, operation, { name: cookies, location: 'cookie', what: 'cookies' }),
  ];
}

function locationType(
  types: TypeNames,
  operation: Operation,
  own: { readonly name: string | undefined; readonly location: string; readonly what: string },
): readonly StatementStructures[] {
  if (own.name === undefined) return [];
  const type = `NonNullable<${types.operation(operation)}['parameters']['${own.location}']>`;
  const ignored = own.location === 'header' ? operation.ignoredHeaders : [];
  return [
    {
      kind: StructureKind.TypeAlias,
      name: own.name,
      isExported: true,
      docs: [`The ${own.what} of \`${operation.name}\`.`],
      type:
        ignored.length === 0
          ? type
          : `Omit<${type}, ${ignored.map((name) => JSON.stringify(name)).join(' | ')}>`,
    },
  ];
}

/** The names of those types; the query has one of its own where there is a body too. */
export function paramNames(
  types: Pick<TypeNames, 'resource'>,
  operation: Operation,
): {
  readonly body?: string;
  readonly query?: string;
  readonly headers?: string;
  readonly cookies?: string;
} {
  const { className } = types.resource;
  const name = paramsName(className, operation);
  const hasBody = operation.body.kind !== 'none';
  const has = (location: Parameter['in']): boolean =>
    operation.parameters.some((parameter) => parameter.in === location);
  return {
    ...(hasBody && { body: name }),
    ...(has('query') && { query: hasBody ? queryName(className, operation) : name }),
    ...(has('header') && { headers: headersName(className, operation) }),
    ...(has('cookie') && { cookies: cookiesName(className, operation) }),
  };
}

/** The type of each media type of a body; the first has a name. */
export function bodyTypes(types: TypeNames, operation: Operation): readonly string[] {
  const { body } = operation;
  if (body.kind === 'none') return [];
  const others = body.alternatives.map((content) => contentType(types, operation, content));
  return [paramNames(types, operation).body ?? '', ...others];
}

function bodyType(types: TypeNames, operation: Operation, name: string): StatementStructures {
  const body = operation.body as Exclude<Body, { kind: 'none' }>;
  const docs = [`The parameters of \`${operation.name}\`.`];
  const files = filesOf(body);
  if (files.length === 0 || body.schema.kind !== 'reference' || hasUnion(types, body)) {
    const type = contentType(types, operation, body);
    return { kind: StructureKind.TypeAlias, name, isExported: true, docs, type };
  }
  const shape = shapeOf(types, operation, body);
  return {
    kind: StructureKind.Interface,
    name,
    isExported: true,
    docs,
    extends: [`Omit<${shape}, ${namesOf(files)}>`],
    properties: files.map((part) => fileProperty(part, shape)),
  };
}

function contentType(types: TypeNames, operation: Operation, content: BodyContent): string {
  if (content.kind === 'bytes') return 'FilePartInput';
  if (content.kind === 'text') return 'string';
  const shape = shapeOf(types, operation, content);
  const files = filesOf(content);
  if (files.length === 0) return shape;
  const omitted = namesOf(files);
  if (hasUnion(types, content)) {
    // `Omit` of a union would keep only what all of its options have.
    const inputs = `{ ${files.map((part) => inline(part, undefined)).join('; ')} }`;
    const option = `Extract<keyof Option, ${omitted}> extends never ? Option : Omit<Option, ${omitted}> & ${inputs}`;
    return `${shape} extends infer Option ? (${option}) : never`;
  }
  const inputs = `{ ${files.map((part) => inline(part, shape)).join('; ')} }`;
  return `Omit<${shape}, ${omitted}> & ${inputs}`;
}

function shapeOf(types: TypeNames, operation: Operation, content: BodyContent): string {
  return types.ofRequest(
    content.schema,
    () =>
      `NonNullable<${types.operation(operation)}['requestBody']>['content'][${JSON.stringify(content.contentType)}]`,
  );
}

function filesOf(content: BodyContent): readonly Part[] {
  return content.kind === 'multipart' ? content.parts.filter(isFile) : [];
}

/** Whether a part may be a file; a schema that allows everything has the type `unknown`. */
function isFile({ kind, schema }: Part): boolean {
  return kind === 'file' || (kind === 'value' && schema.kind !== 'any');
}

function namesOf(parts: readonly Part[]): string {
  return parts.map((part) => JSON.stringify(part.name)).join(' | ');
}

function hasUnion(types: TypeNames, { schema }: BodyContent): boolean {
  return hasOptions(schema, schemaLookup(types.model));
}

/** The most schemas within each other that are searched for a union. */
const MAX_DEPTH = 16;

/** Whether a schema is a union, or has one as a part. */
function hasOptions(schema: Schema, lookup: SchemaLookup, depth = 0): boolean {
  if (depth > MAX_DEPTH) return false;
  const form = formOf(schema, lookup);
  if (form.kind === 'intersection') {
    return form.parts.some((part) => hasOptions(part, lookup, depth + 1));
  }
  return form.kind === 'union';
}

function fileProperty(part: Part, shape: string): OptionalKind<PropertySignatureStructure> {
  const { description } = part.schema;
  return {
    name: JSON.stringify(part.name),
    hasQuestionToken: !part.required,
    type: fileType(part, shape),
    ...(description !== undefined && { docs: [tsdoc(description)] }),
  };
}

function inline(part: Part, shape: string | undefined): string {
  return `${JSON.stringify(part.name)}${part.required ? '' : '?'}: ${fileType(part, shape)}`;
}

function fileType(part: Part, shape: string | undefined): string {
  const own = shape === undefined ? 'string' : `${shape}[${JSON.stringify(part.name)}]`;
  const isValue = part.kind === 'value';
  if (!part.array) return isValue ? `${inputType(part)} | ${own}` : inputType(part);
  const item = shape === undefined ? own : `NonNullable<${own}>[number]`;
  return isValue ? `readonly (${inputType(part)} | ${item})[]` : `readonly ${inputType(part)}[]`;
}

/** The runtime's types of files. */
export type FileType = 'FilePartInput' | 'NamedFileInput';

/** The runtime's types that the parameters of an operation use; empty where it sends no file. */
export function fileTypes(operation: Operation): readonly FileType[] {
  return bodyContents(operation).flatMap((content) =>
    content.kind === 'bytes' ? ['FilePartInput' as const] : filesOf(content).map(inputType),
  );
}

function inputType({ filename }: Part): FileType {
  return filename === 'required' ? 'NamedFileInput' : 'FilePartInput';
}
