import { pointerTo, valueAt } from '@upspec/document/json-pointer';
import { atBody } from '../../difference/location.js';
import { valueOf } from '../../difference/reading.js';
import { isJsonObject } from '../../json/json-object.js';
import type { ListPage } from '../lists/list-page.js';
import type { ListWalk, WalkedList } from '../lists/walk-list.js';
import type { Scene } from '../scene/scene.js';
import { pagingRules } from './paging-rules.js';

/** A walk along a list, with what it asked for. */
export interface SizedWalk {
  readonly walk: ListWalk;
  readonly walked: WalkedList;
}

/** Reports what a page says of itself and is not so: its size, its number, and what follows it. */
export function judgePages(scene: Scene, { walk, walked }: SizedWalk): void {
  const { pages } = walked;
  const total = pages.reduce((count, { items }) => count + items.length, 0);
  const filled = pages.filter(({ items }) => items.length > 0);
  for (const [index, page] of pages.entries()) {
    judgeSize(scene, walk, page);
    judgeEcho(scene, page);
    if (!walked.isComplete) continue;
    const isLast = pages.slice(index + 1).every(({ items }) => items.length === 0);
    judgeLast(scene, walk, { page, isLast });
    judgeTotals(scene, { page, first: pages[0] }, { total, pages: filled.length });
  }
}

function judgeSize({ target }: Scene, { size }: ListWalk, page: ListPage): void {
  if (size === undefined || page.items.length <= size) return;
  target.find(page.response, {
    requirement: pagingRules.size.id,
    location: atBody(page.pointer),
    expected: { kind: 'at-most', count: size },
    actual: { kind: 'count', count: page.items.length, of: 'items' },
  });
}

/** A number in the page that is named like a parameter of its request. */
function judgeEcho({ target }: Scene, { response }: ListPage): void {
  const { json, sent } = response;
  if (!isJsonObject(json)) return;
  const query = new URLSearchParams(sent.path.split('?')[1] ?? '');
  for (const [name, value] of query) {
    const actual = json[name];
    if (typeof actual !== 'number' || String(actual) === value) continue;
    target.find(response, {
      requirement: pagingRules.echo.id,
      location: atBody(pointerTo('', name)),
      expected: valueOf(Number(value), ', as the request says'),
      actual: valueOf(actual),
    });
  }
}

interface Position {
  readonly page: ListPage;
  readonly isLast: boolean;
}

function judgeLast(
  { source, target }: Scene,
  { operation }: ListWalk,
  { page, isLast }: Position,
): void {
  const pointer = source.contract.operations[operation]?.paging?.hasMore;
  if (pointer === undefined) return;
  const actual = valueAt(page.response.json, pointer);
  if (typeof actual !== 'boolean' || actual === !isLast) return;
  target.find(page.response, {
    requirement: pagingRules.last.id,
    location: atBody(pointer),
    expected: valueOf(!isLast, isLast ? ' on the last page' : ' before the last page'),
    actual: valueOf(actual),
  });
}

const totalNames = /^(?:total|total_?(?:count|items|results|elements)|items_?total)$/i;
const pageNames = /^(?:pages|total_?pages|page_?count|num_?pages|last_?page)$/i;

interface Counted {
  readonly total: number;
  readonly pages: number;
}

interface CountedPage {
  readonly page: ListPage;
  readonly first: ListPage | undefined;
}

/** The numbers of items and pages, where no one else changes the list meanwhile. */
function judgeTotals(
  { target }: Scene,
  { page: { response }, first }: CountedPage,
  counted: Counted,
): void {
  const { json } = response;
  const earlier = first?.response.json;
  if (!isJsonObject(json) || !isJsonObject(earlier)) return;
  for (const [name, actual] of Object.entries(json)) {
    if (typeof actual !== 'number' || earlier[name] !== actual) continue;
    const expected = totalNames.test(name)
      ? counted.total
      : pageNames.test(name)
        ? counted.pages
        : actual;
    if (actual === expected) continue;
    target.find(response, {
      requirement: pagingRules.total.id,
      location: atBody(pointerTo('', name)),
      expected: valueOf(expected, ', as on the pages of this list'),
      actual: valueOf(actual),
    });
  }
}
