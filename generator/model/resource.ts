import { singular } from './names.js';
import type { Operation } from './operation.js';

/** A node of the tree of calls: `uploads`, and `parts` below it. */
export interface Resource {
  /** The names that lead to it: `uploads`, `parts`. */
  readonly path: readonly string[];
  /** Its class: `Parts`; unique among all resources. */
  readonly className: string;
  readonly operations: readonly Operation[];
  readonly resources: readonly Resource[];
}

/** Names that mean something else where a resource's class stands. */
const RESERVED = [
  'Error',
  'Map',
  'NonNullable',
  'Object',
  'Omit',
  'Promise',
  'Response',
  'Set',
  'Type',
];

/** Builds the tree of resources from where the operations say that they belong. */
export function buildResources(operations: readonly Operation[]): readonly Resource[] {
  const taken = { classes: new Set(RESERVED), singulars: new Set<string>() };
  return branch([], operations, taken);
}

function branch(
  path: readonly string[],
  operations: readonly Operation[],
  taken: TakenNames,
): readonly Resource[] {
  const below = operations.filter((operation) => operation.resource.length > path.length);
  const names = [...new Set(below.map((operation) => operation.resource[path.length] ?? ''))];
  return names.map((name) => {
    const own = [...path, name];
    const inside = below.filter((operation) => operation.resource[path.length] === name);
    return {
      path: own,
      className: claimClassName(own, taken),
      operations: inside.filter((operation) => operation.resource.length === own.length),
      resources: branch(own, inside, taken),
    };
  });
}

function claimClassName(path: readonly string[], taken: TakenNames): string {
  const words = path.map((name) => name.charAt(0).toUpperCase() + name.slice(1));
  const candidates = words.map((_, index) => words.slice(words.length - 1 - index).join(''));
  // The types of what a call takes are named by the singular, so that has to be free as well.
  const free = candidates.find(
    (name) => !taken.classes.has(name) && !taken.singulars.has(singular(name)),
  );
  const name = free ?? `${words.join('')}${String(taken.classes.size)}`;
  taken.classes.add(name);
  taken.singulars.add(singular(name));
  return name;
}

interface TakenNames {
  readonly classes: Set<string>;
  readonly singulars: Set<string>;
}
