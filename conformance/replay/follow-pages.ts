import { pointerTo } from '@upspec/document/json-pointer';
import { absent, valueOf, words } from '../difference/reading.js';
import type { ListedPages } from './bindings.js';
import { addMismatch, type PagePosition, type WalkPosition, type Walk } from './walk.js';

/** The ids of a recorded page and of the live page that replaces it. */
export interface PageIds {
  /** The live ids of the recorded items, in their order; undefined for what is not bound. */
  readonly recorded: readonly (string | undefined)[];
  /** In their order. */
  readonly live: readonly string[];
  /** All live ids that replace recorded ones. */
  readonly own: ReadonlySet<string>;
  /** Where the id of a live item is: its property, and as it is called in the contract. */
  readonly property: string;
  readonly location: string;
}

/** The pages of the same list before this one; undefined where the page does not follow on them. */
export function pagesBefore({ bindings, listing }: Walk): ListedPages | undefined {
  const { page } = listing ?? {};
  if (page?.token === undefined) return undefined;
  const known = bindings.pages.get(page.list);
  const isNext = page.isLinked || known?.next === page.token;
  return isNext && known?.changes === bindings.changes ? known : undefined;
}

/**
 * Looks at a page together with those before it: none shows an item again, and none of the recorded
 * items is left out between two of them. Where other people use the list, too, an item may rightly
 * move from one page to another, unless the server itself says where the next page begins.
 */
export function followPages(walk: Walk, ids: PageIds, position: WalkPosition): void {
  const { page, partial } = walk.listing ?? {};
  if (page === undefined) return;
  const before = pagesBefore(walk) ?? noPages;
  const isQuiet = before.isQuiet && isAsRecorded(ids);
  const isJudged = isQuiet || !page.isMovable;
  if (isJudged) findRepeated(walk, { ...ids, before }, position);
  const shown = new Set([...before.shown, ...ids.live]);
  const own = ids.recorded.filter((id) => id !== undefined);
  const order = [...before.pending, ...own.filter((id) => !before.shown.has(id))];
  const last = order.findLastIndex((id) => shown.has(id));
  const isMissing = (id: string, at: number): boolean =>
    isJudged && !shown.has(id) && (at < last || (partial !== true && before.pending.includes(id)));
  // What is missing on the last page was reported with the page itself.
  const missing = order.filter(isMissing).filter((id) => partial === true || !own.includes(id));
  for (const id of missing) {
    addMismatch(walk, position, {
      expected: words(`${id} on this page or an earlier one`),
      actual: absent,
    });
  }
  note(walk, page, {
    next: page.next,
    changes: walk.bindings.changes,
    shown,
    recorded: new Set([...before.recorded, ...own]),
    pending: order.filter((id, at) => !shown.has(id) && !isMissing(id, at)),
    isQuiet,
  });
}

const noPages: ListedPages = {
  next: undefined,
  changes: 0,
  shown: new Set(),
  recorded: new Set(),
  pending: [],
  isQuiet: true,
};

function isAsRecorded({ recorded, live, own }: PageIds): boolean {
  const others = live.filter((id) => !own.has(id)).length;
  return others <= recorded.filter((id) => id === undefined).length;
}

/** Pages that overlap in the recording, too, may do so. */
function findRepeated(
  walk: Walk,
  { live, recorded, own, property, location, before }: PageIds & { readonly before: ListedPages },
  position: WalkPosition,
): void {
  for (const [at, id] of live.entries()) {
    const isAgain = own.has(id) && before.shown.has(id);
    if (!isAgain || (before.recorded.has(id) && recorded.includes(id))) continue;
    const pointer = pointerTo(pointerTo(position.pointer, at), property);
    const expected = words('an id that no earlier page has');
    addMismatch(walk, { pointer, location }, { expected, actual: valueOf(id) });
  }
}

function note(walk: Walk, { list }: PagePosition, pages: ListedPages): void {
  const { bindings } = walk;
  walk.bindings = { ...bindings, pages: new Map(bindings.pages).set(list, pages) };
}
