import { closest, distance } from 'fastest-levenshtein';

/** `; did you mean "order"?`, or nothing where no name is near. */
export function nearest(name: string, names: readonly string[]): string {
  if (names.length === 0) return '';
  const found = closest(name, names);
  const isNear = distance(name, found) <= Math.max(2, Math.floor(name.length / 3));
  return isNear ? `; did you mean "${found}"?` : '';
}
