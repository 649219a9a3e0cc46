import {
  StructureKind,
  VariableDeclarationKind,
  type OptionalKind,
  type PropertySignatureStructure,
  type StatementStructures,
} from 'ts-morph';
import {
  type Body,
  formOf,
  type Operation,
  paramsName,
  type Part,
  queryName,
  type Schema,
  type SchemaLookup,
  schemaLookup,
} from '@upspec/document';
import { tsdoc } from '../print-source.js';
import type { TypeNames } from './type-names.js';

/** The types of a call's parameters besides its ids: its body, and its query. */
export function paramsOf(types: TypeNames, operation: Operation): readonly StatementStructures[] {
  const names = paramNames(types, operation);
  const body = names.body === undefined ? [] : [bodyType(types, operation, names.body)];
  if (names.query === undefined) return body;
  const query: StatementStructures = {
    kind: StructureKind.TypeAlias,
    name: names.query,
    isExported: true,
    docs: [`The query parameters of \`${operation.name}\`.`],
    type: `NonNullable<${types.operation(operation)}['parameters']['query']>`,
  };
  return [...body, query];
}

/** The names of those types; the query has one of its own where there is a body too. */
export function paramNames(
  types: Pick<TypeNames, 'resource'>,
  operation: Operation,
): { readonly body?: string; readonly query?: string } {
  const { className } = types.resource;
  const name = paramsName(className, operation);
  const hasBody = operation.body.kind !== 'none';
  const hasQuery = operation.parameters.some((parameter) => parameter.in === 'query');
  return {
    ...(hasBody && { body: name }),
    ...(hasQuery && { query: hasBody ? queryName(className, operation) : name }),
  };
}

function bodyType(types: TypeNames, operation: Operation, name: string): StatementStructures {
  const body = operation.body as Exclude<Body, { kind: 'none' }>;
  const docs = [`The parameters of \`${operation.name}\`.`];
  const alias = { kind: StructureKind.TypeAlias, name, isExported: true, docs } as const;
  if (body.kind === 'bytes') return { ...alias, type: 'FilePartInput' };
  const shape = types.ofRequest(
    body.schema,
    () =>
      `NonNullable<${types.operation(operation)}['requestBody']>['content'][${JSON.stringify(body.contentType)}]`,
  );
  const files = body.kind === 'multipart' ? body.parts.filter((part) => part.kind === 'file') : [];
  if (files.length === 0) return { ...alias, type: shape };
  const omitted = files.map((part) => JSON.stringify(part.name)).join(' | ');
  const inputs = `{ ${files.map(inline).join('; ')} }`;
  if (hasOptions(body.schema, schemaLookup(types.model))) {
    // `Omit` of a union would keep only what all of its options have.
    const option = `Extract<keyof Option, ${omitted}> extends never ? Option : Omit<Option, ${omitted}> & ${inputs}`;
    return { ...alias, type: `${shape} extends infer Option ? (${option}) : never` };
  }
  const rest = `Omit<${shape}, ${omitted}>`;
  if (body.schema.kind !== 'reference') {
    return { ...alias, type: `${rest} & ${inputs}` };
  }
  return {
    kind: StructureKind.Interface,
    name,
    isExported: true,
    docs,
    extends: [rest],
    properties: files.map(fileProperty),
  };
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

function fileProperty(part: Part): OptionalKind<PropertySignatureStructure> {
  const { description } = part.schema;
  return {
    name: JSON.stringify(part.name),
    hasQuestionToken: !part.required,
    type: fileType(part),
    ...(description !== undefined && { docs: [tsdoc(description)] }),
  };
}

function inline(part: Part): string {
  return `${JSON.stringify(part.name)}${part.required ? '' : '?'}: ${fileType(part)}`;
}

function fileType(part: Part): string {
  return part.array ? `readonly ${inputType(part)}[]` : inputType(part);
}

/** The runtime's types of files. */
export type FileType = 'FilePartInput' | 'NamedFileInput';

/** The runtime's types that the parameters of an operation use; empty where it sends no file. */
export function fileTypes({ body }: Operation): readonly FileType[] {
  if (body.kind === 'bytes') return ['FilePartInput'];
  if (body.kind !== 'multipart') return [];
  return body.parts.filter(({ kind }) => kind === 'file').map(inputType);
}

function inputType({ filename }: Part): FileType {
  return filename === 'required' ? 'NamedFileInput' : 'FilePartInput';
}

/** The constant with the rules for each part of a multipart body. */
export function partRules(operation: Operation): readonly StatementStructures[] {
  if (operation.body.kind !== 'multipart') return [];
  const rules = operation.body.parts.map(
    ({ name, kind, required, filename, contentType, array }) => ({
      name,
      kind,
      ...(required && { required }),
      ...(kind === 'file' && { filename }),
      ...(contentType !== undefined && { contentType }),
      ...(array && { array }),
    }),
  );
  return [
    {
      kind: StructureKind.VariableStatement,
      declarationKind: VariableDeclarationKind.Const,
      declarations: [
        {
          name: partRulesName(operation),
          type: 'readonly PartRule[]',
          initializer: JSON.stringify(rules),
        },
      ],
    },
  ];
}

export function partRulesName(operation: Operation): string {
  return `${operation.name}Parts`;
}
