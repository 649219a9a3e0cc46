import {
  StructureKind,
  type ImportDeclarationStructure,
  type OptionalKind,
  type StatementStructures,
} from 'ts-morph';
import type { Model, Operation, Resource } from '@upspec/document';
import { literal } from '../literal.js';
import { packageVersion } from '../package-version.js';
import { printSource } from '../print-source.js';
import { banner, type EmittedFile } from '../target.js';
import { clientModule } from './client-module.js';
import { constantName } from './command-file.js';
import { commandFile, groupName, programName } from './command-names.js';
import { credentialGlobals, optionGlobals, serverGlobals } from './own-globals.js';
import { shownText } from './shown-text.js';

/** Emits the CLI itself: its groups of commands, and the client that they call. */
export function programFile(model: Model): EmittedFile {
  const name = programName(model);
  const groups = groupsOf(model.resources);
  const locals = localNames(model, groups);
  const imports = [
    value(clientModule(model, 0), model.clientName),
    ...[...locals].map(([each, local]) =>
      value(`./commands/${commandFile(each)}.js`, constantName(each), local),
    ),
    value('./runtime/run-program.js', 'runProgram'),
  ];
  const head = `#!/usr/bin/env node\n// ${banner(model)}\n\n${printSource({ statements: imports })}`;
  const text = `${head}\n${printSource({ statements: [runStatement(model, groups, locals)] })}`;
  return { path: `cli/${name}.ts`, text };
}

/** The names of the commands in this file; two resources may have commands with the same name. */
function localNames(model: Model, groups: readonly Resource[]): ReadonlyMap<Operation, string> {
  const taken = new Set([model.clientName, 'runProgram']);
  const entries = groups
    .flatMap(({ operations }) => operations)
    .map((operation) => {
      let local = constantName(operation);
      while (taken.has(local)) local = `${local}_`;
      taken.add(local);
      return [operation, local] as const;
    });
  return new Map(entries);
}

function value(moduleSpecifier: string, name: string, local = name): StatementStructures {
  const statement: OptionalKind<ImportDeclarationStructure> = {
    moduleSpecifier,
    namedImports: [local === name ? name : { name, alias: local }],
  };
  return { kind: StructureKind.ImportDeclaration, ...statement };
}

function groupsOf(resources: readonly Resource[]): readonly Resource[] {
  return resources
    .flatMap((resource) => [resource, ...groupsOf(resource.resources)])
    .filter(({ operations }) => operations.length > 0);
}

function runStatement(
  model: Model,
  groups: readonly Resource[],
  locals: ReadonlyMap<Operation, string>,
): string {
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
    `groups: [${groups
      .map(
        ({ path, operations }) =>
          `{ name: ${JSON.stringify(groupName(path))}, commands: [${operations.map((each) => locals.get(each) ?? '').join(', ')}] }`,
      )
      .join(', ')}]`,
    `createClient: (options) => new ${model.clientName}(options)`,
  ];
  return `await runProgram({ ${properties.join(', ')} }, new URL('./completions/', import.meta.url));`;
}

function globals(property: string, flags: readonly object[]): readonly string[] {
  return flags.length === 0 ? [] : [`${property}: ${literal(flags)}`];
}
