import type { Operation } from './operation.js';

/** Gives each operation a unique id; ids of the document stay, derived ones get a number. */
export function separateIds(operations: readonly Operation[]): readonly Operation[] {
  const taken = new Set(operations.filter(({ hasOwnId }) => hasOwnId).map(({ id }) => id));
  return operations.map((operation) => {
    if (operation.hasOwnId) return operation;
    let { id } = operation;
    for (let count = 2; taken.has(id); count += 1) id = `${operation.id}${String(count)}`;
    taken.add(id);
    return { ...operation, id };
  });
}
