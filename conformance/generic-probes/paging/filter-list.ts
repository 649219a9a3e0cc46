import type { ContractParameter } from '@upspec/document';
import { pointerTo } from '@upspec/document/json-pointer';
import { atBody } from '../../difference/location.js';
import { valueOf, words } from '../../difference/reading.js';
import type { RequestValues } from '../../examples/example-request.js';
import type { JsonObject } from '../../json/json-object.js';
import { isScalar } from '../../replay/bindings.js';
import { listValues } from '../lifecycle/find-listed.js';
import type { Subject } from '../lifecycle/subject.js';
import type { ListPage } from '../lists/list-page.js';
import { longestPage } from '../lists/page-sizes.js';
import { walkList, withQuery, type WalkedList } from '../lists/walk-list.js';
import type { Scene } from '../scene/scene.js';
import { pagingRules } from './paging-rules.js';
import { isOrdered, sortings, type Sorting } from './sortings.js';

/** Asks for a list by each filter and in each order that the document declares. */
export async function filterList(
  scene: Scene,
  subjects: readonly Subject[],
  list: string,
): Promise<void> {
  const { contract, book } = scene.source;
  const [first] = subjects;
  const operation = contract.operations[list];
  if (first === undefined || operation === undefined) return;
  const values = listValues(scene, list, first);
  const walk = (added: RequestValues['parameters']): Promise<WalkedList> => {
    const size = longestPage(scene.source, list);
    return walkList(scene, {
      operation: list,
      values: withQuery(values, added),
      ...(size !== undefined && { size }),
    });
  };
  const own = new Set(subjects.map(({ instance }) => String(instance.id)));
  const items = ownItems(await walk([]), own);
  for (const parameter of operation.parameters) {
    const { name, in: location } = parameter;
    const [sample] = items.flatMap(({ item }) => item[name] ?? []);
    if (location !== 'query' || !isScalar(sample)) continue;
    const filtered = await walk([{ name, in: 'query', value: sample }]);
    judgeFiltered(scene, { parameter, value: sample, filtered, items });
  }
  for (const sorting of sortings(operation, book)) {
    const sorted = await walk([{ name: sorting.parameter, in: 'query', value: sorting.value }]);
    judgeSorted(scene, sorting, ownItems(sorted, own));
  }
}

interface OwnItem {
  readonly page: ListPage;
  readonly index: number;
  readonly item: JsonObject;
}

function ownItems({ pages }: WalkedList, own: ReadonlySet<string>): readonly OwnItem[] {
  return pages.flatMap((page) =>
    page.items.flatMap((item, index) =>
      own.has(String(item[page.itemId])) ? [{ page, index, item }] : [],
    ),
  );
}

interface Filtered {
  readonly parameter: ContractParameter;
  readonly value: string | number | boolean;
  readonly filtered: WalkedList;
  /** Those that this probe created. */
  readonly items: readonly OwnItem[];
}

function judgeFiltered(
  { source, target }: Scene,
  { parameter: { name, schema }, value, filtered, items }: Filtered,
): void {
  const requirement = pagingRules.filter.id;
  const flat = source.book.flat(source.book.named(schema));
  // A string may be a search for a part of the value.
  const isExact = typeof value !== 'string' || Array.isArray(flat['enum']);
  const fits = (item: JsonObject): boolean =>
    isExact || item[name] === value
      ? item[name] === value
      : String(item[name]).toLowerCase().includes(String(value).toLowerCase());
  for (const page of filtered.pages) {
    const index = page.items.findIndex((item) => item[name] !== undefined && !fits(item));
    if (index === -1) continue;
    target.find(page.response, {
      requirement,
      location: atBody(pointerTo(pointerTo(page.pointer, index), name)),
      expected: valueOf(value, ', as the request filters by it'),
      actual: valueOf(page.items[index]?.[name]),
    });
    return;
  }
  const last = filtered.pages.at(-1);
  const seen = new Set(filtered.pages.flatMap(({ ids }) => ids));
  const lost = items.find(
    ({ item, page }) => item[name] === value && !seen.has(String(item[page.itemId])),
  );
  if (lost === undefined || last === undefined || !filtered.isComplete) return;
  target.find(last.response, {
    requirement,
    location: atBody(last.pointer),
    expected: words(`${String(lost.item[lost.page.itemId])}, whose ${name} is ${String(value)}`),
    actual: words('a list without it'),
  });
}

function judgeSorted({ target }: Scene, sorting: Sorting, items: readonly OwnItem[]): void {
  const values = items.map(({ item }) => item[sorting.property]);
  const last = items.at(-1);
  if (last === undefined || isOrdered(values, sorting.direction)) return;
  target.find(last.page.response, {
    requirement: pagingRules.sorted.id,
    location: atBody(last.page.pointer),
    expected: words(`items in the order of ${sorting.property}, as ${sorting.value} asks for`),
    actual: words(values.map(String).join(', ').slice(0, 120)),
  });
}
