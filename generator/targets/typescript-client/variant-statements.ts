import {
  StructureKind,
  VariableDeclarationKind,
  type ClassDeclarationStructure,
  type InterfaceDeclarationStructure,
  type OptionalKind,
  type PropertyDeclarationStructure,
  type PropertySignatureStructure,
  type StatementStructures,
} from 'ts-morph';
import type { ClientVariant, Model } from '@upspec/document';
import { literal } from '../literal.js';
import { tsdoc } from '../print-source.js';

/** The classes of clients for other providers of the same API, each with the type of its options. */
export function variantStatements(model: Model): readonly StatementStructures[] {
  return model.compatibility.variants.flatMap((variant) => [
    ruleStatement(variant),
    optionsType(variant),
    variantClass(model, variant),
  ]);
}

/** The name of the constant that has a variant's rule: `depotOnPremisesRule`. */
function ruleName({ name }: ClientVariant): string {
  return `${name.charAt(0).toLowerCase()}${name.slice(1)}Rule`;
}

function ruleStatement(variant: ClientVariant): StatementStructures {
  const { key, tokenOption, endpoint, query } = variant;
  const rule = { key, ...(tokenOption !== undefined && { tokenOption }), endpoint, query };
  return {
    kind: StructureKind.VariableStatement,
    declarationKind: VariableDeclarationKind.Const,
    declarations: [{ name: ruleName(variant), type: 'VariantRule', initializer: literal(rule) }],
  };
}

function optionsType(variant: ClientVariant): InterfaceDeclarationStructure {
  const { name, optionsName, key, tokenOption, endpoint, query, unused } = variant;
  const text = 'string | undefined';
  return {
    kind: StructureKind.Interface,
    name: optionsName,
    isExported: true,
    extends: ["Omit<ClientOptions, 'apiKey'>"],
    docs: [`The options of \`${name}\`. Missing ones are read from the environment.`],
    properties: [
      option('apiKey', text, `Sent as the header \`${key.header}\`.${from(key.environment)}`),
      ...(tokenOption === undefined
        ? []
        : [
            option(
              tokenOption,
              '(() => string | Promise<string>) | undefined',
              'Returns a bearer token for each attempt, in place of `apiKey`.',
            ),
          ]),
      option(
        endpoint.option,
        text,
        `The URL of the provider, to which \`${endpoint.path}\` is added; or else pass \`baseURL\`.${from(endpoint.environment)}`,
      ),
      ...query.map((each) =>
        option(
          each.option,
          text,
          `Sent with each request as the query parameter \`${each.name}\`.${from(each.environment)}`,
        ),
      ),
      ...unused.map((each) =>
        option(each.option, text, 'The calls of this client do not need it.'),
      ),
    ],
  };
}

function from(environment: string): string {
  return environment === '' ? '' : ` From the environment: \`${environment}\`.`;
}

function option(
  name: string,
  type: string,
  text: string,
): OptionalKind<PropertySignatureStructure> {
  return { name, type, isReadonly: true, hasQuestionToken: true, docs: [tsdoc(text)] };
}

function variantClass(model: Model, variant: ClientVariant): ClassDeclarationStructure {
  const { name, optionsName, description, query, unused } = variant;
  const rule = ruleName(variant);
  const about = description === '' ? `for another provider` : description;
  return {
    kind: StructureKind.Class,
    name,
    isExported: true,
    extends: model.clientName,
    docs: [tsdoc(`A client for the ${model.title}, ${about}.`)],
    properties: [
      { name: '#own', isReadonly: true, type: optionsName },
      ...query.map((each) => property(each.option, 'string')),
      ...unused.map((each) => property(each.property, 'string | undefined')),
    ],
    ctors: [
      {
        parameters: [{ name: 'own', type: optionsName, initializer: '{}' }],
        statements: [
          `const { options, defaults, values } = variantOf(own, ownDefaults, ${rule});`,
          'super(options, defaults);',
          'this.#own = own;',
          ...query.map(
            (each) => `this.${each.option} = values[${JSON.stringify(each.name)}] ?? '';`,
          ),
          ...unused.map((each) => `this.${each.property} = own.${each.option};`),
        ],
      },
    ],
    methods: [
      {
        name: 'withOptions',
        hasOverrideKeyword: true,
        docs: ['A client with the same options, except for some.'],
        parameters: [{ name: 'changes', type: optionsName }],
        returnType: name,
        statements: [`return new ${name}(changedOptions(this.#own, changes, ${rule}));`],
      },
    ],
  };
}

function property(name: string, type: string): OptionalKind<PropertyDeclarationStructure> {
  return { name, type, isReadonly: true };
}
