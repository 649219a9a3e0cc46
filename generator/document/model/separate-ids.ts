import type { Operation } from './operation.js';

/**
 * Gives each operation a unique id; ids of the document stay, derived and repeated ones get a number.
 */
export function separateIds(operations: readonly Operation[]): readonly Operation[] {
  const taken = new Set(operations.filter(({ hasOwnId }) => hasOwnId).map(({ id }) => id));
  const seen = new Set<string>();
  return operations.map((operation) => {
    if (operation.hasOwnId && !seen.has(operation.id)) {
      seen.add(operation.id);
      return operation;
    }
    let { id } = operation;
    for (let count = 2; taken.has(id); count += 1) id = `${operation.id}${String(count)}`;
    taken.add(id);
    return { ...operation, id, hasOwnId: false };
  });
}
