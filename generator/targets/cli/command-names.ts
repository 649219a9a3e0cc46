import { asciiText, fileName, kebabCase, type Model, type Operation } from '@upspec/document';

/** The name of the CLI, which every shell and file system accepts: `depot`. */
export function programName({ commandName: own, clientName }: Model): string {
  if (own !== undefined) return own;
  return (
    asciiText(clientName)
      .toLowerCase()
      .replaceAll(/[^a-z\d]/g, '') || 'api'
  );
}

/** The name of a resource's command group: `uploads:parts`. */
export function groupName(resource: readonly string[]): string {
  const name = plainGroupName(resource);
  return OWN_COMMANDS.includes(name) ? `${name}-resource` : name;
}

/** The name that a group would have if the CLI did not use it for itself. */
export function plainGroupName(resource: readonly string[]): string {
  return resource.map(kebabCase).join(':');
}

/** Built-in commands, whose names no resource can have. */
export const OWN_COMMANDS: readonly string[] = ['completion', 'help'];

/** The name of a command within its group: `create`. */
export function commandName({ name }: Operation): string {
  return kebabCase(name);
}

/** The file of a command below `cli/commands/`, without its extension: `uploads/parts/create`. */
export function commandFile(operation: Operation): string {
  return [...operation.resource.map(kebabCase), commandName(operation)].map(fileName).join('/');
}
