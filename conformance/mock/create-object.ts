import type { ContractResource } from '@upspec/document';
import { valueAt } from '@upspec/document/json-pointer';
import { isJsonObject, type JsonObject } from '../json/json-object.js';
import { encodeSegment } from '../replay/encode-segment.js';
import { coerceText, propertySchema } from './coerce-text.js';
import { endedObject } from './ended-object.js';
import { entityTag } from './entity-tag.js';
import {
  documentedExample,
  exampleValue,
  validValue,
  type ExampleSource,
} from './example-value.js';
import { fillValue } from './fill-value.js';
import { freshId } from './fresh-id.js';
import { ancestorOf, exampleObjects, findObject, scopeOf } from './known-objects.js';
import type { StoredContent } from './mock-request.js';
import type { MockState, Outcome, ValidRequest } from './mock-state.js';
import { idNameOf, shapeOf, type ObjectShape } from './object-shape.js';
import { replaceObject } from './update-object.js';
import type { Scope, StoredObject } from './object-store.js';
import type { OperationRole } from './operation-roles.js';
import { sentProperties } from './sent-properties.js';
import { setAt } from './set-at.js';
import { stampCreation } from './stamp-times.js';
import { suffixedId } from './suffixed-id.js';

type CreateRole = Extract<OperationRole, { readonly kind: 'create' }>;

/** What a new object is made from. */
interface Creation {
  readonly state: MockState;
  readonly request: ValidRequest;
  readonly role: CreateRole;
  readonly resource: ContractResource;
  readonly shape: ObjectShape;
  /** The example of the response. */
  readonly base: unknown;
  /** Whether the document has it. */
  readonly hasExample: boolean;
}

/**
 * Creates an object: the document's example with what the client sent, a fresh id and times of now.
 *
 * @throws {RequestProblem} where there is no room left
 */
export function createObject(state: MockState, request: ValidRequest, role: CreateRole): Outcome {
  const resource = state.core.contract.resources[role.resource];
  if (resource === undefined) return { chosen: request.chosen };
  const existing = chosenObject(state, request, role);
  if (existing !== undefined) return replaceObject(state, request, existing);
  state.objects.checkRoom();
  const source = sourceOf(state, request, resource);
  const idName = idNameOf(resource);
  const stated =
    role.creator.id.in === 'body' && source?.operation === request.route.operation
      ? role.creator.id.pointer
      : undefined;
  const shape: ObjectShape =
    source === undefined
      ? { pointer: '', idName, schema: {} }
      : shapeOf(state.core.book, source.content, { idName, stated });
  const example = source === undefined ? {} : exampleValue(state.core, source);
  const base = withParent(state, request, { base: example, shape });
  const hasExample = source !== undefined && documentedExample(source) !== undefined;
  const creation = { state, request, role, resource, shape, base, hasExample };
  const whole = setAt(base, shape.pointer, objectOf(creation));
  const value =
    source === undefined
      ? whole
      : validValue(state.core, { content: source.content, hint: whole, keepsHint: true });
  const object = valueAt(value, shape.pointer);
  const stored = storedObject(creation, object);
  state.objects.add(stored);
  return outcomeOf(creation, stored, value);
}

/**
 * The response of a creation that shows the object above it, and the new one within that: `POST
 * /orders/{orderId}/ship` gives the order with its parcel. The order takes the states of the example,
 * and the parcel what the example of both has in common and the client sent.
 */
function withParent(
  state: MockState,
  { route, chosen }: ValidRequest,
  { base, shape }: { readonly base: unknown; readonly shape: ObjectShape },
): unknown {
  const parent = shape.pointer === '' ? undefined : ancestorOf(state, route);
  const content = chosen.media?.content;
  if (parent === undefined || content === undefined || !isJsonObject(base)) return base;
  const schema = state.core.book.named(content.schema);
  const idName = idNameOf(parent.described);
  if (!Object.hasOwn(base, idName)) return base;
  const { object } = parent;
  const own = { resource: object.resource, stored: object.value, example: base, schema };
  const ended = { ...endedObject(state.core, own) };
  const inner = valueAt(base, shape.pointer);
  const shared = Object.entries(isJsonObject(inner) ? inner : {}).map(
    ([name, value]): [string, unknown] => {
      const isShared = name !== shape.idName && base[name] === value && name in ended;
      return [name, isShared ? ended[name] : value];
    },
  );
  object.value = { ...(isJsonObject(object.value) ? object.value : {}), ...ended };
  return setAt(ended, shape.pointer, Object.fromEntries(shared));
}

/** The object whose id the client chose, where it exists already. */
function chosenObject(
  state: MockState,
  { route, body }: ValidRequest,
  { creator: { id: chosen }, resource }: CreateRole,
): StoredObject | undefined {
  const scope = scopeOf(route);
  if (chosen.in === 'parameter') {
    const id = scope[chosen.name];
    return id === undefined ? undefined : findObject(state, { resource, id, scope });
  }
  if (chosen.in !== 'request') return undefined;
  const id = valueAt(body.value, chosen.pointer);
  return id === undefined ? undefined : findObject(state, { resource, id: String(id), scope });
}

/** The response that shows the object: that of the creation, else that of the retrieval. */
function sourceOf(
  { core }: MockState,
  { route, chosen }: ValidRequest,
  { retriever }: ContractResource,
): ExampleSource | undefined {
  if (chosen.media?.content.kind === 'json') {
    return { operation: route.operation, key: chosen.key, content: chosen.media.content };
  }
  const operation = retriever === undefined ? undefined : core.contract.operations[retriever];
  const success = Object.entries(operation?.responses ?? {}).find(([key]) => key.startsWith('2'));
  const content = Object.values(success?.[1].content ?? {}).find(({ kind }) => kind === 'json');
  if (operation === undefined || success === undefined || content === undefined) return undefined;
  return { operation, key: success[0], content };
}

function objectOf(creation: Creation): JsonObject {
  const { state, request, shape, base } = creation;
  const { book, clock } = state.core;
  const example = valueAt(base, shape.pointer);
  const sent = sentProperties(book, shape, request);
  const stamped = stampCreation(isJsonObject(example) ? example : {}, {
    book,
    schema: shape.schema,
    now: clock(),
    kept: new Set(Object.keys(sent)),
  });
  const object = { ...withoutUnsent(creation, stamped), ...sent };
  const id = newId(creation, object[shape.idName]);
  const hasId = shape.pointer !== '' || book.property(book.flat(shape.schema), shape.idName);
  const whole = hasId === undefined ? object : { ...object, [shape.idName]: id };
  return withOwnLink(creation, whole, String(id));
}

/**
 * What a client could send and did not has its default, is null or is empty, where the document shows
 * no example that says otherwise.
 */
function withoutUnsent(
  { state, request, shape, hasExample }: Creation,
  object: JsonObject,
): JsonObject {
  if (hasExample) return object;
  const { book } = state.core;
  const requestSchema = book.named(request.route.operation.body?.schema);
  const entries = Object.entries(object).map(([name, value]): [string, unknown] => {
    const sendable = propertySchema(book, requestSchema, name);
    if (sendable === undefined) return [name, value];
    const standard = book.flat(sendable)['default'];
    if (standard !== undefined) return [name, standard];
    const types = book.types(propertySchema(book, shape.schema, name));
    if (types.has('null')) return [name, null];
    return [name, types.has('array') ? [] : value];
  });
  return Object.fromEntries(entries);
}

function newId({ state, request, role, shape }: Creation, example: unknown): unknown {
  const { book } = state.core;
  const schema = book.property(book.flat(shape.schema), shape.idName);
  const chosen = role.creator.id;
  if (chosen.in === 'parameter') {
    return coerceText(book, schema, scopeOf(request.route)[chosen.name] ?? '');
  }
  const sent = chosen.in === 'request' ? valueAt(request.body.value, chosen.pointer) : undefined;
  if (sent !== undefined) return sent;
  const like = example ?? fillValue(schema, { book, name: shape.idName });
  const taken = exampleObjects(state.core, role.resource);
  for (let number = state.objects.createdOf(role.resource) + 1; ; number += 1) {
    const id = suffixedId(state.core, schema, freshId(like, number, role.resource));
    const key = { resource: role.resource, id: String(id), scope: scopeOf(request.route) };
    if (!taken.has(key.id) && state.objects.find(key) === undefined) return id;
  }
}

/** The URL of the object itself, where a property is for it (RFC 8288's relation `self`). */
function withOwnLink(creation: Creation, object: JsonObject, id: string): JsonObject {
  const path = pathOf(creation, id);
  if (path === undefined) return object;
  const links = Object.entries(object).filter(
    ([name, value]) => /^(?:self|href)$/i.test(name) && typeof value === 'string',
  );
  return { ...object, ...Object.fromEntries(links.map(([name]) => [name, path])) };
}

function pathOf({ state, request, resource }: Creation, id: string): string | undefined {
  if (resource.path === undefined) return undefined;
  const scope: Scope = scopeOf(request.route);
  const own = resource.path.replace(/\{([^}]*)\}(?!.*\{)/, () => encodeSegment(id));
  const path = own.replace(/\{([^}]*)\}/g, (_, name: string) => encodeSegment(scope[name] ?? ''));
  return `${state.core.bases[0] ?? ''}${path}`;
}

function storedObject(creation: Creation, object: unknown): StoredObject {
  const { state, request, role, shape } = creation;
  const fromObject = isJsonObject(object) ? object[shape.idName] : undefined;
  const { id: chosen } = role.creator;
  const scope = scopeOf(request.route);
  const id =
    chosen.in === 'parameter'
      ? (scope[chosen.name] ?? '')
      : (fromObject ?? newId(creation, undefined));
  const contents = new Map<string, StoredContent>();
  const stored = request.body.files.find((file) => file.stored !== undefined)?.stored;
  const bytes = stored ?? request.body.content?.stored;
  if (bytes !== undefined) contents.set('', bytes);
  const { resource } = role;
  return {
    resource,
    id: String(id),
    scope,
    value: object,
    updatedAt: state.core.clock(),
    contents,
  };
}

function outcomeOf(creation: Creation, stored: StoredObject, value: unknown): Outcome {
  const { chosen } = creation.request;
  const facts = {
    location: pathOf(creation, stored.id),
    etag: entityTag(stored.value),
    lastModified: stored.updatedAt,
  };
  return chosen.media?.content.kind === 'json' ? { chosen, value, facts } : { chosen, facts };
}
