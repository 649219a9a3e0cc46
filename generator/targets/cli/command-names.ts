import type { Model } from '../../model/model.js';
import { kebabCase } from '../../model/names.js';
import type { Operation } from '../../model/operation.js';

/** The program's name: `openai`. */
export function programName({ clientName }: Model): string {
  return clientName.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '') || 'api';
}

/** The name under which a resource's commands stand: `uploads:parts`. */
export function groupName(resource: readonly string[]): string {
  return resource.map(kebabCase).join(':');
}

/** The name of a command within its group: `create`. */
export function commandName({ name }: Operation): string {
  return kebabCase(name);
}

/** The file of a command below `cli/commands/`, without its ending: `uploads/parts/create`. */
export function commandFile(operation: Operation): string {
  return [...operation.resource.map(kebabCase), commandName(operation)].join('/');
}
