import { camelCase } from './names.js';
import type { Operation } from './operation.js';

/** Names that the runtime's classes use themselves. */
const RESERVED = new Set([
  ...['client', 'constructor', 'request', 'requestPage', 'options', 'baseURL'],
  // A member of this name would be taken for a part of the language's own protocols.
  ...['then', 'toString', 'valueOf'],
]);

/**
 * Gives calls that would bear the same name names of their own: the first keeps the derived one,
 * a later one takes its operation's id. A name that a resource below bears gives way as well.
 */
export function separateNames(
  derived: readonly Operation[],
  note: (operation: Operation, message: string) => void,
): readonly Operation[] {
  const operations = derived.map((operation) => ({
    ...operation,
    resource: operation.resource.map((name) => (RESERVED.has(name) ? `${name}Resource` : name)),
  }));
  const branches = new Set(
    operations.flatMap(({ resource }) => resource.map((_, i) => dotted(resource.slice(0, i + 1)))),
  );
  const taken = new Set<string>();
  return operations.map((operation) => {
    const free = (name: string): boolean => {
      const full = dotted([...operation.resource, name]);
      return !taken.has(full) && !branches.has(full) && !RESERVED.has(name);
    };
    const candidates = [
      operation.name,
      camelCase(operation.id),
      camelCase(`${operation.httpMethod} ${operation.path}`),
    ];
    const name = candidates.find(free) ?? `${camelCase(operation.id)}${String(taken.size)}`;
    taken.add(dotted([...operation.resource, name]));
    if (name === operation.name) return operation;
    note(
      operation,
      `${dotted([...operation.resource, operation.name])} is taken; this call is ${name}`,
    );
    return { ...operation, name };
  });
}

function dotted(names: readonly string[]): string {
  return names.join('.');
}
