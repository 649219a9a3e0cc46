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
  return branch([], operations, claimClassNames(operations));
}

function branch(
  path: readonly string[],
  operations: readonly Operation[],
  classNames: ReadonlyMap<string, string>,
): readonly Resource[] {
  const below = operations.filter((operation) => operation.resource.length > path.length);
  const names = [...new Set(below.map((operation) => operation.resource[path.length] ?? ''))];
  return names.map((name) => {
    const own = [...path, name];
    const inside = below.filter((operation) => operation.resource[path.length] === name);
    return {
      path: own,
      className: classNames.get(own.join('.')) ?? name,
      operations: inside.filter((operation) => operation.resource.length === own.length),
      resources: branch(own, inside, classNames),
    };
  });
}

/**
 * Gives each resource a class name that no other has. Those nearer to the root choose first, so that
 * `completions` is `Completions`, and `chat.completions` is `ChatCompletions`.
 */
function claimClassNames(operations: readonly Operation[]): ReadonlyMap<string, string> {
  const paths = operations.flatMap(({ resource }) =>
    resource.map((_, index) => resource.slice(0, index + 1)),
  );
  const unique = [...new Map(paths.map((path) => [path.join('.'), path])).values()];
  const claimed = new Map<string, string>();
  const classes = new Set(RESERVED);
  const singulars = new Set<string>();
  for (const path of unique.toSorted((a, b) => a.length - b.length)) {
    const words = path.map((name) => name.charAt(0).toUpperCase() + name.slice(1));
    const candidates = words.map((_, index) => words.slice(words.length - 1 - index).join(''));
    const whole = words.join('');
    // The types of what a call takes are named by the singular, so that has to be free as well.
    const isFree = (name: string): boolean => !classes.has(name) && !singulars.has(singular(name));
    const name = [...candidates, `${whole}Calls`].find(isFree) ?? `${whole}${String(classes.size)}`;
    classes.add(name);
    singulars.add(singular(name));
    claimed.set(path.join('.'), name);
  }
  return claimed;
}
