import { parametersIn } from '../load/lifecycle-keyword.js';

/** A path that ends in a parameter: one of a collection. */
export interface ItemPath {
  /** `/owners/{ownerId}/pets/{petId}` */
  readonly path: string;
  /** The path of all of them: `/owners/{ownerId}/pets`. */
  readonly collection: string;
  /** The parameter that holds the id. */
  readonly parameter: string;
}

const TEMPLATE = /^\{([^{}]+)\}(\.[\w.]+)?$/;

/** The items in a path, the outermost first: those of `/pets/{petId}/toys` are pets. */
export function itemPathsIn(path: string): readonly ItemPath[] {
  const segments = path.split('/');
  return segments.flatMap((segment, index) => {
    const [, parameter, extension = ''] = TEMPLATE.exec(segment) ?? [];
    if (parameter === undefined || index < 2) return [];
    const collection = `${segments.slice(0, index).join('/')}${extension}`;
    return [{ path: segments.slice(0, index + 1).join('/'), collection, parameter }];
  });
}

/** The item that a path is the path of: `/pets/{petId}`, and not `/pets/{petId}/toys`. */
export function itemPathOf(path: string): ItemPath | undefined {
  const last = itemPathsIn(path).at(-1);
  return last?.path === path ? last : undefined;
}

/** The last segment of a path that is a name: `pets` of `/pets/{petId}`. */
export function lastName(path: string): string {
  const names = path
    .split('/')
    .map((segment) => segment.replace(/\.\w+$/, ''))
    .filter((segment) => segment !== '' && !segment.includes('{'));
  return names.at(-1) ?? '';
}

/** How many parameters a path needs. */
export function depthOf(path: string): number {
  return parametersIn(path).length;
}

/**
 * A path without the names of its parameters: `/pets/{id}` and `/pets/{petId}/toys` contain the
 * same pet.
 */
export function pathKey(path: string): string {
  return path.replaceAll(/\{[^{}]*\}/g, '{}');
}
