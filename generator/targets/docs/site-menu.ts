import type { BookOfPages, Page } from './book-pages.js';
import { operationGroups } from './groups.js';
import { wayTo, type Place } from './places.js';
import { titleOf } from './title-of.js';

/** A part of the menu beside every page. */
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

/** A longer menu than this shows only the group that its page belongs to: each page bears one. */
const LONGEST = 80;

/** Lists the pages as the menu of one of them. */
export function siteMenu(page: Page, book: BookOfPages): readonly MenuGroup[] {
  const { model, places } = book;
  const linkTo = (place: Place, label: string, verb = ''): MenuLink => ({
    href: `${wayTo(page.place, place)}.html`,
    label,
    verb,
    current: place === page.place,
  });
  const overview = [
    linkTo(places.index, 'Overview'),
    ...book.pages.flatMap(({ kind, place }) =>
      kind === 'errors' || kind === 'requirements' ? [linkTo(place, LABELS[kind])] : [],
    ),
  ];
  const groups = operationGroups(model).map(({ name, operations }) => ({
    title: name,
    links: operations.map((each) => linkTo(places.operation(each), titleOf(each), each.httpMethod)),
  }));
  const objects = {
    title: 'Objects',
    links: model.schemas.map(({ name, typeName }) =>
      linkTo(places.object(name) ?? places.index, typeName),
    ),
  };
  const whole = [...groups, ...(objects.links.length > 0 ? [objects] : [])];
  const isLong = book.pages.length > LONGEST;
  return [
    { title: 'Reference', links: overview },
    ...(isLong ? whole.flatMap((group) => abridge(group, linkTo(places.index, ''))) : whole),
  ];
}

const LABELS = { errors: 'Errors', requirements: 'Requirements' } as const;

/** The group that a page belongs to, and of the objects those beside it; of others only the name. */
function abridge(group: MenuGroup, index: MenuLink): readonly MenuGroup[] {
  const at = group.links.findIndex(({ current }) => current);
  if (at < 0) return [];
  const from = Math.max(0, Math.min(at - LONGEST / 2, group.links.length - LONGEST));
  const links = group.links.slice(from, from + LONGEST);
  const left = group.links.length - links.length;
  const rest = { ...index, label: `${String(left)} more in the overview`, current: false };
  return [{ ...group, links: left > 0 ? [...links, rest] : links }];
}
