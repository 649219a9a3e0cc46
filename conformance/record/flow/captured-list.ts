import { parsePointer, valueAt } from '@upspec/document/json-pointer';
import { comparisonOf, ownIdOf, propertyOf, type Described } from '../../contract/described.js';
import { isJsonObject, type JsonObject } from '../../json/json-object.js';
import type { FoundOperation } from './operation-index.js';
import type { FoundId } from './visit-ids.js';

/** A list of resources, or a page of one, as a response returned it. */
export interface CapturedList {
  /** Where the items are; empty where the response is the list. */
  readonly pointer: string;
  /** The resource that is listed. */
  readonly resource: string;
  /** The property of an item that is its id. */
  readonly idProperty: string;
  /** The property that says when an item was created, where it has one. */
  readonly timeProperty?: string;
  readonly items: readonly JsonObject[];
}

export interface ListedResponse {
  /** The name of the response's schema. */
  readonly schema: string;
  readonly json: unknown;
}

/** @returns undefined where the response does not list resources that have ids */
export function listOf(
  described: Described,
  { id, operation }: FoundOperation,
  { schema, json }: ListedResponse,
): CapturedList | undefined {
  const { paging } = operation;
  const isLister = Object.values(described.resources).some(({ lister }) => lister === id);
  if (paging === undefined && !isLister && !Array.isArray(json)) return undefined;
  const pointer = paging?.items ?? pointerOfList(json);
  const items = pointer === undefined ? undefined : valueAt(json, pointer);
  if (pointer === undefined || !Array.isArray(items)) return undefined;
  const itemSchema = itemsAt(described, schema, pointer);
  const idProperty =
    paging?.itemId ?? (itemSchema === undefined ? undefined : ownIdOf(described, itemSchema));
  if (itemSchema === undefined || idProperty === undefined) return undefined;
  const comparison = comparisonOf(described, itemSchema);
  const resource = propertyOf(comparison, idProperty)?.resource;
  if (resource === undefined) return undefined;
  const timeProperty = timeOf(comparison?.properties ?? {});
  return {
    pointer,
    resource,
    idProperty,
    items: (items as readonly unknown[]).filter(isJsonObject),
    ...(timeProperty !== undefined && { timeProperty }),
  };
}

/** The id of an item of a list; undefined where it has none. */
export function idOfItem(list: CapturedList, item: JsonObject): FoundId | undefined {
  const value = item[list.idProperty];
  const isId = typeof value === 'string' || typeof value === 'number';
  return isId ? { resource: list.resource, value } : undefined;
}

function pointerOfList(json: unknown): string | undefined {
  if (Array.isArray(json)) return '';
  if (!isJsonObject(json)) return undefined;
  const lists = Object.entries(json).filter(([, value]) => Array.isArray(value));
  const [only] = lists;
  return only === undefined || lists.length > 1 ? undefined : `/${only[0]}`;
}

function itemsAt(described: Described, schema: string, pointer: string): string | undefined {
  const list = parsePointer(pointer).reduce<string | undefined>(
    (name, token) =>
      name === undefined ? undefined : propertyOf(comparisonOf(described, name), token)?.schema,
    schema,
  );
  return list === undefined ? undefined : comparisonOf(described, list)?.items?.schema;
}

/** The time of creation, by its name, or else the first time that there is. */
function timeOf(
  properties: Readonly<Record<string, { readonly mode: string }>>,
): string | undefined {
  const times = Object.entries(properties).flatMap(([name, { mode }]) =>
    mode === 'time' ? [name] : [],
  );
  return times.find((name) => /creat|added|inserted/i.test(name)) ?? times[0];
}

/** Whether a time names no more than its second, so that two of them may be the same. */
export function isWholeSecond(time: unknown): boolean {
  if (typeof time === 'number') return Number.isInteger(time) && time < 1e11;
  return typeof time === 'string' && /:\d\d(?:Z|[+-]\d\d:?\d\d| GMT)?$/i.test(time);
}
