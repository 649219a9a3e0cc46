import type { Model, Resource } from '@upspec/document';
import { requestLimits } from '../request-limits.js';
import type { Emitted, EmittedFile, Target } from '../target.js';
import { commandFileOf } from './command-file.js';
import { groupName, plainGroupName } from './command-names.js';
import { completionFiles } from './completion-files.js';
import { packageFiles } from './package-files.js';
import { programFile } from './program-file.js';
import { runtimeFiles } from './runtime-files.js';

/** A command-line program, on top of a hand-written runtime. */
export const cliTarget: Target = {
  name: 'cli',
  summary:
    'cli/: a command-line program and its completions; it needs typescript-client and typescript-types',
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
    ...packageFiles(model),
  ];
}

/** Reports what a command can't send. */
function unsupportedOf(model: Model): NonNullable<Emitted['unsupported']> {
  return [...renamedGroups(model.operations), ...requestLimits(model)];
}

/** Reports a resource that has the name of a built-in command. */
function renamedGroups(operations: Model['operations']): NonNullable<Emitted['unsupported']> {
  return operations
    .filter(({ resource }) => groupName(resource) !== plainGroupName(resource))
    .map(({ id, pointer, resource }) => ({
      pointer,
      message: `the command of ${id} is in the group ${groupName(resource)}: ${plainGroupName(resource)} is a built-in command`,
    }));
}

function flatten(resources: readonly Resource[]): readonly Resource[] {
  return resources.flatMap((resource) => [resource, ...flatten(resource.resources)]);
}
