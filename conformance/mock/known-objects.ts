import type { ContractOperation, ContractResource } from '@upspec/document';
import { valueAt } from '@upspec/document/json-pointer';
import { isJsonObject } from '../json/json-object.js';
import { exampleValue, type ExampleSource } from './example-value.js';
import type { Route } from './find-route.js';
import type { MockCore } from './mock-core.js';
import type { MockState } from './mock-state.js';
import { idNameOf, shapeOf } from './object-shape.js';
import type { ObjectKey, Scope, StoredObject } from './object-store.js';
import { itemParameter } from './operation-roles.js';
import { RequestProblem } from './request-problem.js';

/** The path parameters of a request. */
export function scopeOf({ pathTexts }: Pick<Route, 'pathTexts'>): Scope {
  return Object.fromEntries(pathTexts.map(({ parameter, text }) => [parameter.name, text]));
}

/**
 * The object that a path parameter names: one that a client created, or an example of the document. An
 * example is stored when it is first requested, so that it can be changed and removed.
 */
export function findObject(
  { core, objects }: MockState,
  { resource, id, scope }: ObjectKey,
): StoredObject | undefined {
  const found = objects.find({ resource, id, scope });
  if (found !== undefined || objects.wasRemoved({ resource, id, scope })) return found;
  const example = exampleObjects(core, resource).get(id);
  if (example === undefined) return undefined;
  const stored: StoredObject = {
    resource,
    id,
    scope,
    value: example,
    updatedAt: core.clock(),
    contents: new Map(),
  };
  objects.addExample(stored);
  return stored;
}

/** @throws {RequestProblem} where there is no such object */
export function demandObject(
  state: MockState,
  route: Route,
  { resource, parameter }: { readonly resource: string; readonly parameter: string },
): StoredObject {
  const scope = scopeOf(route);
  const id = scope[parameter] ?? '';
  const found = findObject(state, { resource, id, scope });
  if (found !== undefined) return found;
  const message = `${resource} has no object with the id ${JSON.stringify(id)}`;
  throw new RequestProblem('not-found', [{ location: `path ${parameter}`, message }]);
}

/**
 * Checks that the objects exist that a request is below: of `/pets/{petId}/photos`, the pet.
 *
 * @throws {RequestProblem} where one does not
 */
export function checkAncestors(state: MockState, route: Route): void {
  ancestorsOf(state, route);
}

/** The object that a request is directly below. */
export function ancestorOf(state: MockState, route: Route): Ancestor | undefined {
  return ancestorsOf(state, route).at(-1);
}

/** An object, and its resource. */
export interface Ancestor {
  readonly object: StoredObject;
  readonly described: ContractResource;
}

/** The outermost first. */
function ancestorsOf(state: MockState, route: Route): readonly Ancestor[] {
  const { path } = route.operation;
  return Object.entries(state.core.contract.resources)
    .flatMap(([resource, described]) => {
      const parameter = itemParameter(described);
      const isAncestor =
        described.creators.length > 0 &&
        described.path !== undefined &&
        path.startsWith(`${described.path}/`);
      if (!isAncestor || parameter === undefined) return [];
      return [{ object: demandObject(state, route, { resource, parameter }), described }];
    })
    .toSorted((one, other) => lengthOf(one) - lengthOf(other));
}

function lengthOf({ described }: Ancestor): number {
  return described.path?.length ?? 0;
}

const known = new WeakMap<MockCore, Map<string, ReadonlyMap<string, unknown>>>();

/**
 * The objects that the examples of the document show, by id: those of the retrieval, of the list and of
 * the creation, and one for each id that the example of a path parameter names.
 */
export function exampleObjects(core: MockCore, resource: string): ReadonlyMap<string, unknown> {
  const cache = known.get(core) ?? new Map<string, ReadonlyMap<string, unknown>>();
  known.set(core, cache);
  const cached = cache.get(resource);
  if (cached !== undefined) return cached;
  const described = core.contract.resources[resource];
  const objects = described === undefined ? new Map<string, unknown>() : gather(core, described);
  cache.set(resource, objects);
  return objects;
}

function gather(core: MockCore, described: ContractResource): ReadonlyMap<string, unknown> {
  const idName = idNameOf(described);
  const { operations } = core.contract;
  const { lister, retriever, creators } = described;
  const listed = listedExamples(core, lister === undefined ? undefined : operations[lister]);
  const shown = [retriever, ...creators.map(({ operation }) => operation)].flatMap((id) =>
    shownExamples(core, id === undefined ? undefined : operations[id], idName),
  );
  const objects = new Map<string, unknown>();
  for (const object of [...shown, ...listed]) {
    const id = isJsonObject(object) ? object[idName] : undefined;
    const isId = typeof id === 'string' || typeof id === 'number';
    if (isId && !objects.has(String(id))) objects.set(String(id), object);
  }
  const [first] = shown;
  for (const id of exampleIds(core, described)) {
    if (objects.has(String(id))) continue;
    const isLike = isJsonObject(first) && typeof first[idName] === typeof id;
    objects.set(String(id), isLike ? { ...first, [idName]: id } : (first ?? { [idName]: id }));
  }
  return objects;
}

/** The ids that the examples of requests have in their paths. */
function exampleIds(core: MockCore, described: ContractResource): readonly unknown[] {
  const parameter = itemParameter(described);
  const { path } = described;
  if (path === undefined) return [];
  return Object.values(core.contract.operations)
    .filter((each) => each.path === path || each.path.startsWith(`${path}/`))
    .flatMap((each) => each.examples.filter(({ isGiven }) => isGiven))
    .flatMap((each) => each.parameters)
    .filter((each) => each.in === 'path' && each.name === parameter)
    .map(({ value }) => value);
}

function listedExamples(
  core: MockCore,
  operation: ContractOperation | undefined,
): readonly unknown[] {
  return documentedSources(operation).flatMap((source): readonly unknown[] => {
    const items = valueAt(exampleValue(core, source), operation?.paging?.items ?? '');
    return Array.isArray(items) ? items : [];
  });
}

function shownExamples(
  core: MockCore,
  operation: ContractOperation | undefined,
  idName: string,
): readonly unknown[] {
  return documentedSources(operation).map((source) => {
    const { pointer } = shapeOf(core.book, source.content, { idName });
    return valueAt(exampleValue(core, source), pointer);
  });
}

/** The examples that the document has of the successes of an operation. */
function documentedSources(operation: ContractOperation | undefined): readonly ExampleSource[] {
  if (operation === undefined) return [];
  return Object.entries(operation.responses)
    .filter(([key]) => key.startsWith('2'))
    .flatMap(([key, { content }]) =>
      Object.values(content).flatMap((each) =>
        Object.keys(each.examples ?? {}).map((name) => ({ operation, key, content: each, name })),
      ),
    );
}
