import { pascalCase, singular } from './names.js';
import { RESERVED_CLASS_NAMES } from './reserved-names.js';
import type { Operation } from './operation.js';

/** A node of the tree of calls: `uploads`, and `parts` below it. */
export interface Resource {
  /** Its path of names: `uploads`, `parts`. */
  readonly path: readonly string[];
  /** Its class: `Parts`; unique among all resources. */
  readonly className: string;
  readonly operations: readonly Operation[];
  readonly resources: readonly Resource[];
}

/**
 * Builds the tree of resources from the resource paths of the operations.
 * @param reserved names that no class of a resource can have.
 */
export function buildResources(
  operations: readonly Operation[],
  reserved: readonly string[],
): readonly Resource[] {
  return branch([], operations, claimClassNames(operations, reserved));
}

/** The type of a call's parameters: `FileCreateParams`, `PartCreateParams`. */
export function paramsName(className: string, { name }: Operation): string {
  return `${singular(className)}${pascalCase(name)}Params`;
}

/** The type of a call's query where its body has the other name: `FileCreateQuery`. */
export function queryName(className: string, operation: Operation): string {
  return paramsName(className, operation).replace(/Params$/, 'Query');
}

/** The type of a call's header parameters: `FileCreateHeaders`. */
export function headersName(className: string, operation: Operation): string {
  return paramsName(className, operation).replace(/Params$/, 'Headers');
}

/** The type of a call's cookies: `FileCreateCookies`. */
export function cookiesName(className: string, operation: Operation): string {
  return paramsName(className, operation).replace(/Params$/, 'Cookies');
}

/** The type of a call's responses by status: `FileCreateResponses`. */
export function responsesName(className: string, operation: Operation): string {
  return paramsName(className, operation).replace(/Params$/, 'Responses');
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
 * Gives each resource a class name, such that no two resources export the same name. Those nearer
 * to the root choose first, so that `completions` is `Completions`, and `chat.completions` is
 * `ChatCompletions`.
 */
function claimClassNames(
  operations: readonly Operation[],
  reserved: readonly string[],
): ReadonlyMap<string, string> {
  const paths = operations.flatMap(({ resource }) =>
    resource.map((_, index) => resource.slice(0, index + 1)),
  );
  const unique = [...new Map(paths.map((path) => [path.join('.'), path])).values()];
  const claimed = new Map<string, string>();
  const exported = new Set([...RESERVED_CLASS_NAMES, ...reserved]);
  const singulars = new Set<string>();
  for (const path of unique.toSorted((a, b) => a.length - b.length)) {
    const dotted = path.join('.');
    const own = operations.filter(({ resource }) => resource.join('.') === dotted);
    const exportsOf = (name: string): readonly string[] => [
      name,
      ...own.flatMap((each) => [
        paramsName(name, each),
        queryName(name, each),
        ...(has(each, 'header') ? [headersName(name, each)] : []),
        ...(has(each, 'cookie') ? [cookiesName(name, each)] : []),
        responsesName(name, each),
      ]),
    ];
    // The types of parameters are named by the singular, so it has to be unique as well.
    const isFree = (name: string): boolean =>
      !singulars.has(singular(name)) && exportsOf(name).every((each) => !exported.has(each));
    const name = candidatesOf(path).find(isFree) ?? numbered(candidatesOf(path).at(-1), isFree);
    for (const each of exportsOf(name)) exported.add(each);
    singulars.add(singular(name));
    claimed.set(dotted, name);
  }
  return claimed;
}

function has({ parameters }: Operation, location: 'header' | 'cookie'): boolean {
  return parameters.some((parameter) => parameter.in === location);
}

/** `chat.completions` may be `Completions`, `ChatCompletions` or `ChatCompletionsCalls`. */
function candidatesOf(path: readonly string[]): readonly string[] {
  const words = path.map((name) => name.charAt(0).toUpperCase() + name.slice(1));
  const tails = words.map((_, index) => words.slice(words.length - 1 - index).join(''));
  return [...tails, `${words.join('')}Calls`];
}

function numbered(name = '', isFree: (name: string) => boolean): string {
  let count = 2;
  while (!isFree(`${name}${String(count)}`)) count += 1;
  return `${name}${String(count)}`;
}
