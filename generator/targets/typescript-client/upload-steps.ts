import {
  type ChunkedUpload,
  fieldsOf,
  formOf,
  type Model,
  type Operation,
  type Resource,
  schemaLookup,
} from '@upspec/document';
import { paramNames } from './params.js';
import { propertyName } from './resource-names.js';
import type { TypeNames } from './type-names.js';

/** The function that sends a part. */
export function partCall(types: TypeNames, upload: ChunkedUpload): string {
  return `(id, content, options) => ${stepCall(types, upload.part.operation, partBody(upload))}`;
}

/** The function that completes an upload. */
export function completeCall(types: TypeNames, upload: ChunkedUpload): string {
  const { md5, operation } = upload.complete;
  const given = md5 === undefined ? '{ ids }' : '{ ids, md5 }';
  const body = completeBody(types, upload);
  return `(id, ${given}, options) => ${stepCall(types, operation, body)}`;
}

function partBody(upload: ChunkedUpload): string {
  const { content } = upload.part;
  if (content === undefined) return 'content';
  const value = needsName(upload) ? "new StreamFile(content, 'part')" : 'content';
  return `{ ${JSON.stringify(content)}: ${value} }`;
}

/** Whether the file of a part must have a filename. */
export function needsName({ part: { operation, content } }: ChunkedUpload): boolean {
  const { body } = operation;
  return (
    body.kind === 'multipart' &&
    body.parts.some(({ name, filename }) => name === content && filename === 'required')
  );
}

function completeBody(types: TypeNames, { complete }: ChunkedUpload): string {
  const { partIds, md5, operation } = complete;
  const lookup = schemaLookup(types.model);
  const fields = operation.body.kind === 'none' ? [] : fieldsOf(operation.body.schema, lookup);
  const field = fields.find(({ name }) => name === partIds);
  const list = field === undefined ? undefined : formOf(field.schema, lookup);
  const item = list?.kind === 'array' ? formOf(list.items, lookup) : undefined;
  const ids = isNumber(item?.kind) ? 'ids.map(Number)' : '[...ids]';
  const own = md5 === 'md5' ? 'md5' : `${JSON.stringify(md5)}: md5`;
  const checksum = md5 === undefined ? '' : `, ...(md5 === undefined ? {} : { ${own} })`;
  return `{ ${JSON.stringify(partIds)}: ${ids}${checksum} }`;
}

function isNumber(kind: string | undefined): boolean {
  return kind === 'integer' || kind === 'number';
}

/** The call of one operation, with the upload's id where it has a parameter for it. */
export function stepCall(types: TypeNames, operation: Operation, body?: string): string {
  const inPath = operation.parameters.find((parameter) => parameter.in === 'path');
  const id = isNumber(inPath?.schema.kind) ? 'Number(id)' : 'id';
  const { query, headers, cookies } = paramNames({ resource: types.resource }, operation);
  const absent = [query, headers, cookies].filter((name) => name !== undefined);
  const hasBody = operation.body.kind !== 'none';
  const given = [
    ...(inPath === undefined ? [] : [id]),
    ...(hasBody ? [body ?? 'undefined'] : []),
    ...absent.map(() => 'undefined'),
    'options',
  ];
  return `${receiver(types, operation)}.${operation.name}(${given.join(', ')})`;
}

function receiver({ model, resource }: TypeNames, operation: Operation): string {
  if (!isInside(resource, operation)) {
    return `new ${resourceOf(model, operation).className}(this.client)`;
  }
  return ['this', ...operation.resource.slice(resource.path.length)].join('.');
}

export function isInside(resource: Resource, operation: Operation): boolean {
  return resource.path.every((name, index) => operation.resource[index] === name);
}

/** The resource that an operation belongs to. */
export function resourceOf(model: Model, operation: Operation): Resource {
  let resources = model.resources;
  let found: Resource | undefined;
  for (const name of operation.resource) {
    found = resources.find((each) => propertyName(each) === name);
    resources = found?.resources ?? [];
  }
  if (found === undefined) throw new Error(`${operation.id} belongs to a resource of the model`);
  return found;
}
