import type { Model, Operation, Resource } from '@upspec/document';
import { paramNames } from './params.js';
import { responsesType } from './responses.js';
import { TypeNames } from './type-names.js';
import { uploadParamsName, uploadsOf } from './upload-method.js';
import { referencesIn, usedSchemas } from './used-schemas.js';

/** A namespace of types beside a class. */
export interface Namespace {
  /** The statement; empty where it would have no types. */
  readonly text: string;
  /** The types that it needs from `types.js`. */
  readonly types: readonly string[];
  /** The types that it needs from the files of resources, by the class of the resource. */
  readonly exports: ReadonlyMap<string, readonly string[]>;
  /** Whether it needs the type of a page. */
  readonly hasPages: boolean;
}

/**
 * The types of a resource and of those below it, by its class: `Owners.Pet`,
 * `Owners.OwnerCreateParams`, `Owners.PetCreateParams`.
 */
export function resourceNamespace(model: Model, resource: Resource): Namespace {
  const own = namesOf(model, resource);
  const pages = pagesOf(model, resource);
  const below = resource.resources.map(({ className }) => className);
  const claim = claims([
    ...own.exports,
    ...below,
    resource.className,
    ...pages.map(({ name }) => name),
  ]);
  const file = new TypeNames(model, resource);
  const each = resource.resources.map((child) => namesOf(model, child));
  const types = claim([...own.types, ...each.flatMap((child) => child.types)]).filter((name) =>
    file.isFree(name),
  );
  const exports = new Map(
    each.map((child, index) => [below[index] ?? '', claim(child.exports)] as const),
  );
  const names = [...own.exports, ...[...exports.values()].flat(), ...types, ...below];
  const lines = [
    ...(names.length === 0 ? [] : [`export { ${names.map(asItself).join(', ')} };`]),
    ...pages.map(({ name, item }) => `export type ${name} = CursorPage<${item}>;`),
  ];
  return {
    text: namespaceOf(resource.className, lines),
    types,
    exports,
    hasPages: pages.length > 0,
  };
}

/**
 * The types of a client by its class: `PetStore.Pet`, `PetStore.Owners.Pet`.
 *
 * @param others - The other names in the file of the client.
 */
export function clientNamespace(model: Model, others: readonly string[]): Namespace {
  const { clientName, resources } = model;
  const classes = resources.map(({ className }) => className);
  const claim = claims([...others, clientName, 'RequestOptions', ...classes]);
  const exports = new Map(
    resources.map((each) => [each.className, claim(namesOf(model, each).exports)]),
  );
  const types = claim(resources.flatMap((each) => namesOf(model, each).types));
  const pages = new Map(
    resources.flatMap((resource) =>
      pagesOf(model, resource).map(({ name }) => [name, resource.className] as const),
    ),
  );
  const names = ['RequestOptions', ...classes, ...[...exports.values()].flat(), ...types];
  const lines = [
    `export { ${names.map(asItself).join(', ')} };`,
    ...claim([...pages.keys()]).map(
      (name) => `export type ${name} = ${pages.get(name) ?? ''}.${name};`,
    ),
  ];
  return { text: namespaceOf(clientName, lines), types, exports, hasPages: false };
}

/** Returns those of some names that are still free, each once, and takes them. */
function claims(reserved: readonly string[]): (names: readonly string[]) => readonly string[] {
  const taken = new Set(reserved);
  return (names) => {
    const free = [...new Set(names)].filter((name) => !taken.has(name));
    for (const name of free) taken.add(name);
    return free;
  };
}

function asItself(name: string): string {
  return `type ${name} as ${name}`;
}

function namespaceOf(name: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `export declare namespace ${name} {\n${lines.join('\n')}\n}`;
}

interface OwnNames {
  /** The types that the resource's file declares. */
  readonly exports: readonly string[];
  /** The types of schemas that its operations use. */
  readonly types: readonly string[];
}

function namesOf(model: Model, resource: Resource): OwnNames {
  const types = new TypeNames(model, resource);
  const exports = [
    ...resource.operations.flatMap((operation) => exportsOf(types, operation)),
    ...uploadsOf(model, resource).map((upload) => uploadParamsName(types, upload)),
  ];
  const references = referencesIn(
    resource.operations.map(({ parameters, body, responses }) => [parameters, body, responses]),
  );
  const taken = new Set([
    ...exports,
    resource.className,
    ...resource.resources.map(({ className }) => className),
    ...pagesOf(model, resource).map(({ name }) => name),
  ]);
  const used = usedSchemas(model, references).map(({ typeName }) => typeName);
  return {
    exports,
    types: used.filter((name) => !taken.has(name) && types.isFree(name)),
  };
}

function exportsOf(types: TypeNames, operation: Operation): readonly string[] {
  const { body, query, headers, cookies } = paramNames(types, operation);
  return [body, query, headers, cookies, responsesType(types, operation)].filter(
    (name) => name !== undefined,
  );
}

/** The pages of lists whose items have a type with a name. */
function pagesOf(
  model: Model,
  resource: Resource,
): readonly { readonly name: string; readonly item: string }[] {
  const types = new TypeNames(model, resource);
  const taken = new Set(model.schemas.map(({ typeName }) => typeName));
  const items = resource.operations.flatMap(({ page }) => {
    const { item } = page ?? {};
    if (item?.kind !== 'reference' || item.nullable) return [];
    const type = model.schemas.find(({ name }) => name === item.schema)?.typeName;
    const isUsable = type !== undefined && types.isFree(type) && !taken.has(`${type}sPage`);
    return isUsable ? [type] : [];
  });
  return [...new Set(items)].map((item) => ({ name: `${item}sPage`, item }));
}
