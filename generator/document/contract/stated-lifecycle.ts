import { LIFECYCLE_KEYWORD, parametersIn, readLifecycle } from '../load/lifecycle-keyword.js';
import type { StatedEnd, StatedId } from '../load/lifecycle-keyword.js';
import { isJsonObject } from '../load/json.js';
import { parsePointer } from '../load/json-pointer.js';
import type { ResourceCreator } from './contract-resource.js';
import { jsonSchemaOf, type DeclaredOperation } from './declared-responses.js';
import type { ResourceDrafts } from './resource-drafts.js';
import type { SchemaReader } from './schema-shape.js';
import type { SchemaNode } from './shape.js';

/**
 * Adds what `x-upspec-lifecycle` of an operation states.
 * @returns whether the operation has that keyword, so that nothing is inferred for it.
 */
export function applyLifecycle(
  drafts: ResourceDrafts,
  reader: SchemaReader,
  { operation, success }: DeclaredOperation,
): boolean {
  const node = reader.at(operation.pointer).value;
  const keyword = isJsonObject(node) ? readLifecycle(node[LIFECYCLE_KEYWORD]) : undefined;
  if (keyword === undefined) return false;
  const path = operation.path;
  for (const { resource, id } of keyword.creates) {
    const draft = drafts.named(resource) ?? drafts.addPart(resource, path, undefined);
    drafts.addCreator(draft, { operation: operation.id, id: creatorId(id) });
    const holder = id.in === 'body' ? holderOf(reader, jsonSchemaOf(success), id.at) : undefined;
    if (holder !== undefined) drafts.claim(reader.nameOf(holder), draft);
  }
  const end = (stated: StatedEnd): [ReturnType<ResourceDrafts['addPart']>, string] => [
    drafts.named(stated.resource) ?? drafts.addPart(stated.resource, path, undefined),
    stated.parameter ?? parametersIn(path).at(-1) ?? '',
  ];
  if (keyword.removes !== undefined) {
    const [draft, parameter] = end(keyword.removes);
    drafts.addRemover(draft, { operation: operation.id, parameter }, { path });
  }
  if (keyword.ends !== undefined) {
    const [draft, parameter] = end(keyword.ends);
    draft.ends.push({ operation: operation.id, parameter });
  }
  return true;
}

function creatorId({ in: location, at }: StatedId): ResourceCreator['id'] {
  return location === 'header' || location === 'parameter'
    ? { in: location, name: at }
    : { in: location, pointer: at };
}

/** The schema of the object that has the value at a pointer as a property. */
function holderOf(
  reader: SchemaReader,
  node: SchemaNode | undefined,
  pointer: string,
): SchemaNode | undefined {
  return parsePointer(pointer)
    .slice(0, -1)
    .reduce<SchemaNode | undefined>((inner, token) => {
      if (inner === undefined) return undefined;
      const { properties, items } = reader.shapeOf(inner);
      return properties.get(token)?.node ?? items;
    }, node);
}
