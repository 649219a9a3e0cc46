import { StructureKind } from 'ts-morph';
import type { Model, Resource } from '@upspec/document';
import { literal } from '../literal.js';
import { packageVersion } from '../package-version.js';
import { printSource } from '../print-source.js';
import { banner, type EmittedFile } from '../target.js';
import { clientModule } from './client-module.js';
import { constantName } from './command-file.js';
import { commandFile, commandName, groupName, programName } from './command-names.js';
import { credentialGlobals, optionGlobals, serverGlobals } from './own-globals.js';
import { shownText } from './shown-text.js';
import { uploadCommands } from './upload-command.js';

/**
 * Emits the CLI itself: its groups of commands, and the client that they call. The commands and the
 * client are loaded when they are needed, so that `--help` and `--version` start fast.
 */
export function programFile(model: Model): EmittedFile {
  const name = programName(model);
  const imports = printSource({
    statements: [
      {
        kind: StructureKind.ImportDeclaration,
        moduleSpecifier: './runtime/run-program.js',
        namedImports: ['runProgram'],
      },
    ],
  });
  const head = `#!/usr/bin/env node\n// ${banner(model)}\n\n${imports}`;
  return { path: `cli/${name}.ts`, text: `${head}\n${runStatement(model)}\n` };
}

function groupsOf(resources: readonly Resource[]): readonly Resource[] {
  return resources
    .flatMap((resource) => [resource, ...groupsOf(resource.resources)])
    .filter(({ operations }) => operations.length > 0);
}

function runStatement(model: Model): string {
  const prefix = model.environmentPrefix;
  const properties = [
    `name: ${JSON.stringify(programName(model))}`,
    `summary: ${JSON.stringify(`The ${shownText(model.title)}, from the command line.`)}`,
    `version: ${JSON.stringify(packageVersion(model))}`,
    `environmentPrefix: '${prefix}'`,
    `environment: { apiKey: '${prefix}_API_KEY', baseURL: '${prefix}_BASE_URL' }`,
    ...(model.authentication.isRequired ? ['requiresKey: true'] : []),
    ...globals('clientOptions', optionGlobals(model)),
    ...globals('credentials', credentialGlobals(model)),
    ...globals('serverVariables', serverGlobals(model)),
    ...(model.baseURL === '' ? ['needsBaseURL: true'] : []),
    `groups: [${groupsOf(model.resources)
      .map((resource) => groupOf(resource, model))
      .join(', ')}]`,
    `createClient: async (options) => {
      const { ${model.clientName} } = await import(${JSON.stringify(clientModule(model, 0))});
      return new ${model.clientName}(options);
    }`,
  ];
  return `await runProgram({ ${properties.join(', ')} }, new URL('./completions/', import.meta.url));`;
}

function groupOf({ path, operations }: Resource, model: Model): string {
  const name = groupName(path);
  const entries = operations.map((operation) =>
    entryOf({
      name: commandName(operation),
      summary: shownText(operation.summary),
      file: commandFile(operation),
      constant: constantName(operation),
    }),
  );
  const uploads = uploadCommands(model).filter(({ group }) => group === name);
  return `{ name: ${JSON.stringify(name)}, commands: [${[...entries, ...uploads.map(entryOf)].join(', ')}] }`;
}

interface Entry {
  readonly name: string;
  readonly summary: string;
  readonly file: string;
  readonly constant: string;
}

function entryOf({ name, summary, file, constant }: Entry): string {
  const properties = [
    `name: ${JSON.stringify(name)}`,
    `summary: ${JSON.stringify(summary)}`,
    `load: () => import(${JSON.stringify(`./commands/${file}.js`)}).then((module) => module.${constant})`,
  ];
  return `{ ${properties.join(', ')} }`;
}

function globals(property: string, flags: readonly object[]): readonly string[] {
  return flags.length === 0 ? [] : [`${property}: ${literal(flags)}`];
}
