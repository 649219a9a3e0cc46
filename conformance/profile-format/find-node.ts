import { isCollection, isMap, isNode, isScalar, type Document, type Node } from 'yaml';

/** The node that a path leads to, or the nearest one above it; of a mapping, one of its keys. */
export function findNode(
  document: Document,
  path: readonly (string | number)[],
  key?: string,
): Node | undefined {
  let here: unknown = document.contents;
  for (const step of path) {
    const next: unknown = isCollection(here) ? here.get(step, true) : undefined;
    if (next === undefined) break;
    here = next;
  }
  if (isMap(here) && key !== undefined) {
    const pair = here.items.find((item) => isScalar(item.key) && item.key.value === key);
    if (isNode(pair?.key)) return pair.key;
  }
  return isNode(here) ? here : undefined;
}
