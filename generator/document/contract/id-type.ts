import type { Shape } from './schema-shape.js';

/** How ids are written, which keeps those of different resources apart: `string uuid`. */
export function idTypeOf({ types, format }: Pick<Shape, 'types' | 'format'>): string {
  return [...types, format].filter((word) => word !== '').join(' ');
}
