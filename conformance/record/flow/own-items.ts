import { parsePointer } from '@upspec/document/json-pointer';
import { isJsonObject, type JsonObject } from '../../json/json-object.js';
import { idOfItem, type CapturedList } from './captured-list.js';
import type { Classified } from './classify.js';
import type { FlowFacts } from './flow-facts.js';
import { keyOfId } from './owners.js';

/**
 * A list without what others created, which a replay ignores and nobody else should read. What the
 * API has no creator for, such as a list of countries, stays.
 */
export function withOwnItems(exchange: Classified, json: unknown, facts: FlowFacts): unknown {
  const { list } = exchange;
  if (list === undefined) return json;
  const { creators = [] } = facts.contract.resources[list.resource] ?? {};
  if (creators.length === 0) return json;
  const own = list.items.filter((item) => isOwn(list, item, facts));
  const sorted = sortItems(exchange, { list, items: own }, facts);
  const replaced = replaceAt(json, parsePointer(list.pointer), sorted);
  return isJsonObject(replaced) ? withOwnEnds(replaced, list, sorted) : replaced;
}

function isOwn(list: CapturedList, item: JsonObject, { createdAt, existing }: FlowFacts): boolean {
  const id = idOfItem(list, item);
  if (id === undefined) return true;
  return createdAt.has(keyOfId(id)) || existing.has(keyOfId(id));
}

function replaceAt(value: unknown, [token, ...rest]: readonly string[], items: unknown): unknown {
  if (token === undefined) return items;
  if (!isJsonObject(value)) return value;
  return { ...value, [token]: replaceAt(value[token], rest, items) };
}

/** Many lists also have the ids of their first and last item, under names such as `lastId`. */
function withOwnEnds(
  page: JsonObject,
  list: CapturedList,
  sorted: readonly JsonObject[],
): JsonObject {
  const ends = [list.items[0], list.items.at(-1)].map((item) => item?.[list.idProperty]);
  const own = [sorted[0], sorted.at(-1)].map((item) => item?.[list.idProperty] ?? null);
  const entries = Object.entries(page).map(([name, value]): [string, unknown] => {
    if (!/(?:first|last).*id$/i.test(name)) return [name, value];
    const isEnd = value === null || ends.includes(value);
    return [name, isEnd ? own[/first/i.test(name) ? 0 : 1] : value];
  });
  return Object.fromEntries(entries);
}

interface OwnItems {
  readonly list: CapturedList;
  readonly items: readonly JsonObject[];
}

/** What was created in one second has no order in the contract; on a replay each has a second of its own. */
function sortItems(
  exchange: Classified,
  { list, items }: OwnItems,
  { createdAt, rules }: FlowFacts,
): readonly JsonObject[] {
  const { timeProperty } = list;
  if (timeProperty === undefined) return items;
  const isUp = directionOf(exchange, timeProperty, rules.isNewestFirst === true);
  const rank = (item: JsonObject): number => {
    const id = idOfItem(list, item);
    return (id === undefined ? 0 : (createdAt.get(keyOfId(id)) ?? 0)) * (isUp === true ? 1 : -1);
  };
  if (isUp === undefined) return items;
  return runsOfOneTime(items, timeProperty).flatMap((run) => run.sort((a, b) => rank(a) - rank(b)));
}

/** Whether a list begins with the oldest: as its query says, as its times show, or as is usual. */
function directionOf(
  { capture, list }: Classified,
  timeProperty: string,
  isNewestFirst: boolean,
): boolean | undefined {
  const values = [...new URLSearchParams(capture.path.split('?')[1]).values()];
  if (values.includes('asc')) return true;
  if (values.includes('desc') || isNewestFirst) return false;
  const times = (list?.items ?? []).map((item) => item[timeProperty]);
  const at = times.findIndex((time, index) => index > 0 && time !== times[index - 1]);
  const [before, after] = [times[at - 1], times[at]];
  if (at === -1 || typeof before !== typeof after) return undefined;
  return String(before).padStart(20, '0') < String(after).padStart(20, '0');
}

function runsOfOneTime(
  items: readonly JsonObject[],
  timeProperty: string,
): readonly JsonObject[][] {
  const runs: JsonObject[][] = [];
  for (const item of items) {
    const run = runs.at(-1);
    if (run !== undefined && run[0]?.[timeProperty] === item[timeProperty]) run.push(item);
    else runs.push([item]);
  }
  return runs;
}
