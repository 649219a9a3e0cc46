import { isJsonObject } from '../json/json-object.js';
import { coerceText, propertySchema } from './coerce-text.js';
import { createObject } from './create-object.js';
import { checkIfMatch, entityTag, isNotModified } from './entity-tag.js';
import { endedObject } from './ended-object.js';
import { exampleValue, validValue } from './example-value.js';
import { checkAncestors, demandObject } from './known-objects.js';
import { listObjects } from './list-objects.js';
import type { MockState, Outcome, ValidRequest } from './mock-state.js';
import { idNameOf, represent, shapeOf } from './object-shape.js';
import type { StoredObject } from './object-store.js';
import type { ItemRole } from './operation-roles.js';
import { declaredKey } from './success-response.js';
import { endObject, patchObject, replaceObject } from './update-object.js';

/**
 * Performs a valid request on the objects that the mock keeps. An operation that concerns none has the
 * document's example as its response.
 *
 * @throws {RequestProblem} where an object does not exist, or a condition of the request is not met
 */
export async function performOperation(state: MockState, request: ValidRequest): Promise<Outcome> {
  const { route } = request;
  checkAncestors(state, route);
  const role = state.roles.get(route.id) ?? { kind: 'other' };
  switch (role.kind) {
    case 'create':
      return createObject(state, request, role);
    case 'list':
      return listObjects(state, request, role.resource);
    case 'retrieve':
      return retrieve(state, request, role);
    case 'update': {
      const object = demandObject(state, route, role);
      return route.operation.method === 'PUT'
        ? replaceObject(state, request, object)
        : patchObject(state, request, object);
    }
    case 'end':
      return endObject(state, request, demandObject(state, route, role));
    case 'remove':
      return remove(state, request, role);
    case 'download':
      return download(state, request, demandObject(state, route, role));
    case 'store-bytes':
      return storeBytes(state, request, demandObject(state, route, role));
    case 'other':
      return example(state, request);
    default:
      return role satisfies never;
  }
}

function retrieve(state: MockState, request: ValidRequest, role: ItemRole): Outcome {
  const { chosen, route } = request;
  const content = chosen.media?.content;
  const resource = state.core.contract.resources[role.resource];
  // What no operation creates exists with every id.
  if (resource === undefined || resource.creators.length === 0) return example(state, request);
  const object = demandObject(state, route, role);
  const facts = { etag: entityTag(object.value), lastModified: object.updatedAt };
  const notModified = unchanged(request, facts.etag);
  if (notModified !== undefined) return { chosen: notModified, facts };
  if (content?.kind !== 'json') return { chosen, facts };
  const shape = shapeOf(state.core.book, content, { idName: idNameOf(resource) });
  const source = { operation: route.operation, key: chosen.key, content };
  const value = represent(state.core, source, { object: object.value, shape });
  return { chosen, value, facts };
}

/** The response 304, where the document has it and the client has the state already. */
function unchanged(request: ValidRequest, etag: string): Outcome['chosen'] | undefined {
  const { operation } = request.route;
  const key = declaredKey(operation, 304);
  const response = key === '304' ? operation.responses[key] : undefined;
  if (response === undefined || !isNotModified(request, etag)) return undefined;
  return { status: 304, key: '304', response };
}

async function remove(state: MockState, request: ValidRequest, role: ItemRole): Promise<Outcome> {
  const resource = state.core.contract.resources[role.resource];
  if (resource !== undefined && resource.creators.length > 0) {
    const object = demandObject(state, request.route, role);
    checkIfMatch(request, entityTag(object.value));
    await state.objects.remove(object, role.parameter);
    const content = request.chosen.media?.content;
    const shown = example(state, request);
    if (content?.kind !== 'json' || !isJsonObject(shown.value)) return shown;
    const { pointer, idName } = shapeOf(state.core.book, content, { idName: idNameOf(resource) });
    if (pointer !== '' || !Object.hasOwn(shown.value, idName)) return shown;
    const schema = state.core.book.named(content.schema);
    const own = { resource: role.resource, stored: object.value, example: shown.value, schema };
    const ended = endedObject(state.core, own);
    const property = propertySchema(state.core.book, schema, idName);
    const id = coerceText(state.core.book, property, object.id);
    const hint = { ...ended, [idName]: id };
    return { ...shown, value: validValue(state.core, { content, hint, keepsHint: true }) };
  }
  return example(state, request);
}

/** The bytes that a client stored at this path, else those that it created the object with. */
function download(state: MockState, request: ValidRequest, object: StoredObject): Outcome {
  const stored = object.contents.get(request.route.operation.path) ?? object.contents.get('');
  if (stored === undefined) return example(state, request);
  const facts = { etag: `"${stored.sha256.slice(0, 24)}"`, lastModified: object.updatedAt };
  const notModified = unchanged(request, facts.etag);
  if (notModified !== undefined) return { chosen: notModified, facts };
  return { chosen: request.chosen, stored, facts };
}

async function storeBytes(
  state: MockState,
  request: ValidRequest,
  object: StoredObject,
): Promise<Outcome> {
  const { path } = request.route.operation;
  const { files, content } = request.body;
  const stored = content?.stored ?? files.find((file) => file.stored !== undefined)?.stored;
  const before = object.contents.get(path);
  if (stored !== undefined) {
    object.contents.set(path, stored);
    object.updatedAt = state.core.clock();
    if (before !== undefined) await state.contents.remove(before);
  }
  const etag = stored === undefined ? undefined : `"${stored.sha256.slice(0, 24)}"`;
  return { ...example(state, request), facts: { etag } };
}

/** The document's example, with the path parameters that it has as properties. */
function example({ core }: MockState, { chosen, route }: ValidRequest): Outcome {
  const content = chosen.media?.content;
  if (content === undefined) return { chosen };
  const value = exampleValue(core, { operation: route.operation, key: chosen.key, content });
  if (content.kind !== 'json' || !isJsonObject(value)) return { chosen, value };
  const schema = core.book.named(content.schema);
  const shared = route.pathTexts.flatMap(({ parameter, text }): readonly [string, unknown][] => {
    const property = propertySchema(core.book, schema, parameter.name);
    if (property === undefined || !Object.hasOwn(value, parameter.name)) return [];
    return [[parameter.name, coerceText(core.book, property, text)]];
  });
  return { chosen, value: { ...value, ...Object.fromEntries(shared) } };
}
