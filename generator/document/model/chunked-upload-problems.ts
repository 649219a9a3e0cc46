import type { ChunkedUploadKeyword } from '../load/chunked-upload-keyword.js';
import { formatPointer } from '../load/json-pointer.js';
import { suggest } from '../load/suggest.js';
import { fieldsOf, formOf, type SchemaLookup } from './fields-of.js';
import { asciiText, kebabCase } from './names.js';
import type { Operation } from './operation.js';
import type { Schema } from './schema.js';
import { mainSuccess } from './successes.js';

/** Why a keyword can't be used. */
export interface Problem {
  /** A pointer into the keyword. */
  readonly at: string;
  readonly problem: string;
}

/** A keyword, the operation that has it, and the operations that it may name. */
export interface StatedUpload {
  readonly keyword: ChunkedUploadKeyword;
  readonly create: Operation;
  readonly operations: readonly Operation[];
  readonly lookup: SchemaLookup;
}

/** The options of the call itself: no property of the request can have their names. */
const OPTIONS: ReadonlySet<string> = new Set([
  'cancelOn',
  'concurrency',
  'md5',
  'onProgress',
  'onState',
  'partSize',
  'requestOptions',
  'resume',
  'signal',
  'size',
]);

/** Finds where the keyword does not fit the operations that it names. */
export function chunkedUploadProblems(stated: StatedUpload): readonly Problem[] {
  const { part, complete, cancel } = stated.keyword;
  return [
    ...nameProblems(stated),
    ...createProblems(stated),
    ...stepProblems(stated, { at: '/part/operation', id: part.operation }, partProblems),
    ...stepProblems(
      stated,
      { at: '/complete/operation', id: complete.operation },
      completeProblems,
    ),
    ...(cancel === undefined
      ? []
      : stepProblems(stated, { at: '/cancel/operation', id: cancel }, cancelProblems)),
  ];
}

/** The operation with an `operationId`; undefined where there is none. */
export function operationWithId(
  operations: readonly Operation[],
  id: string,
): Operation | undefined {
  return operations.find((operation) => operation.hasOwnId && operation.id === id);
}

/** Names that would be the same file or command are the same name. */
function nameProblems({ keyword, create, operations }: StatedUpload): readonly Problem[] {
  const key = (name: string): string => kebabCase(asciiText(name));
  const { resource } = create;
  const isTaken = operations.some((operation) => {
    const path = [...operation.resource, operation.name];
    const isInside = resource.every((name, index) => path[index] === name);
    return isInside && key(path[resource.length] ?? '') === key(keyword.name);
  });
  const name = [...resource, keyword.name].join('.');
  return isTaken ? [{ at: '/name', problem: `another call or resource has the name ${name}` }] : [];
}

function createProblems({ keyword, create, lookup }: StatedUpload): readonly Problem[] {
  const names = jsonFields(create, lookup);
  if (names.length === 0) {
    return [{ at: '', problem: `${create.id} has no JSON body that is an object` }];
  }
  const { size, filename, mediaType } = keyword;
  const named = Object.entries({ size, filename, mediaType });
  const others = names.filter((name) => !named.some(([, each]) => each === name));
  const required = create.parameters.filter((parameter) => parameter.required);
  const values = { id: keyword.id, expiresAt: keyword.expiresAt ?? [] };
  return [
    ...named.flatMap(([at, name]) =>
      name === undefined ? [] : missingField({ at: `/${at}`, name, names, of: create }),
    ),
    ...others
      .filter((name) => OPTIONS.has(name))
      .map((name) => `the property ${name} of ${create.id} has the name of an option`)
      .map((problem) => ({ at: '', problem })),
    ...required
      .map(({ name }) => `${create.id} has the required parameter ${name}`)
      .map((problem) => ({ at: '', problem })),
    ...Object.entries(values).flatMap(([at, tokens]) =>
      missingValue({ at: `/${at}`, tokens, of: create }, lookup),
    ),
  ];
}

/** Checks an operation that continues an upload, first in what all of them have in common. */
function stepProblems(
  stated: StatedUpload,
  { at, id }: { readonly at: string; readonly id: string },
  further: (stated: StatedUpload, operation: Operation) => readonly Problem[],
): readonly Problem[] {
  const { operations } = stated;
  const operation = operationWithId(operations, id);
  if (operation === undefined) {
    const known = operations.filter(({ hasOwnId }) => hasOwnId).map((each) => each.id);
    return [{ at, problem: `no operation has the id ${id}${suggestion(id, known)}` }];
  }
  const inPath = operation.parameters.filter((parameter) => parameter.in === 'path');
  const others = operation.parameters.filter(
    (parameter) => parameter.in !== 'path' && parameter.required,
  );
  const problem = `${id} must have one path parameter, for the id of the upload, and no other required parameter`;
  return [
    ...(inPath.length === 1 && others.length === 0 ? [] : [{ at, problem }]),
    ...further(stated, operation),
  ];
}

function partProblems({ keyword, lookup }: StatedUpload, operation: Operation): readonly Problem[] {
  const { content, id } = keyword.part;
  const { body } = operation;
  const missing = missingValue({ at: '/part/id', tokens: id, of: operation }, lookup);
  if (content === undefined) {
    const problem = `the body of ${operation.id} is not raw bytes; add content, the name of its file`;
    return body.kind === 'bytes' ? missing : [{ at: '/part', problem }, ...missing];
  }
  const parts = body.kind === 'multipart' ? body.parts : [];
  const isFile = parts.some(
    ({ name, array, kind }) => name === content && !array && (kind === 'file' || kind === 'value'),
  );
  const others = parts.filter(({ name, required }) => required && name !== content);
  return [
    ...(isFile ? [] : [{ at: '/part/content', problem: `${operation.id} has no file ${content}` }]),
    ...others.map(({ name }) => ({
      at: '/part/operation',
      problem: `${operation.id} has the required part ${name}`,
    })),
    ...missing,
  ];
}

function completeProblems(
  { keyword, lookup }: StatedUpload,
  operation: Operation,
): readonly Problem[] {
  const names = jsonFields(operation, lookup);
  return Object.entries({ partIds: keyword.complete.partIds, md5: keyword.complete.md5 }).flatMap(
    ([at, name]) =>
      name === undefined ? [] : missingField({ at: `/complete/${at}`, name, names, of: operation }),
  );
}

function cancelProblems(_: StatedUpload, { id, body }: Operation): readonly Problem[] {
  if (body.kind === 'none' || !body.required) return [];
  return [{ at: '/cancel/operation', problem: `${id} has a required body` }];
}

/** The properties of a JSON body; empty where there is none. */
function jsonFields({ body }: Operation, lookup: SchemaLookup): readonly string[] {
  return body.kind === 'json' ? fieldsOf(body.schema, lookup).map(({ name }) => name) : [];
}

function missingField(field: {
  readonly at: string;
  readonly name: string;
  readonly names: readonly string[];
  readonly of: Operation;
}): readonly Problem[] {
  const { at, name, names, of } = field;
  if (names.includes(name)) return [];
  const problem = `the request of ${of.id} has no property ${name}${suggestion(name, names)}`;
  return [{ at, problem }];
}

/** A value that a response cannot have, as far as its schema describes it. */
function missingValue(
  value: { readonly at: string; readonly tokens: readonly string[]; readonly of: Operation },
  lookup: SchemaLookup,
): readonly Problem[] {
  const { at, tokens, of } = value;
  const response = mainSuccess(of.responses);
  const problem = { at, problem: `the response of ${of.id} has no ${formatPointer(tokens)}` };
  let schema: Schema | undefined = response?.schema;
  for (const token of tokens) {
    if (response?.kind !== 'json') return [problem];
    if (schema === undefined || formOf(schema, lookup).kind === 'any') return [];
    schema = fieldsOf(schema, lookup).find(({ name }) => name === token)?.schema;
    if (schema === undefined) return [problem];
  }
  return [];
}

function suggestion(name: string, known: readonly string[]): string {
  const near = suggest(name, known);
  return near === undefined ? '' : `; did you mean ${near}?`;
}
