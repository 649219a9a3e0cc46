import type { BookOfPages, Page } from './book-pages.js';
import { operationGroups } from './groups.js';
import { wayTo, type PagePath } from './page-paths.js';
import { titleOf } from './title-of.js';

/** A section of the menu of every page. */
export interface MenuGroup {
  readonly title: string;
  readonly links: readonly MenuLink[];
}

export interface MenuLink {
  readonly href: string;
  readonly label: string;
  /** `post`, for a link to an operation; else empty. */
  readonly verb: string;
  readonly current: boolean;
}

/** A longer menu shows only the group of the current page. */
const LONGEST = 80;

/** Lists the pages once, and returns the menu of each. */
export function siteMenus(book: BookOfPages): (page: Page) => readonly MenuGroup[] {
  const overview = [{ title: 'Reference', entries: overviewOf(book) }, ...guideList(book)];
  const groups = [...operationLists(book), ...objectList(book)];
  const isLong = book.pages.length > LONGEST;
  return ({ page: path }) =>
    [...overview, ...(isLong ? groups.flatMap((group) => abridge(group, path, book)) : groups)].map(
      ({ title, entries }) => ({ title, links: entries.map((entry) => linkTo(entry, path)) }),
    );
}

interface Entry {
  readonly page: PagePath;
  readonly label: string;
  readonly verb?: string;
}

interface EntryGroup {
  readonly title: string;
  readonly entries: readonly Entry[];
}

function overviewOf({ pagePaths, pages }: BookOfPages): readonly Entry[] {
  const beside = pages.flatMap(({ kind, page: path }): Entry[] =>
    kind === 'errors' || kind === 'requirements' ? [{ page: path, label: LABELS[kind] }] : [],
  );
  return [{ page: pagePaths.index, label: 'Overview' }, ...beside];
}

function guideList({ pages }: BookOfPages): readonly EntryGroup[] {
  const entries = pages.flatMap((each) =>
    each.kind === 'guide' ? [{ page: each.page, label: each.topic.title }] : [],
  );
  return entries.length === 0 ? [] : [{ title: 'Guides', entries }];
}

const LABELS = { errors: 'Errors', requirements: 'Requirements' } as const;

function operationLists({ model, pagePaths }: BookOfPages): readonly EntryGroup[] {
  return operationGroups(model).map(({ name, operations }) => ({
    title: name,
    entries: operations.map((operation) => ({
      page: pagePaths.operation(operation),
      label: titleOf(operation),
      verb: operation.httpMethod,
    })),
  }));
}

function objectList({ model, pagePaths }: BookOfPages): readonly EntryGroup[] {
  const entries = model.schemas.map(({ name, typeName }) => ({
    page: pagePaths.object(name) ?? pagePaths.index,
    label: typeName,
  }));
  return entries.length === 0 ? [] : [{ title: 'Objects', entries }];
}

/** The group of a page; of a long group, only the entries near the page. */
function abridge(group: EntryGroup, page: PagePath, book: BookOfPages): readonly EntryGroup[] {
  const { title, entries } = group;
  const at = entries.findIndex(({ page: path }) => path === page);
  if (at < 0) return [];
  const from = Math.max(0, Math.min(at - LONGEST / 2, entries.length - LONGEST));
  const near = entries.slice(from, from + LONGEST);
  const left = entries.length - near.length;
  const rest = { page: book.pagePaths.index, label: `${String(left)} more in the overview` };
  return [{ title, entries: left > 0 ? [...near, rest] : near }];
}

function linkTo({ page: path, label, verb = '' }: Entry, from: PagePath): MenuLink {
  return { href: `${wayTo(from, path)}.html`, label, verb, current: path === from };
}
