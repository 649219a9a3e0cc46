import { StructureKind, type StatementStructures } from 'ts-morph';
import type { Model } from '@upspec/document';
import { printSource, tsdoc } from '../print-source.js';
import { banner, type EmittedFile } from '../target.js';
import { filePath, propertyName } from './resource-names.js';

/** The exports of the runtime for users of a client. */
const PUBLIC_RUNTIME: readonly (readonly [file: string, names: readonly string[]])[] = [
  ['api-promise', ['APIPromise']],
  [
    'errors',
    [
      'OpenAIError',
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
  ['page', ['CursorPage', 'PagePromise']],
  ['to-file', ['toFile']],
];

/** What the client's class exposes as well, as `OpenAI.NotFoundError`. */
const STATICS = PUBLIC_RUNTIME.filter(([file]) => file === 'errors' || file === 'to-file');

/** Emits the file that programs import: the client's class, and the exports for its users. */
export function emitClientFile(model: Model): EmittedFile {
  const text = printSource({
    statements: [...imports(model), clientClass(model), ...reexports(model)],
  });
  return { path: 'typescript/client.ts', text: `// ${banner(model)}\n\n${text}` };
}

function imports(model: Model): readonly StatementStructures[] {
  return [
    {
      kind: StructureKind.ImportDeclaration,
      moduleSpecifier: './runtime/client.js',
      namedImports: ['APIClient', { name: 'ClientOptions', isTypeOnly: true }],
    },
    ...STATICS.map(([file, names]) => ({
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
      ...STATICS.flatMap(([, names]) => names).map((name) => ({
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
        statements: [
          `super(options, {
  ${model.baseURL === '' ? '' : `baseURL: ${JSON.stringify(model.baseURL)},`}
  environment: {
    apiKey: '${prefix}_API_KEY',
    baseURL: '${prefix}_BASE_URL',
    organization: '${prefix}_ORG_ID',
    project: '${prefix}_PROJECT_ID',
  },
});`,
        ],
      },
    ],
  };
}

function reexports(model: Model): readonly StatementStructures[] {
  return [
    {
      kind: StructureKind.ExportDeclaration,
      namedExports: [{ name: model.clientName, alias: 'default' }],
    },
    ...PUBLIC_RUNTIME.map(([file, names]) => ({
      kind: StructureKind.ExportDeclaration as const,
      moduleSpecifier: `./runtime/${file}.js`,
      namedExports: [...names],
    })),
    ...[
      ['client', ['ClientOptions']],
      ['file-input', ['FilePartInput', 'NamedFileInput', 'StreamFile']],
      ['request-options', ['RequestOptions']],
    ].map(([file, names]) => ({
      kind: StructureKind.ExportDeclaration as const,
      isTypeOnly: true,
      moduleSpecifier: `./runtime/${String(file)}.js`,
      namedExports: [...(names ?? [])],
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
