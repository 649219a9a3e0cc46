import { INHERITED_NAMES } from './inherited-names.js';
import { asciiText, camelCase, kebabCase, shortened } from './names.js';
import type { Operation } from './operation.js';

/** Names that the runtime's classes use, or that have a meaning in the language. */
const RESERVED: ReadonlySet<string> = new Set([
  'client',
  'request',
  'requestPage',
  'requestReply',
  'requestResult',
  'options',
  'baseURL',
  'then',
  ...INHERITED_NAMES,
]);

/** The other names of a client, which its resources can't have. */
const OF_CLIENT: ReadonlySet<string> = new Set([
  'delete',
  'get',
  'logLevel',
  'maxRetries',
  'patch',
  'post',
  'put',
  'timeout',
  'withOptions',
]);

/**
 * Gives unique names to calls that would have the same name: the first keeps the derived one, a later
 * one gets its operation's id, or else a number. The name of a child resource, and names that every
 * object has, are not available either.
 *
 * Names are equal if their files or commands would be: `xYZ` and `xYz` are both `x-yz`.
 */
export function separateNames(
  derived: readonly Operation[],
  note: (operation: Operation, message: string) => void,
): readonly Operation[] {
  const resourceOf = resourceNames();
  const operations = derived.map((operation) => ({
    ...operation,
    resource: resourceOf(operation.resource.map(shortened)),
    name: shortened(operation.name),
  }));
  noteMergedTags(operations, note);
  const branches = new Set(
    operations.flatMap(({ resource }) => resource.map((_, i) => keyOf(resource.slice(0, i + 1)))),
  );
  const taken = new Set<string>();
  return operations.map((operation) => {
    const free = (name: string): boolean => {
      const full = keyOf([...operation.resource, name]);
      return !taken.has(full) && !branches.has(full) && !RESERVED.has(name);
    };
    const ownName = shortened(camelCase(operation.id));
    const candidates = [
      operation.name,
      ownName,
      ...(RESERVED.has(operation.name) ? [`${operation.name}Call`] : []),
    ];
    const name = candidates.find(free) ?? numbered(ownName, free);
    taken.add(keyOf([...operation.resource, name]));
    if (name === operation.name) return operation;
    const path = [...operation.resource, operation.name].join('.');
    const reason = RESERVED.has(operation.name)
      ? 'every object has a property of that name'
      : 'another call or resource has that name';
    note(operation, `the call ${path} is named ${name}: ${reason}`);
    return { ...operation, name };
  });
}

/** Tags that are written differently may give one group: `User Groups` and `user-groups`. */
function noteMergedTags(
  operations: readonly Operation[],
  note: (operation: Operation, message: string) => void,
): void {
  const tags = new Map<string, Set<string>>();
  for (const operation of operations) {
    const { tag, resource } = operation;
    const [group = ''] = resource;
    if (resource.length > 1 || tag === '' || keyOf([shortened(camelCase(tag))]) !== keyOf([group]))
      continue;
    const known = tags.get(group) ?? new Set();
    const [first] = known;
    if (first !== undefined && !known.has(tag)) {
      const both = `the tags ${JSON.stringify(first)} and ${JSON.stringify(tag)}`;
      note(operation, `${both} are one group of calls, ${group}`);
    }
    tags.set(group, known.add(tag));
  }
}

/** Resources whose names would be the same file are one resource, with the first name. */
function resourceNames(): (resource: readonly string[]) => readonly string[] {
  const first = new Map<string, string>();
  return (resource) =>
    resource.map((name, index) => {
      const key = keyOf(resource.slice(0, index + 1));
      const isTaken = RESERVED.has(name) || (index === 0 && OF_CLIENT.has(name));
      const own = first.get(key) ?? (isTaken ? `${name}Resource` : name);
      first.set(key, own);
      return own;
    });
}

/** `findPets2`, and `findV1_2` where the name ends with a digit. */
function numbered(name: string, free: (name: string) => boolean): string {
  const stem = /\p{Nd}$/u.test(name) ? `${name}_` : name;
  let count = 2;
  while (!free(`${stem}${String(count)}`)) count += 1;
  return `${stem}${String(count)}`;
}

/** Names with the same key would have the same file in some target. */
function keyOf(names: readonly string[]): string {
  return names.map((name) => kebabCase(asciiText(name))).join('.');
}
