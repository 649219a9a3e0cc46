import { StructureKind, VariableDeclarationKind, type StatementStructures } from 'ts-morph';
import { formOf } from '../../model/fields-of.js';
import { camelCase } from '../../model/names.js';
import type { Model } from '../../model/model.js';
import type { Operation } from '../../model/operation.js';
import type { Resource } from '../../model/resource.js';
import { printSource, tsdoc } from '../print-source.js';
import { banner, type EmittedFile } from '../target.js';
import { paramNames } from '../typescript-client/params.js';
import { filePath } from '../typescript-client/resource-names.js';
import { TypeNames } from '../typescript-client/type-names.js';
import { commandFile, commandName, groupName, programName } from './command-names.js';
import { flagsOf, type Flag } from './flags.js';
import { flagWords } from './flag-words.js';
import { commandLine } from './language.js';
import { schemaLookup } from './schema-lookup.js';
import { knownFields } from './value-type.js';

/** A call of the client that becomes a command. */
export interface CommandSource {
  readonly model: Model;
  readonly resource: Resource;
  readonly operation: Operation;
}

/** Writes the file of one command: what it takes, and the call that it makes. */
export function commandFileOf(source: CommandSource): EmittedFile {
  const { model, operation } = source;
  const depth = operation.resource.length;
  const up = '../'.repeat(depth + 1);
  const params = paramTypes(source);
  const typed = `${programName(model)} ${groupName(operation.resource)} ${commandName(operation)}`;
  const imports = printSource({
    statements: [
      typeImport(`${up}../typescript/client.js`, [model.clientName]),
      ...(params.length === 0
        ? []
        : [typeImport(`${up}../typescript/${filePath(source.resource)}.js`, params)]),
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
            initializer: definition(source),
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

/** The constant that holds a command: `uploadsPartsCreate`. */
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

function namesOf({ model, resource, operation }: CommandSource): ReturnType<typeof paramNames> {
  return paramNames(new TypeNames(model, resource), operation);
}

function paramTypes(source: CommandSource): readonly string[] {
  const { body, query } = namesOf(source);
  return [body, query].filter((name) => name !== undefined).sort();
}

function inputType(source: CommandSource): string {
  const { operation } = source;
  const { body, query } = namesOf(source);
  const ids = pathParameters(operation).map(
    ({ name, schema }) =>
      `readonly ${JSON.stringify(name)}: ${schema.kind === 'integer' || schema.kind === 'number' ? 'number' : 'string'}`,
  );
  const bodyRequired = operation.body.kind !== 'none' && operation.body.required;
  const queryRequired = operation.parameters.some(
    (parameter) => parameter.in === 'query' && parameter.required,
  );
  const members = [
    ...(ids.length === 0 ? [] : [`readonly ids: { ${ids.join('; ')} }`]),
    ...(body === undefined ? [] : [`readonly body: ${body}${bodyRequired ? '' : ' | undefined'}`]),
    ...(query === undefined
      ? []
      : [`readonly query: ${query}${queryRequired ? '' : ' | undefined'}`]),
  ];
  return members.length === 0 ? 'object' : `{ ${members.join('; ')} }`;
}

function pathParameters({ parameters }: Operation): Operation['parameters'] {
  return parameters.filter((parameter) => parameter.in === 'path');
}

function definition(source: CommandSource): string {
  const { model, operation } = source;
  const lookup = schemaLookup(model);
  const [example] = operation.examples;
  const body = bodyOf(source);
  const members = [
    `name: ${JSON.stringify(commandName(operation))}`,
    `summary: ${JSON.stringify(operation.summary)}`,
    `description: ${JSON.stringify(operation.description.trim())}`,
    ...(operation.deprecated ? ['deprecated: true'] : []),
    `flags: [${flagsOf(operation, lookup)
      .map((flag) => JSON.stringify(flagOf(flag, model)))
      .join(', ')}]`,
    ...(body === undefined ? [] : [`body: ${JSON.stringify(body)}`]),
    `answer: '${answerOf(operation)}'`,
    `example: ${literal(example === undefined ? '' : commandLine({ model, operation, example }))}`,
    callOf(source),
  ];
  return `{ ${members.join(', ')} }`;
}

/** Several lines are readable only as they stand. */
function literal(text: string): string {
  const plain = text.trimEnd();
  if (!plain.includes('\n')) return JSON.stringify(plain);
  return `\`${plain.replaceAll(/[`\\]|\$\{/g, '\\$&')}\``;
}

function flagOf(flag: Flag, model: Model): object {
  const { name, place, keys, type, repeated, required, description } = flag;
  return {
    name,
    place,
    keys,
    type,
    ...(repeated && { repeated }),
    ...(required && { required }),
    description: description.trim(),
    ...flagWords(flag, schemaLookup(model)),
  };
}

function bodyOf({ model, operation }: CommandSource): object | undefined {
  const { body } = operation;
  if (body.kind === 'none') return undefined;
  const lookup = schemaLookup(model);
  const fields = body.kind === 'bytes' ? undefined : knownFields(body.schema, lookup);
  const form = formOf(body.schema, lookup);
  const isClosed =
    body.kind === 'multipart' || (form.kind === 'object' && form.additional === false);
  return {
    required: body.required,
    ...(fields !== undefined && isClosed && { fields: fields.map(({ name }) => name) }),
  };
}

function answerOf({ page, responses }: Operation): string {
  if (page !== undefined) return 'list';
  const success = responses.find(({ status }) => status.startsWith('2'));
  switch (success?.kind) {
    case 'json':
    case 'text':
      return 'json';
    case 'bytes':
    case 'events':
      return 'bytes';
    case 'none':
    case undefined:
      return 'none';
  }
}

function callOf(source: CommandSource): string {
  const { operation } = source;
  const { body, query } = namesOf(source);
  const ids = pathParameters(operation);
  const input = [
    ...(ids.length === 0 ? [] : ['ids']),
    ...(body === undefined ? [] : ['body']),
    ...(query === undefined ? [] : ['query']),
  ];
  const properties = operation.resource.map(camelCase);
  const callee = ['client', ...properties, operation.name].join('.');
  const given = [
    ...ids.map(({ name }) => `ids[${JSON.stringify(name)}]`),
    ...input.filter((name) => name !== 'ids'),
    'options',
  ];
  const first = input.length === 0 ? '_' : `{ ${input.join(', ')} }`;
  return `call: (client, ${first}, options) => ${callee}(${given.join(', ')})`;
}
