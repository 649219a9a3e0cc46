import type { Shape } from './shape.js';

/** How ids are written, which distinguishes the ids of different resources: `string uuid`. */
export function idTypeOf({ types, format }: Pick<Shape, 'types' | 'format'>): string {
  return [...types, format].filter((word) => word !== '').join(' ');
}
