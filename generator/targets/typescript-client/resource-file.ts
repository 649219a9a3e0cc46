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
import { fileTypes, paramsOf, type FileType } from './params.js';
import { responseWords } from './response-reading.js';
import { responsesOf } from './responses.js';
import { filePath, propertyName } from './resource-names.js';
import { TypeNames } from './type-names.js';
import { uploadImports, uploadMethod, uploadParams, uploadsOf } from './upload-method.js';
import { isStyled, ruleTypes, type RuleType, wireConstants } from './wire-rules.js';

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
  const uploads = uploadsOf(model, resource).map((upload) => uploadParams(types, upload));
  const body = [resourceClass(types, resource), ...params, ...uploads];
  const text = printSource({ statements: [...rules, ...body] });
  const imports = printSource({ statements: [...importsOf(types, resource)] });
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
      ...resource.operations.map((operation) => methodOf(types, operation)),
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
  { file: 'client-request', name: 'BodyRule', isType: true, usedBy: hasRule('BodyRule') },
  {
    file: 'client-request',
    name: 'ParameterRules',
    isType: true,
    usedBy: hasRule('ParameterRules'),
  },
  { file: 'multipart', name: 'PartRule', isType: true, usedBy: hasRule('PartRule') },
  {
    file: 'parameter-style',
    name: 'ParameterRule',
    isType: true,
    usedBy: hasRule('ParameterRule'),
  },
  {
    file: 'path',
    name: 'path',
    isType: false,
    usedBy: ({ parameters }) => parameters.some((parameter) => parameter.in === 'path'),
  },
  {
    file: 'path',
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
  page: ['CursorPage', 'PagePromise'],
  'request-options': ['RequestOptions'],
};

/** Functions; the other names are types. */
const FUNCTIONS: ReadonlySet<string> = new Set(['requestBytes', 'requestEvents']);

function hasRule(type: RuleType): RuntimeName['usedBy'] {
  return (operation, lookup) => ruleTypes(operation, lookup).includes(type);
}

function sends(type: FileType): (operation: Operation) => boolean {
  return (operation) => fileTypes(operation).includes(type);
}

/** Imports only what the file uses, so that projects with `noUnusedLocals` compile it as well. */
function importsOf(types: TypeNames, resource: Resource): readonly StatementStructures[] {
  const up = '../'.repeat(resource.path.length);
  const words = new Set(
    resource.operations.flatMap((operation) => responseWords(types, operation)),
  );
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
    statement(relativePath(resource, child), [child.className], false),
  );
  const schemas = types.imports();
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
