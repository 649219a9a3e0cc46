import type { Model, Resource } from '@upspec/document';
import type { Emitted, EmittedFile, Target } from '../target.js';
import { commandFileOf } from './command-file.js';
import { groupName, plainGroupName } from './command-names.js';
import { completionFiles } from './completion-files.js';
import { programFile } from './program-file.js';
import { runtimeFiles } from './runtime-files.js';

/** A program for the command line, upon a runtime that is written by hand. */
export const cliTarget: Target = {
  name: 'cli',
  summary:
    'cli/: a program for the command line, and its completions; it needs typescript-client and typescript-types beside it',
  owns: (path) => /^cli\/(commands\/|completions\/|runtime\/|[^/]+\.ts$)/.test(path),
  emit: (model) => Promise.resolve({ files: emitCli(model), unsupported: unsupportedOf(model) }),
};

function emitCli(model: Model): readonly EmittedFile[] {
  return [
    programFile(model),
    ...flatten(model.resources).flatMap((resource) =>
      resource.operations.map((operation) => commandFileOf({ model, resource, operation })),
    ),
    ...completionFiles(model),
    ...runtimeFiles(model),
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
