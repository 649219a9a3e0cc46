import { StructureKind, type ClassDeclarationStructure, type StatementStructures } from 'ts-morph';
import {
  type Model,
  type Operation,
  type Resource,
  type SchemaLookup,
  schemaLookup,
} from '@upspec/document';
import { printSource } from '../print-source.js';
import { banner, type EmittedFile } from '../target.js';
import { methodOf } from './method.js';
import { resourceNamespace, type Namespace } from './namespaces.js';
import { takesOptionsAsQuery } from './options-as-query.js';
import { fileTypes, paramsOf, type FileType } from './params.js';
import { headerRules } from './response-headers.js';
import { responseWords } from './response-reading.js';
import { responsesOf } from './responses.js';
import { filePath, propertyName } from './resource-names.js';
import { TypeNames } from './type-names.js';
import { uploadImports, uploadMethod, uploadParams, uploadsOf } from './upload-method.js';
import { waitMethods } from './wait-method.js';
import { isStyled, wireConstants, wireWords } from './wire-rules.js';

/** Emits the class of one resource, with the types of its calls' parameters. */
export function emitResourceFile(model: Model, resource: Resource): EmittedFile {
  const types = new TypeNames(model, resource);
  const params = resource.operations.flatMap((operation) => [
    ...paramsOf(types, operation),
    ...responsesOf(types, operation),
  ]);
  const rules = resource.operations.flatMap((operation) =>
    wireConstants(operation, schemaLookup(model)),
  );
  const namespace = resourceNamespace(model, resource);
  const uploads = uploadsOf(model, resource).map((upload) => uploadParams(types, upload));
  const body = [resourceClass(types, resource), ...params, ...uploads, namespace.text];
  const text = printSource({ statements: [...rules, ...body] });
  const imports = printSource({ statements: [...importsOf(types, resource, namespace)] });
  const path = `typescript/${filePath(resource)}.ts`;
  return { path, text: `// ${banner(model)}\n\n${imports}\n${text}` };
}

function resourceClass(types: TypeNames, resource: Resource): ClassDeclarationStructure {
  return {
    kind: StructureKind.Class,
    name: resource.className,
    isExported: true,
    extends: 'APIResource',
    docs: [`The operations of \`${resource.path.join('.')}\`.`],
    properties: resource.resources.map((below) => ({
      name: propertyName(below),
      isReadonly: true,
      type: below.className,
      initializer: `new ${below.className}(this.client)`,
    })),
    methods: [
      ...resource.operations.flatMap((operation) => [
        methodOf(types, operation),
        ...waitMethods(types, operation),
      ]),
      ...uploadsOf(types.model, resource).map((upload) => uploadMethod(types, upload)),
    ],
  };
}

/** A name of the runtime, its file, and whether an operation uses it. */
interface RuntimeName {
  readonly file: string;
  readonly name: string;
  readonly isType: boolean;
  usedBy(operation: Operation, lookup: SchemaLookup): boolean;
}

const RUNTIME: readonly RuntimeName[] = [
  { file: 'file-input', name: 'FilePartInput', isType: true, usedBy: sends('FilePartInput') },
  { file: 'file-input', name: 'NamedFileInput', isType: true, usedBy: sends('NamedFileInput') },
  { file: 'bytes-body', name: 'bytesBody', isType: false, usedBy: needs('bytesBody') },
  {
    file: 'client-request',
    name: 'ParameterStyles',
    isType: true,
    usedBy: needs('ParameterStyles'),
  },
  { file: 'form-body', name: 'formBody', isType: false, usedBy: needs('formBody') },
  { file: 'json-body', name: 'jsonBody', isType: false, usedBy: needs('jsonBody') },
  { file: 'multipart', name: 'PartRule', isType: true, usedBy: needs('PartRule') },
  {
    file: 'parameter-styles',
    name: 'parameterStyles',
    isType: false,
    usedBy: needs('parameterStyles'),
  },
  { file: 'parameter-style', name: 'ParameterRule', isType: true, usedBy: needs('ParameterRule') },
  { file: 'parts-body', name: 'partsBody', isType: false, usedBy: needs('partsBody') },
  { file: 'chosen-body', name: 'BodyRule', isType: true, usedBy: needs('BodyRule') },
  { file: 'chosen-body', name: 'chosenBody', isType: false, usedBy: needs('chosenBody') },
  { file: 'part-styles', name: 'partStyles', isType: false, usedBy: needs('partStyles') },
  { file: 'text-body', name: 'textBody', isType: false, usedBy: needs('textBody') },
  {
    file: 'response-headers',
    name: 'typedHeaders',
    isType: false,
    usedBy: (operation, lookup) => headerRules(operation, lookup) !== undefined,
  },
  {
    file: 'path',
    name: 'path',
    isType: false,
    usedBy: ({ parameters }) => parameters.some((parameter) => parameter.in === 'path'),
  },
  {
    file: 'styled',
    name: 'styled',
    isType: false,
    usedBy: ({ parameters }, lookup) => parameters.some((parameter) => isStyled(parameter, lookup)),
  },
];

/** The names that the types and calls of responses use, by file. */
const RESPONSE_NAMES: Readonly<Record<string, readonly string[]>> = {
  'api-promise': ['APIPromise'],
  'by-status': ['ErrorsOf'],
  'bytes-promise': ['BytesPromise', 'requestBytes'],
  'client-request': ['ClientRequest'],
  'event-stream': [
    'EventOf',
    'EventStream',
    'EventStreamOptions',
    'EventStreamPromise',
    'ServerSentEvent',
    'requestEvents',
  ],
  'options-as-query': ['OptionsAsQuery', 'queryAndOptions'],
  page: ['CursorPage', 'PagePromise'],
  'request-options': ['RequestOptions'],
  'wait-for': ['WaitOptions', 'waitFor'],
};

/** Functions; the other names are types. */
const FUNCTIONS: ReadonlySet<string> = new Set([
  'queryAndOptions',
  'requestBytes',
  'requestEvents',
  'waitFor',
]);

function needs(name: string): RuntimeName['usedBy'] {
  return (operation, lookup) => wireWords(operation, lookup).includes(name);
}

function sends(type: FileType): (operation: Operation) => boolean {
  return (operation) => fileTypes(operation).includes(type);
}

/** Imports only what the file uses, so that projects with `noUnusedLocals` compile it as well. */
function importsOf(
  types: TypeNames,
  resource: Resource,
  namespace: Namespace,
): readonly StatementStructures[] {
  const up = '../'.repeat(resource.path.length);
  const words = new Set([
    ...resource.operations.flatMap((operation) => responseWords(types, operation)),
    ...(resource.operations.some(({ wait }) => wait !== undefined)
      ? ['WaitOptions', 'waitFor']
      : []),
    ...(namespace.hasPages ? ['CursorPage'] : []),
    ...(resource.operations.some((operation) => takesOptionsAsQuery(types.model, operation))
      ? ['OptionsAsQuery', 'queryAndOptions']
      : []),
  ]);
  const ofResponses = Object.entries(RESPONSE_NAMES).flatMap(([file, names]) =>
    names
      .filter((name) => words.has(name))
      .map((name) => ({ file, name, isType: !FUNCTIONS.has(name) })),
  );
  const lookup = schemaLookup(types.model);
  const ofRequests = RUNTIME.filter(({ usedBy }) =>
    resource.operations.some((operation) => usedBy(operation, lookup)),
  );
  const used = [...ofResponses, ...ofRequests];
  const files = [...new Set(used.map(({ file }) => file))].sort();
  const runtime = files.map((file) => {
    const names = used.filter((each) => each.file === file);
    const isTypeOnly = names.every(({ isType }) => isType);
    return statement(
      `${up}runtime/${file}.js`,
      names.map(({ name, isType }) => (isType && !isTypeOnly ? { name, isTypeOnly: true } : name)),
      isTypeOnly,
    );
  });
  const below = resource.resources.map((child) =>
    statement(
      relativePath(resource, child),
      [
        child.className,
        ...(namespace.exports.get(child.className) ?? []).map((name) => ({
          name,
          isTypeOnly: true as const,
        })),
      ],
      false,
    ),
  );
  const schemas = types.imports(namespace.types);
  return [
    ...runtime,
    ...uploadImports(types, `${up}runtime`).map(({ file, names, isType }) =>
      statement(file, names, isType),
    ),
    statement(`${up}runtime/resource.js`, ['APIResource'], false),
    ...(schemas.length === 0 ? [] : [statement(`${up}types.js`, schemas, true)]),
    ...below,
  ];
}

function relativePath(resource: Resource, child: Resource): string {
  const folder = filePath(resource).split('/').at(-1) ?? '';
  const file = filePath(child).split('/').at(-1) ?? '';
  return `./${folder}/${file}.js`;
}

function statement(
  moduleSpecifier: string,
  namedImports: readonly (
    string | { readonly name: string; readonly alias?: string; readonly isTypeOnly?: true }
  )[],
  isTypeOnly: boolean,
): StatementStructures {
  return {
    kind: StructureKind.ImportDeclaration,
    moduleSpecifier,
    isTypeOnly,
    namedImports: [...namedImports],
  };
}
