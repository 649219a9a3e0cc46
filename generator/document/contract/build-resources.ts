import { isPlural } from '../model/names.js';
import type { Operation } from '../model/operation.js';
import type { Inference } from './contract.js';
import type { ContractResource } from './contract-resource.js';
import {
  jsonSchemaOf,
  type DeclaredOperation,
  type DeclaredResponse,
} from './declared-responses.js';
import { idTypeOf } from './id-type.js';
import { idStem } from './id-words.js';
import { linkedIds } from './linked-ids.js';
import { listIn } from './list-in.js';
import { findNewId } from './new-id.js';
import { ResourceDrafts, type Draft } from './resource-drafts.js';
import { itemPathOf, itemPathsIn, lastName, pathKey } from './resource-paths.js';
import { schemaNodeOf } from './schema-node-of.js';
import type { SchemaReader } from './schema-shape.js';
import type { SchemaNode } from './shape.js';
import { claimUnion, sharedProperties } from './union.js';
import { applyLifecycle } from './stated-lifecycle.js';

/** The resources of a document, and the data about them that comparisons need. */
export interface Resources {
  readonly table: Readonly<Record<string, ContractResource>>;
  readonly drafts: ResourceDrafts;
  readonly inferences: readonly Inference[];
}

/**
 * Finds what creates and removes each kind of resource: first what is stated, then what is
 * inferred.
 */
export function buildResources(
  reader: SchemaReader,
  operations: readonly DeclaredOperation[],
): Resources {
  const drafts = new ResourceDrafts();
  addItemPaths(drafts, reader, operations);
  claimItems(drafts, reader, operations);
  const stated = new Set(
    operations.filter((each) => applyLifecycle(drafts, reader, each)).map((each) => each.operation),
  );
  const inferred = operations.filter(({ operation }) => !stated.has(operation));
  const linked = linkedIds(operations);
  for (const each of inferred) {
    if (each.operation.httpMethod === 'delete') addRemover(drafts, each.operation);
    else if (each.operation.httpMethod === 'put') addPut(drafts, each);
    else if (each.operation.httpMethod === 'post') {
      const link = linked.get(each.operation.id);
      const draft = link === undefined ? undefined : drafts.atPath(link.path);
      if (draft === undefined || link === undefined) addPost(drafts, reader, each);
      else drafts.addCreator(draft, { operation: each.operation.id, id: link.id }, LINKED);
    }
  }
  for (const { operation } of inferred) addAction(drafts, operation);
  drafts.prune();
  noteSent(drafts, reader, operations);
  noteIdTypes(drafts, reader, operations);
  return { table: drafts.table(), drafts, inferences: drafts.inferences };
}

const LINKED = 'a link of its response leads to the operation with that id';

/**
 * Every path that ends in a parameter is the path of a resource; its GET says what schema it has.
 */
function addItemPaths(
  drafts: ResourceDrafts,
  reader: SchemaReader,
  operations: readonly DeclaredOperation[],
): void {
  const ofPath = (path: string, method: string): DeclaredOperation | undefined =>
    operations.find(({ operation }) => operation.path === path && operation.httpMethod === method);
  // Paths of operations come last, so that a resource keeps the path that the document declares.
  const own = operations.flatMap(({ operation }) => itemPathOf(operation.path) ?? []);
  const all = [...operations.flatMap(({ operation }) => itemPathsIn(operation.path)), ...own];
  const unique = new Map(all.map((item) => [pathKey(item.path), item]));
  for (const item of unique.values()) {
    const get = ofPath(item.path, 'get');
    const post = ofPath(item.collection, 'post');
    const node = jsonSchemaOf(get?.success) ?? jsonSchemaOf(post?.success);
    const draft = drafts.addItem(item, node === undefined ? undefined : reader.nameOf(node));
    const list = ofPath(item.collection, 'get');
    for (const each of all) {
      if (pathKey(each.path) === pathKey(item.path)) drafts.addParameter(draft, each.parameter);
    }
    if (get !== undefined) draft.retriever ??= get.operation.id;
    if (list !== undefined) draft.lister ??= list.operation.id;
  }
}

/** What an item's operations return, and what its list holds, has the id of that item. */
function claimItems(
  drafts: ResourceDrafts,
  reader: SchemaReader,
  operations: readonly DeclaredOperation[],
): void {
  for (const { operation, success } of operations) {
    const node = jsonSchemaOf(success);
    const item = itemPathOf(operation.path);
    const draft = item === undefined ? undefined : drafts.atPath(item.path);
    if (node !== undefined && draft !== undefined) claimUnion(drafts, draft, { reader, node });
    const listed = drafts.ofCollection(operation.path);
    if (node === undefined || listed === undefined || operation.httpMethod !== 'get') continue;
    const list = listIn(reader, reader.shapeOf(node), operation.path);
    if (list !== undefined) claimUnion(drafts, listed, { reader, node: list.item });
  }
}

function addRemover(drafts: ResourceDrafts, operation: Operation): void {
  const item = itemPathOf(operation.path);
  const draft = item === undefined ? undefined : drafts.atPath(item.path);
  if (item === undefined || draft === undefined) return;
  drafts.addRemover(
    draft,
    { operation: operation.id, parameter: item.parameter },
    { path: operation.path, reason: `it is the DELETE of ${item.path}` },
  );
}

/** A PUT that may create declares 201 (RFC 9110, section 9.3.4); the client chose the id. */
function addPut(drafts: ResourceDrafts, { operation, responses }: DeclaredOperation): void {
  const item = itemPathOf(operation.path);
  const draft = item === undefined ? undefined : drafts.atPath(item.path);
  if (item === undefined || draft === undefined) return;
  if (!responses.some(({ status }) => status === '201')) return;
  const id = { in: 'parameter', name: item.parameter } as const;
  drafts.addCreator(draft, { operation: operation.id, id }, 'it is a PUT that responds with 201');
}

function addPost(drafts: ResourceDrafts, reader: SchemaReader, declared: DeclaredOperation): void {
  const { operation, success } = declared;
  if (success === undefined || itemPathOf(operation.path) !== undefined) return;
  const node = jsonSchemaOf(success);
  const schema = node === undefined ? undefined : reader.nameOf(node);
  const draft = drafts.ofCollection(operation.path) ?? createdDraft(drafts, declared, schema);
  if (draft === undefined) return;
  const options = { resource: draft.name, parameters: [...draft.parameters] };
  const found = findNewId(reader, options, { operation, success });
  if (found === undefined) return;
  draft.schema ??= found.schema;
  if (found.schema !== undefined)
    claimUnion(drafts, draft, { reader, node: reader.at(found.schema) });
  drafts.addCreator(draft, { operation: operation.id, id: found.id }, found.reason);
}

/** What a POST creates without an item path below it: a known schema, or a part of a resource. */
function createdDraft(
  drafts: ResourceDrafts,
  { operation, success, responses }: DeclaredOperation,
  schema: string | undefined,
): Draft | undefined {
  const isCreated =
    success?.status === '201' || responses.some(({ headers }) => hasLocation(headers));
  const known = schema === undefined ? undefined : drafts.ofSchema(schema);
  if (known !== undefined) {
    const within = itemPathsIn(operation.path).map(({ path }) => drafts.atPath(path));
    // `/sales/{id}/complete` returns the same sale; only 201 means that it is a new one.
    const key = pathKey(operation.path);
    const isInside = [...known.collections].some((path) => key.startsWith(`${path}/`));
    return (within.includes(known) || isInside) && !isCreated ? undefined : known;
  }
  const name = lastName(operation.path);
  return isCreated || isPlural(name) ? drafts.addPart(name, operation.path, schema) : undefined;
}

function hasLocation(headers: DeclaredResponse['headers']): boolean {
  return headers.some(({ name }) => name === 'location');
}

/** Records how the ids in paths are written. */
function noteIdTypes(
  drafts: ResourceDrafts,
  reader: SchemaReader,
  operations: readonly DeclaredOperation[],
): void {
  for (const { operation } of operations) {
    for (const { path, parameter } of itemPathsIn(operation.path)) {
      const found = operation.parameters.find(
        (each) => each.in === 'path' && each.name === parameter,
      );
      if (found === undefined) continue;
      const type = idTypeOf(reader.shapeOf(schemaNodeOf(reader, found.schema)));
      drafts.atPath(path)?.idTypes.add(type);
    }
  }
}

/** Records the properties that clients choose for an object that they create. */
function noteSent(
  drafts: ResourceDrafts,
  reader: SchemaReader,
  operations: readonly DeclaredOperation[],
): void {
  for (const { operation } of operations) {
    const { id, body } = operation;
    if (body.kind === 'none') continue;
    const request = schemaNodeOf(reader, body.schema);
    const changed = drafts.atPath(operation.path);
    if (changed !== undefined) drafts.noteSubject(reader.nameOf(request), changed);
    const posted =
      operation.httpMethod === 'post' ? drafts.ofCollection(operation.path) : undefined;
    for (const draft of drafts.all()) {
      const isCreator = draft.creators.some((creator) => creator.operation === id);
      if (!isCreator && draft !== posted) continue;
      drafts.noteSubject(reader.nameOf(request), draft);
      addSent(draft, reader, request);
    }
  }
}

function addSent(draft: Draft, reader: SchemaReader, request: SchemaNode): void {
  const isShared = reader.nameOf(request) === draft.schema;
  for (const [name, { node, required }] of sharedProperties(reader, request)) {
    // A schema that request and response share lists the id, which the request may leave out.
    const isLeftOut = isShared && !required && isOwnId(draft, name);
    if (!reader.shapeOf(node).readOnly && !isLeftOut) draft.sent.add(name);
  }
}

function isOwnId({ parameters }: Draft, name: string): boolean {
  return parameters.has(name) || idStem(name) === '';
}

const REMOVING = new Set(['delete', 'remove', 'cancel', 'abort', 'archive']);

/** A POST below an item whose name says that it removes it, where nothing else does. */
function addAction(drafts: ResourceDrafts, operation: Operation): void {
  const action = /\/([a-z]+)$/.exec(operation.path)?.[1] ?? '';
  if (operation.httpMethod !== 'post' || !REMOVING.has(action)) return;
  const item = itemPathOf(operation.path.slice(0, -action.length - 1));
  const draft = item === undefined ? undefined : drafts.atPath(item.path);
  if (item === undefined || draft === undefined || draft.hasDelete) return;
  drafts.addAction(
    draft,
    { operation: operation.id, parameter: item.parameter },
    { path: operation.path, reason: `nothing else removes it, and its path ends in ${action}` },
  );
}
