import { asciiText, fileName, kebabCase, type Model, type Operation } from '@upspec/document';

/** The program's name, which every shell and file system takes: `openai`. */
export function programName({ clientName }: Model): string {
  return (
    asciiText(clientName)
      .toLowerCase()
      .replaceAll(/[^a-z\d]/g, '') || 'api'
  );
}

/** The name under which a resource's commands stand: `uploads:parts`. */
export function groupName(resource: readonly string[]): string {
  const name = plainGroupName(resource);
  return OWN_COMMANDS.includes(name) ? `${name}-resource` : name;
}

/** The name that a group would have were the program not to use it for itself. */
export function plainGroupName(resource: readonly string[]): string {
  return resource.map(kebabCase).join(':');
}

/** What the program can do by itself, so that no resource's commands can stand there. */
export const OWN_COMMANDS: readonly string[] = ['completion', 'help'];

/** The name of a command within its group: `create`. */
export function commandName({ name }: Operation): string {
  return kebabCase(name);
}

/** The file of a command below `cli/commands/`, without its extension: `uploads/parts/create`. */
export function commandFile(operation: Operation): string {
  return [...operation.resource.map(kebabCase), commandName(operation)].map(fileName).join('/');
}
