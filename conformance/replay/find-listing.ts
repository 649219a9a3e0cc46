import type { ContractOperation, ContractPaging } from '@upspec/document';
import { valueAt } from '@upspec/document/json-pointer';
import type { Described } from '../contract/described.js';
import { liveOf, scopeOf, type Bindings } from './bindings.js';
import { isJsonObject } from '../json/json-object.js';
import { pagePosition } from './page-position.js';
import type { Listing, Pair, ReplayClock } from './walk.js';

/** The page of a list that a response holds, where its operation returns one. */
export function findListing(
  clock: ReplayClock,
  pair: Pair,
  bindings: Bindings,
): Listing | undefined {
  const { operation, described, request } = clock;
  if (operation === undefined) return undefined;
  const { paging } = described.operations[operation] ?? {};
  const resource = listedBy(described, operation);
  if (paging === undefined) {
    if (resource === undefined) return undefined;
    return { resource, partial: false, hasOthers: false };
  }
  const before = valueAt(pair.recorded, paging.items);
  const now = valueAt(pair.live, paging.items);
  const counts = { recorded: lengthOf(before), live: lengthOf(now) };
  const scope = cursorScope(described, operation);
  const { next } = paging;
  return {
    items: paging.items,
    ...(resource !== undefined && { resource }),
    ...(paging.itemId !== undefined && { itemId: paging.itemId }),
    partial: isPartial(paging, pair.live, {
      ...counts,
      limit: limitOf(paging, request?.live),
      hasNextLink: clock.hasNextLink,
    }),
    hasOthers:
      counts.live > counts.recorded || !isSamePage({ before, now }, paging, { resource, bindings }),
    ...(request !== undefined && {
      page: pagePosition(paging, { path: request.recorded, json: pair.recorded }),
    }),
    ...(next.kind === 'cursor' &&
      scope !== undefined && { cursor: { pointer: next.pointer, scope } }),
  };
}

interface Known {
  readonly resource: string | undefined;
  readonly bindings: Bindings;
}

/** Whether a page begins with the very items that the recorded one begins with. */
function isSamePage(
  { before, now }: { readonly before: unknown; readonly now: unknown },
  { itemId = 'id' }: ContractPaging,
  { resource, bindings }: Known,
): boolean {
  if (resource === undefined || !Array.isArray(before) || !Array.isArray(now)) return true;
  const idOf = (item: unknown): unknown => (isJsonObject(item) ? item[itemId] : undefined);
  return before.every((item: unknown, at) => {
    const live = liveOf(bindings, resource, idOf(item));
    return live !== undefined && String(live) === String(idOf(now[at]));
  });
}

function listedBy({ resources }: Described, operation: string): string | undefined {
  return Object.entries(resources).find(([, { lister }]) => lister === operation)?.[0];
}

/** The scope that the cursors of an operation are bound in; undefined where it has none. */
export function cursorScope(described: Described, id: string): string | undefined {
  const operation = described.operations[id];
  const { next } = operation?.paging ?? {};
  if (operation === undefined || next?.kind !== 'cursor') return undefined;
  return scopeOf(valueOf(operation, next.parameter), `${id} query ${next.parameter}`);
}

function valueOf(operation: ContractOperation, parameter: string): { readonly resource?: string } {
  return operation.parameters.find(({ name }) => name === parameter)?.value ?? {};
}

interface Counts {
  readonly recorded: number;
  readonly live: number;
  readonly limit: number | undefined;
  readonly hasNextLink: boolean | undefined;
}

function isPartial(
  { hasMore, next }: ContractPaging,
  live: unknown,
  { recorded, live: count, limit, hasNextLink }: Counts,
): boolean {
  if (hasMore !== undefined) return valueAt(live, hasMore) === true;
  if (next.kind === 'cursor') return (valueAt(live, next.pointer) ?? '') !== '';
  if (next.kind === 'link-header' && hasNextLink !== undefined) return hasNextLink;
  return limit === undefined ? count > recorded : count >= limit;
}

function limitOf({ limit }: ContractPaging, path: string | undefined): number | undefined {
  if (limit === undefined || path === undefined) return undefined;
  const given = new URLSearchParams(path.split('?')[1] ?? '').get(limit);
  return given === null || !(Number(given) > 0) ? undefined : Number(given);
}

function lengthOf(value: unknown): number {
  return Array.isArray(value) ? value.length : 0;
}
