import { camelCase, kebabCase, pascalCase, singular } from '../../model/names.js';
import type { Operation } from '../../model/operation.js';
import type { Resource } from '../../model/resource.js';

/** The file of a resource below `typescript/`, without its ending: `resources/uploads/parts`. */
export function filePath(resource: Resource): string {
  return `resources/${resource.path.map(kebabCase).join('/')}`;
}

/** The property under which a resource hangs in its parent: `parts`. */
export function propertyName(resource: Resource): string {
  return camelCase(resource.path.at(-1) ?? '');
}

/** The type of what a call takes: `FileCreateParams`, `PartCreateParams`. */
export function paramsName(resource: Resource, operation: Operation): string {
  return `${singular(resource.className)}${pascalCase(operation.name)}Params`;
}
