import {
  type Model,
  type Operation,
  type Resource,
  schemaLookup,
  type SchemaLookup,
} from '@upspec/document';
import type { Emitted, EmittedFile, Target } from '../target.js';
import { contentFields, bodyContents } from '../body-contents.js';
import { commandFileOf } from './command-file.js';
import { groupName, plainGroupName } from './command-names.js';
import { completionFiles } from './completion-files.js';
import { packageFiles } from './package-files.js';
import { programFile } from './program-file.js';
import { runtimeFiles } from './runtime-files.js';
import { hasUploadCommand, uploadCommands } from './upload-command.js';
import { uploadCommandFile } from './upload-command-file.js';

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
    ...uploadCommands(model).map((command) => uploadCommandFile(command, model)),
    ...completionFiles(model),
    ...runtimeFiles(model),
    ...packageFiles(model),
  ];
}

/** Reports what a command can't send. */
function unsupportedOf(model: Model): NonNullable<Emitted['unsupported']> {
  const lookup = schemaLookup(model);
  return [
    ...renamedGroups(model.operations),
    ...takenUploads(model),
    ...model.operations.flatMap((operation) => [
      ...unsentBodies(operation, lookup),
      ...bodyOfGet(operation),
    ]),
  ];
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

/** Reports a chunked upload whose command would have the name of another one. */
function takenUploads(model: Model): NonNullable<Emitted['unsupported']> {
  return model.chunkedUploads
    .filter((upload) => hasUploadCommand(model, upload))
    .map(({ pointer, command, create }) => ({
      pointer,
      message: `the chunked upload of ${create.id} has no command: ${groupName(create.resource)} ${command} is the command of another operation`,
    }));
}

/** The flag `--body` has one type: it can't be a file for one media type and a value for another. */
function unsentBodies(
  operation: Operation,
  lookup: SchemaLookup,
): NonNullable<Emitted['unsupported']> {
  const wholes = bodyContents(operation).filter(
    (content) => contentFields(content, lookup) === undefined,
  );
  return wholes
    .filter(({ kind }) => kind !== wholes[0]?.kind)
    .map(({ contentType }) => ({
      pointer: `${operation.pointer}/requestBody`,
      message: `the command of ${operation.id} has no flag for a body of ${contentType}; --body is of ${wholes[0]?.contentType ?? ''}`,
    }));
}

/** "If either init body exists and is non-null […] and method is GET or HEAD": fetch throws. */
function bodyOfGet({
  id,
  body,
  httpMethod,
  pointer,
}: Operation): NonNullable<Emitted['unsupported']> {
  if (body.kind === 'none' || !/^(get|head)$/.test(httpMethod)) return [];
  const message = `the command of ${id} can't send its body: fetch sends none with ${httpMethod.toUpperCase()}`;
  return [{ pointer: `${pointer}/requestBody`, message }];
}

function flatten(resources: readonly Resource[]): readonly Resource[] {
  return resources.flatMap((resource) => [resource, ...flatten(resource.resources)]);
}
