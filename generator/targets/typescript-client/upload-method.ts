import { posix } from 'node:path';
import {
  type MethodDeclarationStructure,
  type OptionalKind,
  StructureKind,
  type TypeAliasDeclarationStructure,
} from 'ts-morph';
import {
  type ChunkedUpload,
  type Model,
  type Operation,
  paramsName,
  type Resource,
} from '@upspec/document';
import { literal } from '../literal.js';
import { tsdoc } from '../print-source.js';
import { paramNames } from './params.js';
import { filePath } from './resource-names.js';
import { responseChoices } from './response-choices.js';
import { successType } from './responses.js';
import type { TypeNames } from './type-names.js';
import {
  completeCall,
  isInside,
  needsName,
  partCall,
  resourceOf,
  stepCall,
} from './upload-steps.js';

/** The calls of a resource that send a file in parts. */
export function uploadsOf(model: Model, resource: Resource): readonly ChunkedUpload[] {
  return model.chunkedUploads.filter(({ create }) => isSame(create.resource, resource.path));
}

/** An import that the calls of a resource need. */
export interface UploadImport {
  /** From the folder of the resource's file. */
  readonly file: string;
  readonly names: readonly string[];
  readonly isType: boolean;
}

/** What a file has to import for its calls that send a file in parts. */
export function uploadImports(
  { model, resource }: TypeNames,
  runtime: string,
): readonly UploadImport[] {
  const uploads = uploadsOf(model, resource);
  if (uploads.length === 0) return [];
  const folder = `${runtime}/chunked-upload`;
  const types = ['UploadFileOptions', 'UploadSource'];
  const others = uploads
    .flatMap(stepsOf)
    .filter((step) => !isInside(resource, step))
    .map((step) => ({
      file: relativeFile(resource, resourceOf(model, step)),
      names: [resourceOf(model, step).className],
      isType: false,
    }));
  return [
    { file: `${folder}/upload-calls.js`, names: types, isType: true },
    {
      file: `${folder}/upload-file.js`,
      names: ['uploadFile'],
      isType: false,
    },
    ...(uploads.some(needsName)
      ? [{ file: `${runtime}/file-input.js`, names: ['StreamFile'], isType: false }]
      : []),
    ...new Map(others.map((each) => [each.file, each])).values(),
  ];
}

/** The type of the arguments: those of the request that creates an upload, and options. */
export function uploadParams(
  types: TypeNames,
  upload: ChunkedUpload,
): TypeAliasDeclarationStructure {
  const { create, size, filename, mediaType } = upload;
  const optional = [
    { name: filename, text: 'By default the name of the source.' },
    { name: mediaType, text: 'By default the media type of the source.' },
  ].flatMap(({ name, text }) => (name === undefined ? [] : [{ name, text }]));
  const omitted = [size, ...optional.map(({ name }) => name)].map((name) => JSON.stringify(name));
  const own = optional.map(
    ({ name, text }) => `/** ${text} */\nreadonly ${JSON.stringify(name)}?: string | undefined;\n`,
  );
  return {
    kind: StructureKind.TypeAlias,
    name: uploadParamsName(types, upload),
    isExported: true,
    docs: [`The parameters of \`${upload.name}\`: those of \`${create.name}\`, and options.`],
    type: [
      `Omit<${paramNames(types, create).body ?? 'object'}, ${omitted.join(' | ')}>`,
      'UploadFileOptions',
      ...(own.length === 0 ? [] : [`{\n${own.join('')}}`]),
    ].join(' & '),
  };
}

/** The method of a call that sends a file in parts. */
export function uploadMethod(
  types: TypeNames,
  upload: ChunkedUpload,
): OptionalKind<MethodDeclarationStructure> {
  const { create, complete, cancel, filename, mediaType } = upload;
  const body = paramNames(types, create).body ?? 'object';
  const result = resultType(types, complete.operation);
  const given = (name: string | undefined): string =>
    name === undefined ? 'undefined' : `params${access(name)}`;
  const properties = [
    `filename: ${given(filename)}`,
    `mediaType: ${given(mediaType)}`,
    `rule: ${literal(ruleOf(upload))}`,
    `body: (file, others) => (${bodyOf(upload)})`,
    `create: (body, options) => ${stepCall(types, create, 'body')}`,
    `part: ${partCall(types, upload)}`,
    `complete: ${completeCall(types, upload)}`,
    ...(cancel === undefined ? [] : [`cancel: (id, options) => ${stepCall(types, cancel)}`]),
  ];
  return {
    name: upload.name,
    docs: [`\n${tsdoc(documentation(upload))}`],
    parameters: [
      { name: 'source', type: 'UploadSource' },
      { name: 'params', type: uploadParamsName(types, upload) },
    ],
    returnType: `Promise<${result}>`,
    statements: [
      `return uploadFile<${uploadParamsName(types, upload)}, ${body}, ${result}>(source, params, {${properties.join(', ')}});`,
    ],
  };
}

function access(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
}

function documentation({ part, complete }: ChunkedUpload): string {
  const { maxSize } = part;
  const limit = maxSize === undefined ? '' : `, of at most ${String(maxSize)} bytes each`;
  return `Uploads a file in parts${limit}, several at the same time, and completes the upload.

Each part is sent again as often as any other request. After a failure the upload is cancelled, unless the option \`resume\` or \`onState\` keeps its state, with which another call can continue it.

@param source a path of a file on disk, or content: a Blob, bytes, a stream or a Response. A stream of unknown size needs the option \`size\`.
@param params the properties of the request that creates the upload, and options.
@returns the response of \`${complete.operation.name}\`.`;
}

/** The name of the type of the arguments. */
export function uploadParamsName(
  { resource }: Pick<TypeNames, 'resource'>,
  { create, name }: ChunkedUpload,
): string {
  return paramsName(resource.className, { ...create, name });
}

/** The runtime's `ChunkedUploadRule`. */
function ruleOf({ filename, id, expiresAt, part }: ChunkedUpload): object {
  return {
    ...(filename !== undefined && { filename }),
    id,
    ...(expiresAt !== undefined && { expiresAt }),
    partId: part.id,
    ...(part.maxSize !== undefined && { maxPartSize: part.maxSize }),
  };
}

function bodyOf({ size, filename, mediaType }: ChunkedUpload): string {
  const named = [
    [size, 'file.size'],
    [filename, 'file.filename'],
    [mediaType, 'file.mediaType'],
  ] as const;
  const own = named.flatMap(([name, value]) =>
    name === undefined ? [] : [`${JSON.stringify(name)}: ${value}`],
  );
  return `{ ...others, ${own.join(', ')} }`;
}

function resultType(types: TypeNames, operation: Operation): string {
  const { model, resource } = types;
  if (isSame(operation.resource, resource.path)) {
    return successType(types, operation, responseChoices(operation)[0]);
  }
  const own = resourceOf(model, operation);
  return `Awaited<ReturnType<${own.className}[${JSON.stringify(operation.name)}]>>`;
}

function stepsOf({ part, complete, cancel }: ChunkedUpload): readonly Operation[] {
  return [part.operation, complete.operation, ...(cancel === undefined ? [] : [cancel])];
}

function relativeFile(from: Resource, to: Resource): string {
  const path = posix.relative(posix.dirname(filePath(from)), filePath(to));
  return `${path.startsWith('.') ? '' : './'}${path}.js`;
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name, index) => b[index] === name);
}
