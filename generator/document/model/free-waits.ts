import type { Operation } from './operation.js';
import { WAIT_KEYWORD } from './wait.js';

/**
 * Drops the waits whose name another call or resource beside them has.
 *
 * @param warn reports each of them.
 */
export function freeWaits(
  operations: readonly Operation[],
  warn: (operation: Operation, message: string) => void,
): readonly Operation[] {
  const taken = new Set(
    operations.flatMap(({ resource, name }) => [
      ...resource.map((_, index) => resource.slice(0, index + 1).join('.')),
      [...resource, name].join('.'),
    ]),
  );
  return operations.map((operation) => {
    const { wait, ...rest } = operation;
    if (wait === undefined) return operation;
    const path = [...operation.resource, wait.name].join('.');
    if (!taken.has(path)) {
      taken.add(path);
      return operation;
    }
    warn(operation, `${WAIT_KEYWORD} is not used: another call or resource is named ${path}`);
    return rest;
  });
}
