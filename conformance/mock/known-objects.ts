import type { ContractOperation } from '@upspec/document';
import { valueAt } from '@upspec/document/json-pointer';
import { isJsonObject } from '../json/json-object.js';
import { exampleValue } from './example-value.js';
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
  for (const [resource, described] of Object.entries(state.core.contract.resources)) {
    const parameter = itemParameter(described);
    const isAncestor =
      described.creators.length > 0 &&
      described.path !== undefined &&
      route.operation.path.startsWith(`${described.path}/`);
    if (isAncestor && parameter !== undefined) demandObject(state, route, { resource, parameter });
  }
}

const known = new WeakMap<MockCore, Map<string, ReadonlyMap<string, unknown>>>();

/** The objects that the examples of the document show, by id. */
export function exampleObjects(core: MockCore, resource: string): ReadonlyMap<string, unknown> {
  const cache = known.get(core) ?? new Map<string, ReadonlyMap<string, unknown>>();
  known.set(core, cache);
  const cached = cache.get(resource);
  if (cached !== undefined) return cached;
  const described = core.contract.resources[resource];
  const objects = new Map<string, unknown>();
  cache.set(resource, objects);
  if (described === undefined) return objects;
  const idName = idNameOf(described);
  const { operations } = core.contract;
  const add = (object: unknown): void => {
    const id = isJsonObject(object) ? object[idName] : undefined;
    if (typeof id === 'string' || typeof id === 'number') objects.set(String(id), object);
  };
  const lister = described.lister === undefined ? undefined : operations[described.lister];
  for (const value of documentedValues(core, lister)) {
    const items = valueAt(value.value, lister?.paging?.items ?? '');
    if (Array.isArray(items)) items.forEach(add);
  }
  const retriever = described.retriever === undefined ? undefined : operations[described.retriever];
  for (const { value, pointer } of documentedValues(core, retriever, idName)) {
    const object = valueAt(value, pointer);
    add(object);
    // The example of the parameter leads to the example of the response.
    const parameter = itemParameter(described);
    for (const example of retriever?.examples.filter(({ isGiven }) => isGiven) ?? []) {
      const sent = example.parameters.find((each) => each.name === parameter);
      if (sent !== undefined && !objects.has(String(sent.value))) {
        objects.set(String(sent.value), object);
      }
    }
  }
  return objects;
}

function documentedValues(
  core: MockCore,
  operation: ContractOperation | undefined,
  idName = 'id',
): readonly { readonly value: unknown; readonly pointer: string }[] {
  if (operation === undefined) return [];
  return Object.entries(operation.responses)
    .filter(([key]) => key.startsWith('2'))
    .flatMap(([key, { content }]) =>
      Object.values(content).flatMap((each) =>
        Object.keys(each.examples ?? {}).map((name) => ({
          value: exampleValue(core, { operation, key, content: each, name }),
          pointer: shapeOf(core.book, each, { idName }).pointer,
        })),
      ),
    );
}
