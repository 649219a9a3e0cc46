import { StructureKind, type StatementStructures, VariableDeclarationKind } from 'ts-morph';
import type { Model } from '@upspec/document';
import { printSource, tsdoc } from '../print-source.js';
import { banner, type EmittedFile } from '../target.js';
import { filePath, propertyName } from './resource-names.js';
import { defaultsSource, hasVariables, needsKeySupport } from './client-defaults.js';
import { hasCredentials, ownOptions } from './client-options.js';
import { clientNamespace, type Namespace } from './namespaces.js';
import { publicRuntime, publicTypes, staticsOf } from './public-runtime.js';
import { variantStatements } from './variant-statements.js';

/** Emits the file that programs import: the client's class, and the exports for its users. */
export function emitClientFile(model: Model): EmittedFile {
  const namespace = clientNamespace(model, ownNames(model));
  const text = printSource({
    statements: [
      ...imports(model, namespace),
      ...optionsType(model),
      defaultsConstant(model),
      clientClass(model),
      ...variantStatements(model),
      namespace.text,
      ...reexports(model),
    ],
  });
  return { path: 'typescript/client.ts', text: `// ${banner(model)}\n\n${text}` };
}

/** The names in the file besides those of resources and schemas. */
function ownNames(model: Model): readonly string[] {
  const { variants } = model.compatibility;
  return [
    'APIClient',
    'BaseOptions',
    'ClientDefaults',
    'ClientOptions',
    'CredentialOption',
    'VariantRule',
    'serverURL',
    'severalKeys',
    ...staticsOf(model).flatMap(([, names]) => names),
    ...variants.flatMap(({ name, optionsName }) => [name, optionsName]),
  ];
}

function imports(model: Model, namespace: Namespace): readonly StatementStructures[] {
  const { variants } = model.compatibility;
  return [
    {
      kind: StructureKind.ImportDeclaration,
      moduleSpecifier: './runtime/client.js',
      namedImports: [
        'APIClient',
        { name: 'ClientDefaults', isTypeOnly: true },
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
      namedImports: [
        resource.className,
        ...(namespace.exports.get(resource.className) ?? []).map((name) => ({
          name,
          isTypeOnly: true,
        })),
      ],
    })),
    typeImport('./runtime/request-options.js', ['RequestOptions']),
    ...(hasVariables(model) ? [valueImport('server-url', 'serverURL')] : []),
    ...(needsKeySupport(model) ? [valueImport('several-keys', 'severalKeys')] : []),
    ...(variants.length === 0
      ? []
      : [
          {
            kind: StructureKind.ImportDeclaration as const,
            moduleSpecifier: './runtime/client-variant.js',
            namedImports: [
              'changedOptions',
              'variantOf',
              { name: 'VariantRule', isTypeOnly: true },
            ],
          },
        ]),
    ...(namespace.types.length === 0 ? [] : [typeImport('./types.js', namespace.types)]),
  ];
}

function valueImport(file: string, name: string): StatementStructures {
  return {
    kind: StructureKind.ImportDeclaration,
    moduleSpecifier: `./runtime/${file}.js`,
    namedImports: [name],
  };
}

function typeImport(moduleSpecifier: string, names: readonly string[]): StatementStructures {
  return {
    kind: StructureKind.ImportDeclaration,
    isTypeOnly: true,
    moduleSpecifier,
    namedImports: [...names],
  };
}

/** The defaults, which subclasses may change. */
function defaultsConstant(model: Model): StatementStructures {
  return {
    kind: StructureKind.VariableStatement,
    declarationKind: VariableDeclarationKind.Const,
    declarations: [
      { name: 'ownDefaults', type: 'ClientDefaults', initializer: defaultsSource(model) },
    ],
  };
}

function clientClass(model: Model): StatementStructures {
  const prefix = model.environmentPrefix;
  const hasVariants = model.compatibility.variants.length > 0;
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
        parameters: [
          { name: 'options', type: 'ClientOptions', initializer: '{}' },
          ...(hasVariants
            ? [{ name: 'defaults', type: 'ClientDefaults', initializer: 'ownDefaults' }]
            : []),
        ],
        statements: [`super(options, ${hasVariants ? 'defaults' : 'ownDefaults'});`],
      },
    ],
    methods: [
      {
        name: 'withOptions',
        docs: ['A client with the same options, except for some.'],
        parameters: [{ name: 'changes', type: 'ClientOptions' }],
        returnType: model.clientName,
        statements: [`return new ${model.clientName}({ ...this.options, ...changes });`],
      },
    ],
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
