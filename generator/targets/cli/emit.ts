import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Model } from '../../model/model.js';
import type { Resource } from '../../model/resource.js';
import { templatesFolder } from '../render-template.js';
import { banner, type Emitted, type EmittedFile, type Target } from '../target.js';
import { commandFileOf } from './command-file.js';
import { groupName, plainGroupName } from './command-names.js';
import { completionFiles } from './completion-files.js';
import { programFile } from './program-file.js';

/** A program for the command line, upon a runtime that is written by hand. */
export const cliTarget: Target = {
  name: 'cli',
  summary:
    'cli/: a program for the command line, and its completions; it needs typescript-client and typescript-types beside it',
  owns: (path) => path.startsWith('cli/'),
  emit: (model) => Promise.resolve({ files: emitCli(model), unsupported: unsupportedOf(model) }),
};

function emitCli(model: Model): readonly EmittedFile[] {
  return [
    programFile(model),
    ...flatten(model.resources).flatMap((resource) =>
      resource.operations.map((operation) => commandFileOf({ model, resource, operation })),
    ),
    ...completionFiles(model),
    ...copyRuntime(model),
  ];
}

/** What a command can't send. */
function unsupportedOf({ operations }: Model): NonNullable<Emitted['unsupported']> {
  return [...renamedGroups(operations), ...cookies(operations)];
}

/** A resource that is called like something that the program does by itself. */
function renamedGroups(operations: Model['operations']): NonNullable<Emitted['unsupported']> {
  return operations
    .filter(({ resource }) => groupName(resource) !== plainGroupName(resource))
    .map(({ id, pointer, resource }) => ({
      pointer,
      message: `the command of ${id} stands under ${groupName(resource)}: ${plainGroupName(resource)} is the program's own`,
    }));
}

function cookies(operations: Model['operations']): NonNullable<Emitted['unsupported']> {
  return operations.flatMap(({ id, parameters, pointer }) =>
    parameters
      .filter((parameter) => parameter.in === 'cookie')
      .map(({ name }) => ({
        pointer,
        message: `the command of ${id} has no flag for the cookie ${name}`,
      })),
  );
}

function flatten(resources: readonly Resource[]): readonly Resource[] {
  return resources.flatMap((resource) => [resource, ...flatten(resource.resources)]);
}

/** The runtime goes out as it stands in `templates/`, where it is type-checked and tested. */
function copyRuntime(model: Model): readonly EmittedFile[] {
  const folder = join(templatesFolder(), 'cli', 'runtime');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .sort()
    .map((name) => ({
      path: `cli/runtime/${name}`,
      text: `// ${banner(model)}\n${readFileSync(join(folder, name), 'utf8')}`,
    }));
}
