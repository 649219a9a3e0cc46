import { fileName, kebabCase, type Resource } from '@upspec/document';

/** The file of a resource below `typescript/`, without its extension: `resources/uploads/parts`. */
export function filePath(resource: Resource): string {
  return `resources/${resource.path.map(kebabCase).map(fileName).join('/')}`;
}

/** The property of a resource in its parent: `parts`. */
export function propertyName(resource: Resource): string {
  return resource.path.at(-1) ?? '';
}
