import {
  StructureKind,
  type ImportDeclarationStructure,
  type OptionalKind,
  type StatementStructures,
} from 'ts-morph';
import { isJsonObject } from '../../load/json.js';
import type { Model } from '../../model/model.js';
import type { Resource } from '../../model/resource.js';
import { printSource } from '../print-source.js';
import { banner, type EmittedFile } from '../target.js';
import { constantName } from './command-file.js';
import { commandFile, groupName, programName } from './command-names.js';
import { shownText } from './shown-text.js';

/** Writes the program itself: its groups of commands, and the client that they call. */
export function programFile(model: Model): EmittedFile {
  const name = programName(model);
  const groups = groupsOf(model.resources);
  const imports = [
    value('../typescript/client.js', model.clientName),
    ...groups.flatMap(({ operations }) =>
      operations.map((each) => value(`./commands/${commandFile(each)}.js`, constantName(each))),
    ),
    value('./runtime/run-program.js', 'runProgram'),
  ];
  const head = `#!/usr/bin/env node\n// ${banner(model)}\n\n${printSource({ statements: imports })}`;
  const text = `${head}\n${printSource({ statements: [runStatement(model, groups)] })}`;
  return { path: `cli/${name}.ts`, text };
}

function value(moduleSpecifier: string, name: string): StatementStructures {
  const statement: OptionalKind<ImportDeclarationStructure> = {
    moduleSpecifier,
    namedImports: [name],
  };
  return { kind: StructureKind.ImportDeclaration, ...statement };
}

function groupsOf(resources: readonly Resource[]): readonly Resource[] {
  return resources
    .flatMap((resource) => [resource, ...groupsOf(resource.resources)])
    .filter(({ operations }) => operations.length > 0);
}

function runStatement(model: Model, groups: readonly Resource[]): string {
  const prefix = model.environmentPrefix;
  const members = [
    `name: ${JSON.stringify(programName(model))}`,
    `summary: ${JSON.stringify(`The ${shownText(model.title)}, from the command line.`)}`,
    `version: ${JSON.stringify(shownText(versionOf(model)))}`,
    `environment: {
      apiKey: '${prefix}_API_KEY',
      baseURL: '${prefix}_BASE_URL',
      organization: '${prefix}_ORG_ID',
      project: '${prefix}_PROJECT_ID',
    }`,
    `groups: [${groups
      .map(
        ({ path, operations }) =>
          `{ name: ${JSON.stringify(groupName(path))}, commands: [${operations.map(constantName).join(', ')}] }`,
      )
      .join(', ')}]`,
    `createClient: (options) => new ${model.clientName}(options)`,
  ];
  return `await runProgram({ ${members.join(', ')} }, new URL('./completions/', import.meta.url));`;
}

function versionOf({ document }: Model): string {
  const { info } = document;
  const version = isJsonObject(info) ? info['version'] : undefined;
  return typeof version === 'string' ? version : '0.0.0';
}
