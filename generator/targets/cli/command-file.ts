import { StructureKind, VariableDeclarationKind, type StatementStructures } from 'ts-morph';
import {
  formOf,
  camelCase,
  type Model,
  type Operation,
  type Parameter,
  schemaLookup,
} from '@upspec/document';
import { printSource, tsdoc } from '../print-source.js';
import { banner, type EmittedFile } from '../target.js';
import { clientModule } from './client-module.js';
import { definitionOf } from './command-definition.js';
import { commandFile, commandName, groupName, programName } from './command-names.js';
import { namesOf, pathParameters, type CommandSource } from './command-source.js';

/** Emits the file of one command: its flags, and the call that it makes. */
export function commandFileOf(source: CommandSource): EmittedFile {
  const { model, operation } = source;
  const depth = operation.resource.length;
  const up = '../'.repeat(depth + 1);
  const params = paramTypes(source);
  const typed = `${programName(model)} ${groupName(operation.resource)} ${commandName(operation)}`;
  const imports = printSource({
    statements: [
      typeImport(clientModule(model, depth + 1), [...params, model.clientName].sort()),
      typeImport(`${up}runtime/command.js`, ['CommandDefinition']),
    ],
  });
  const text = printSource({
    statements: [
      {
        kind: StructureKind.VariableStatement,
        isExported: true,
        declarationKind: VariableDeclarationKind.Const,
        docs: [tsdoc(`\`${typed}\``)],
        declarations: [
          {
            name: constantName(operation),
            type: `CommandDefinition<${model.clientName}, ${inputType(source)}>`,
            initializer: definitionOf(source),
          },
        ],
      },
    ],
  });
  return {
    path: `cli/commands/${commandFile(operation)}.ts`,
    text: `// ${banner(model)}\n\n${imports}\n${text}`,
  };
}

/** The name of a command's constant: `uploadsPartsCreate`. */
export function constantName(operation: Operation): string {
  return camelCase([...operation.resource, operation.name].join(' '));
}

function typeImport(moduleSpecifier: string, namedImports: readonly string[]): StatementStructures {
  return {
    kind: StructureKind.ImportDeclaration,
    isTypeOnly: true,
    moduleSpecifier,
    namedImports: [...namedImports],
  };
}

function paramTypes(source: CommandSource): readonly string[] {
  const { body, query, headers, cookies } = namesOf(source);
  return [body, query, headers, cookies].filter((name) => name !== undefined).sort();
}

function inputType(source: CommandSource): string {
  const { operation, model } = source;
  const { body, query, headers, cookies } = namesOf(source);
  const ids = pathParameters(operation).map(
    (parameter) => `readonly ${JSON.stringify(parameter.name)}: ${idType(parameter, model)}`,
  );
  const bodyRequired = operation.body.kind !== 'none' && operation.body.required;
  const isRequired = (location: Parameter['in']): boolean =>
    operation.parameters.some((parameter) => parameter.in === location && parameter.required);
  const property = (
    name: string,
    type: string | undefined,
    required: boolean,
  ): readonly string[] =>
    type === undefined ? [] : [`readonly ${name}: ${type}${required ? '' : ' | undefined'}`];
  const properties = [
    ...(ids.length === 0 ? [] : [`readonly ids: { ${ids.join('; ')} }`]),
    ...property('body', body, bodyRequired),
    ...property('query', query, isRequired('query')),
    ...property('headers', headers, isRequired('header')),
    ...property('cookies', cookies, isRequired('cookie')),
  ];
  return properties.length === 0 ? 'object' : `{ ${properties.join('; ')} }`;
}

/** An id is a string or a number; any other has whatever type the client's method expects. */
function idType({ schema, style }: Parameter, model: Model): string {
  if (schema.kind === 'integer' || schema.kind === 'number') return 'number';
  const { kind } = formOf(schema, schemaLookup(model));
  return ['string', 'integer', 'number'].includes(kind) && style === 'simple' ? 'string' : 'never';
}
