import type { ContractOperation } from '@upspec/document';
import { parsePointer, valueAt } from '@upspec/document/json-pointer';
import { comparisonOf, ownIdOf, propertyOf, type Described } from '../contract/described.js';
import { isJsonObject, type JsonObject } from '../json/json-object.js';
import type { WireRequest } from './build-request.js';
import { matchRequest } from './match-request.js';

/** A response that holds a list of resources. */
export interface ListedPage {
  /** Where the items are; empty where the response is the list. */
  readonly pointer: string;
  /** The property of an item that is its id. */
  readonly itemId: string;
  readonly items: readonly unknown[];
}

/** The list in the response to a request; undefined where there is none. */
export function listedPage(
  described: Described,
  sent: Pick<WireRequest, 'method' | 'path'>,
  json: unknown,
): ListedPage | undefined {
  const id = matchRequest(described, sent);
  const operation = id === undefined ? undefined : described.operations[id];
  const isLister = Object.values(described.resources).some(({ lister }) => lister === id);
  if (operation === undefined || (operation.paging === undefined && !isLister)) return undefined;
  const { items: pointer = '', itemId } = operation.paging ?? {};
  const items = valueAt(json, pointer);
  if (!Array.isArray(items)) return undefined;
  return { pointer, itemId: itemId ?? ownIdOfItems(described, operation, pointer) ?? 'id', items };
}

/** The ids of the items that have one, as texts. */
export function idsOf({ items, itemId }: ListedPage): readonly string[] {
  return items
    .filter((item): item is JsonObject => isJsonObject(item) && item[itemId] !== undefined)
    .map((item) => String(item[itemId]));
}

/** The property that is the id of the items, by their schema. */
function ownIdOfItems(
  described: Described,
  { responses }: ContractOperation,
  pointer: string,
): string | undefined {
  const [content] = Object.values(responses['200']?.content ?? {});
  let schema = content?.schema;
  for (const step of parsePointer(pointer)) {
    schema = propertyOf(comparisonOf(described, schema ?? ''), step)?.schema;
  }
  const item = comparisonOf(described, schema ?? '')?.items?.schema;
  return item === undefined ? undefined : ownIdOf(described, item);
}
