import { StructureKind, type StatementStructures } from 'ts-morph';
import type { Model } from '@upspec/document';
import { literal } from '../literal.js';
import { printSource, tsdoc } from '../print-source.js';
import { banner, type EmittedFile } from '../target.js';
import { filePath, propertyName } from './resource-names.js';
import { credentialDefaults, hasCredentials, ownOptions, serverDefault } from './client-options.js';
import { isUsed } from './runtime-files.js';
import { BASE_ERROR } from './runtime-names.js';

/** The names that a file of the runtime exports. */
type Exports = readonly [file: string, names: readonly string[]];

/** The exports of the runtime for users of a client. */
const PUBLIC_RUNTIME: readonly Exports[] = [
  ['api-promise', ['APIPromise']],
  [
    'errors',
    [
      BASE_ERROR,
      'APIError',
      'APIConnectionError',
      'APIConnectionTimeoutError',
      'APIUserAbortError',
      'BadRequestError',
      'AuthenticationError',
      'PermissionDeniedError',
      'NotFoundError',
      'ConflictError',
      'UnprocessableEntityError',
      'RateLimitError',
      'InternalServerError',
      'InvalidInputError',
      'BodyReadError',
      'PagingError',
    ],
  ],
  [
    'chunked-upload/upload-errors',
    ['SourceChangedError', 'UnfinishedUploadError', 'UploadExpiredError'],
  ],
  ['by-status', ['isErrorResponse']],
  ['bytes-promise', ['BytesPromise']],
  ['event-stream', ['EventStream', 'EventStreamPromise']],
  ['page', ['CursorPage', 'PagePromise']],
  ['to-file', ['toFile']],
];

/** The types of the runtime for users of a client. */
const PUBLIC_TYPES: readonly Exports[] = [
  ['by-status', ['CallResult', 'ErrorResponseOf', 'ErrorsOf', 'WithResponse']],
  ['chunked-upload/upload-calls', ['UploadFileOptions', 'UploadSource']],
  ['chunked-upload/upload-progress', ['UploadProgress']],
  ['chunked-upload/upload-state', ['UploadState']],
  ['event-stream', ['EventOf', 'EventStreamOptions', 'ServerSentEvent']],
  ['file-input', ['FilePartInput', 'NamedFileInput', 'StreamFile']],
  ['hooks', ['ClientHooks', 'HookCall', 'HookRequest']],
  ['request-options', ['RequestOptions']],
];

/** What the client's class exposes as well, as `Depot.NotFoundError`. */
function staticsOf(model: Model): readonly Exports[] {
  return publicRuntime(model).filter(
    ([file]) => file === 'errors' || file === 'to-file' || file === 'chunked-upload/upload-errors',
  );
}

function publicRuntime(model: Model): readonly Exports[] {
  return PUBLIC_RUNTIME.filter(([file]) => isUsed(model, file)).map(([file, names]) => [
    file,
    names.map((name) => (name === BASE_ERROR ? model.errorName : name)),
  ]);
}

function publicTypes(model: Model): readonly Exports[] {
  const ofClient = [
    ...(hasCredentials(model) ? ['BasicCredential'] : []),
    ...(hasOwnOptions(model) ? [] : ['ClientOptions']),
    ...(hasCredentials(model) ? ['CredentialOption'] : []),
  ];
  const others = PUBLIC_TYPES.filter(([file]) => isUsed(model, file));
  return ofClient.length === 0 ? others : [['client', ofClient], ...others];
}

/** Emits the file that programs import: the client's class, and the exports for its users. */
export function emitClientFile(model: Model): EmittedFile {
  const text = printSource({
    statements: [...imports(model), ...optionsType(model), clientClass(model), ...reexports(model)],
  });
  return { path: 'typescript/client.ts', text: `// ${banner(model)}\n\n${text}` };
}

function imports(model: Model): readonly StatementStructures[] {
  return [
    {
      kind: StructureKind.ImportDeclaration,
      moduleSpecifier: './runtime/client.js',
      namedImports: [
        'APIClient',
        hasOwnOptions(model)
          ? { name: 'ClientOptions', alias: 'BaseOptions', isTypeOnly: true }
          : { name: 'ClientOptions', isTypeOnly: true },
        ...(hasCredentials(model) ? [{ name: 'CredentialOption', isTypeOnly: true }] : []),
      ],
    },
    ...staticsOf(model).map(([file, names]) => ({
      kind: StructureKind.ImportDeclaration as const,
      moduleSpecifier: `./runtime/${file}.js`,
      namedImports: [...names],
    })),
    ...model.resources.map((resource) => ({
      kind: StructureKind.ImportDeclaration as const,
      moduleSpecifier: `./${filePath(resource)}.js`,
      namedImports: [resource.className],
    })),
  ];
}

function clientClass(model: Model): StatementStructures {
  const prefix = model.environmentPrefix;
  return {
    kind: StructureKind.Class,
    name: model.clientName,
    isExported: true,
    extends: 'APIClient',
    docs: [tsdoc(`A client for the ${model.title}.`)],
    properties: [
      ...staticsOf(model)
        .flatMap(([, names]) => names)
        .map((name) => ({
          name,
          isStatic: true,
          isReadonly: true,
          type: `typeof ${name}`,
          initializer: name,
        })),
      ...model.resources.map((resource) => ({
        name: propertyName(resource),
        isReadonly: true,
        type: resource.className,
        initializer: `new ${resource.className}(this)`,
      })),
    ],
    ctors: [
      {
        docs: [
          {
            description: `\n@param options overrides for environment variables (\`${prefix}_API_KEY\`, \`${prefix}_BASE_URL\`, …) and defaults.`,
          },
        ],
        parameters: [{ name: 'options', type: 'ClientOptions', initializer: '{}' }],
        statements: [`super(options, ${literal(defaultsOf(model))});`],
      },
    ],
  };
}

/** The runtime's `ClientDefaults`. */
function defaultsOf(model: Model): object {
  const { environmentPrefix: prefix, baseURL, authentication, clientOptions, server } = model;
  const { credential, isRequired } = authentication;
  const hasVariables = (server?.variables.length ?? 0) > 0;
  return {
    ...(baseURL !== '' && { baseURL }),
    environment: { apiKey: `${prefix}_API_KEY`, baseURL: `${prefix}_BASE_URL` },
    ...(isRequired && { requiresKey: true }),
    ...(credential.scheme !== 'Bearer' && { credential }),
    ...credentialDefaults(model),
    ...(hasVariables && { server: serverDefault(model) }),
    ...(clientOptions.length > 0 && {
      headers: clientOptions.map(({ name, header, environment }) => ({
        name,
        header,
        ...(environment !== undefined && { environment }),
      })),
    }),
  };
}

function hasOwnOptions(model: Model): boolean {
  return ownOptions(model).length > 0;
}

/** The options of this API's clients, where there are more than those of every client. */
function optionsType(model: Model): readonly StatementStructures[] {
  if (!hasOwnOptions(model)) return [];
  return [
    {
      kind: StructureKind.Interface,
      name: 'ClientOptions',
      isExported: true,
      extends: ['BaseOptions'],
      docs: ['The options of a client. Missing ones are read from the environment.'],
      properties: [...ownOptions(model)],
    },
  ];
}

function reexports(model: Model): readonly StatementStructures[] {
  return [
    {
      kind: StructureKind.ExportDeclaration,
      namedExports: [{ name: model.clientName, alias: 'default' }],
    },
    ...publicRuntime(model).map(([file, names]) => ({
      kind: StructureKind.ExportDeclaration as const,
      moduleSpecifier: `./runtime/${file}.js`,
      namedExports: [...names],
    })),
    ...publicTypes(model).map(([file, names]) => ({
      kind: StructureKind.ExportDeclaration as const,
      isTypeOnly: true,
      moduleSpecifier: `./runtime/${file}.js`,
      namedExports: [...names],
    })),
    ...allResources(model).map((resource) => ({
      kind: StructureKind.ExportDeclaration as const,
      moduleSpecifier: `./${filePath(resource)}.js`,
    })),
  ];
}

function allResources(model: Model): Model['resources'] {
  const below = (resources: Model['resources']): Model['resources'] =>
    resources.flatMap((resource) => [resource, ...below(resource.resources)]);
  return below(model.resources);
}
