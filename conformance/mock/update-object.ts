import { isJsonObject, type JsonObject } from '../json/json-object.js';
import { endedObject } from './ended-object.js';
import { checkIfMatch, entityTag } from './entity-tag.js';
import { essenceOf } from './media-types.js';
import { mergePatch } from './merge-patch.js';
import type { MockState, Outcome, ValidRequest } from './mock-state.js';
import { idNameOf, represent, shapeOf, type ObjectShape } from './object-shape.js';
import type { StoredObject } from './object-store.js';
import type { SchemaBook } from './schema-book.js';
import { sentProperties } from './sent-properties.js';
import { stampChange } from './stamp-times.js';
import { documentedExample, exampleValue } from './example-value.js';
import { valueAt } from '@upspec/document/json-pointer';

/**
 * Changes an object with PATCH, or with POST as some APIs do: what the client sends is merged (RFC 7396).
 *
 * @throws {RequestProblem} where a condition of the request is not met
 */
export function patchObject(
  state: MockState,
  request: ValidRequest,
  object: StoredObject,
): Outcome {
  checkIfMatch(request, entityTag(object.value));
  const shape = storedShape(state, request, object);
  // Other formats of patches are accepted, and change nothing.
  const isMerge = essenceOf(request.headers['content-type']) !== 'application/json-patch+json';
  const sent = isMerge ? sentProperties(state.core.book, shape, request) : {};
  const merged = mergePatch(object.value, sent);
  const patched = isJsonObject(merged) ? restored(state.core.book, shape, merged) : merged;
  return store(state, request, { object, value: patched, sent });
}

/**
 * Replaces an object with PUT: a property that the client could send and did not is gone.
 *
 * @throws {RequestProblem} where a condition of the request is not met
 */
export function replaceObject(
  state: MockState,
  request: ValidRequest,
  object: StoredObject,
): Outcome {
  checkIfMatch(request, entityTag(object.value));
  const { book } = state.core;
  const shape = storedShape(state, request, object);
  const sent = sentProperties(book, shape, request);
  const body = request.route.operation.body?.schema;
  const own = book.flat(book.named(body));
  const before = isJsonObject(object.value) ? object.value : {};
  const kept = Object.entries(before).filter(
    ([name]) => book.property(own, name) === undefined || name === shape.idName,
  );
  const value = { ...Object.fromEntries(kept), ...sent };
  return store(state, request, { object, value: restored(book, shape, value), sent });
}

/** Ends an object, such as by cancelling it: the states of the document's example take effect. */
export function endObject(state: MockState, request: ValidRequest, object: StoredObject): Outcome {
  const { chosen, route } = request;
  const content = chosen.media?.content;
  if (content?.kind !== 'json') return { chosen };
  const { core } = state;
  const shape = storedShape(state, request, object);
  const source = { operation: route.operation, key: chosen.key, content };
  const example = valueAt(exampleValue(core, source), shape.pointer);
  const before = isJsonObject(object.value) ? object.value : {};
  const { resource } = object;
  const ended = endedObject(core, { resource, stored: before, example, schema: shape.schema });
  const hasExample = documentedExample(source) !== undefined;
  const value = hasExample ? { ...before, ...ended } : { ...ended, ...before };
  return store(state, request, { object, value, sent: {} });
}

function storedShape(
  { core }: MockState,
  { chosen }: ValidRequest,
  { resource }: StoredObject,
): ObjectShape {
  const described = core.contract.resources[resource];
  const idName = described === undefined ? 'id' : idNameOf(described);
  const own = chosen.media?.content;
  if (own?.kind === 'json') return shapeOf(core.book, own, { idName });
  const retriever = core.contract.operations[described?.retriever ?? ''];
  const [, success] =
    Object.entries(retriever?.responses ?? {}).find(([key]) => key.startsWith('2')) ?? [];
  const content = Object.values(success?.content ?? {}).find(({ kind }) => kind === 'json');
  if (content === undefined) return { pointer: '', idName, schema: {} };
  return { ...shapeOf(core.book, content, { idName }), pointer: '' };
}

/** A required property that is gone is null, or an empty list, where its schema allows it. */
function restored(book: SchemaBook, { schema }: ObjectShape, value: JsonObject): JsonObject {
  const flat = book.flat(schema);
  const required: unknown[] = Array.isArray(flat['required']) ? flat['required'] : [];
  const added = required.flatMap((name): readonly [string, unknown][] => {
    if (typeof name !== 'string' || Object.hasOwn(value, name)) return [];
    const types = book.types(book.property(flat, name));
    if (types.has('null')) return [[name, null]];
    return types.has('array') ? [[name, []]] : [];
  });
  return { ...value, ...Object.fromEntries(added) };
}

interface Change {
  readonly object: StoredObject;
  readonly value: unknown;
  /** What the client sent. */
  readonly sent: JsonObject;
}

function store(state: MockState, request: ValidRequest, { object, value, sent }: Change): Outcome {
  const { core } = state;
  const now = core.clock();
  const shape = storedShape(state, request, object);
  const stamped = isJsonObject(value)
    ? stampChange(value, {
        book: core.book,
        schema: shape.schema,
        now,
        kept: new Set(Object.keys(sent)),
      })
    : value;
  const { chosen, route } = request;
  const content = chosen.media?.content;
  if (content?.kind !== 'json') {
    object.value = stamped;
    object.updatedAt = now;
    return { chosen, facts: { etag: entityTag(object.value), lastModified: now } };
  }
  const source = { operation: route.operation, key: chosen.key, content };
  const shown = represent(core, source, { object: stamped, shape });
  object.value = valueAt(shown, shape.pointer);
  object.updatedAt = now;
  return { chosen, value: shown, facts: { etag: entityTag(object.value), lastModified: now } };
}
