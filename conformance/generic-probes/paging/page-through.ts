import type { Requirement } from '@upspec/document';
import { atBody } from '../../difference/location.js';
import { words } from '../../difference/reading.js';
import { listValues } from '../lifecycle/find-listed.js';
import { createPlainSubject, createSubject, type Subject } from '../lifecycle/subject.js';
import type { ListPage } from '../lists/list-page.js';
import { pageSizes } from '../lists/page-sizes.js';
import { walkList, type ListWalk, type WalkedList } from '../lists/walk-list.js';
import { followLinks } from './follow-links.js';
import { judgeItems } from './judge-items.js';
import type { PlannedResource } from '../resource-plan.js';
import type { Scene } from '../scene/scene.js';
import { judgePages } from './judge-pages.js';
import { pagingRules } from './paging-rules.js';

/** So many are created: enough for pages of one, two and three items. */
const created = 4;

/** A list is not walked at sizes at which it has more pages: others may have filled it. */
const mostPages = 30;

/**
 * Creates resources, and walks their list at each size of a page.
 *
 * @returns what was created
 */
export async function pageThrough(
  scene: Scene,
  planned: PlannedResource,
  list: string,
): Promise<readonly Subject[]> {
  const subjects: Subject[] = [];
  for (let count = 0; count < created; count += 1) {
    subjects.push(
      count % 2 === 0
        ? await createPlainSubject(scene, planned)
        : await createSubject(scene, planned, subjects),
    );
  }
  const [first] = subjects;
  if (first === undefined) return subjects;
  const values = listValues(scene, list, first);
  const sizes = pageSizes(scene.source, list);
  const whole = { operation: list, values, ...(sizes !== undefined && { size: sizes.most }) };
  const walked = await walkList(scene, whole);
  const order = idsIn(walked);
  const own = new Set(subjects.map(({ instance }) => String(instance.id)));
  judgeWalk(scene, { walk: whole, walked, subjects, order });
  await walkEmpty(scene, planned, whole);
  if (sizes === undefined) return subjects;
  const smaller = [...new Set([sizes.least, 2, 3, order.length])].filter(
    (size) => size >= sizes.least && size < sizes.most && size > 0,
  );
  for (const size of smaller.filter((each) => order.length / each <= mostPages)) {
    const walk = { operation: list, values, size };
    const pages = await walkList(scene, walk);
    judgeWalk(scene, { walk, walked: pages, subjects, order });
    judgeItems(scene, planned, { operation: list, longer: walked, shorter: pages, own });
    if (size === 2) await followLinks(scene, walk, pages);
  }
  return subjects;
}

/** The list below a new parent, which may be empty: its pages say so as those of any list. */
async function walkEmpty(
  scene: Scene,
  { parents }: PlannedResource,
  walk: ListWalk,
): Promise<void> {
  const parent = scene.source.resources.get(parents.at(-1) ?? '');
  if (parent?.parameter === undefined) return;
  const other = await scene.create(parent.name);
  const parameters = walk.values.parameters.map((each) =>
    each.in === 'path' && Object.hasOwn(other.parameters, each.name)
      ? { ...each, value: other.parameters[each.name] }
      : each,
  );
  const empty = { ...walk, values: { ...walk.values, parameters } };
  judgePages(scene, { walk: empty, walked: await walkList(scene, empty) });
}

function idsIn({ pages }: WalkedList): readonly string[] {
  return pages.flatMap(({ ids }) => ids);
}

interface JudgedWalk {
  readonly walk: ListWalk;
  readonly walked: WalkedList;
  /** What has to be in the list. */
  readonly subjects: readonly Subject[];
  /** The order that another walk found. */
  readonly order: readonly string[];
}

function judgeWalk(scene: Scene, { walk, walked, subjects, order }: JudgedWalk): void {
  const { pages, isComplete } = walked;
  const last = pages.at(-1);
  if (last === undefined) return;
  const own = subjects.map(({ instance }) => String(instance.id));
  const seen = idsIn(walked);
  const missing = own.find((id) => !seen.includes(id));
  const sized = walk.size === undefined ? '' : ` of at most ${walk.size} items`;
  if (missing !== undefined && isComplete) {
    report(scene, last, {
      rule: pagingRules.complete,
      expected: `${missing} on one of the pages${sized}`,
      actual: `${pages.length === 1 ? 'a page' : `${pages.length} pages`} without it`,
    });
  }
  const twice = own.find((id) => seen.indexOf(id) !== seen.lastIndexOf(id));
  const where = pages.findLast(({ ids }) => twice !== undefined && ids.includes(twice));
  if (where !== undefined) {
    report(scene, where, {
      rule: pagingRules.once,
      expected: `${String(twice)} once on the pages${sized}`,
      actual: `${String(twice)} twice`,
    });
  }
  judgeOrder(scene, { walk, walked, subjects, order });
  judgePages(scene, { walk, walked });
}

function judgeOrder(scene: Scene, { walked, subjects, order }: JudgedWalk): void {
  const own = new Set(subjects.map(({ instance }) => String(instance.id)));
  const expected = order.filter((id) => own.has(id));
  const actual = idsIn(walked).filter((id) => own.has(id));
  const shared = new Set(actual.filter((id) => expected.includes(id)));
  const one = expected.filter((id) => shared.has(id));
  const other = actual.filter((id) => shared.has(id));
  const at = one.findIndex((id, index) => id !== other[index]);
  const page = walked.pages.find(({ ids }) => ids.includes(other[at] ?? ''));
  if (at === -1 || page === undefined || one.length !== other.length) return;
  report(scene, page, {
    rule: pagingRules.order,
    expected: `${String(one[at])} first, as on longer pages`,
    actual: `${String(other[at])} first`,
  });
}

interface Reported {
  readonly rule: Requirement;
  readonly expected: string;
  readonly actual: string;
}

function report(
  { target }: Scene,
  { response, pointer }: ListPage,
  { rule, expected, actual }: Reported,
): void {
  target.find(response, {
    requirement: rule.id,
    location: atBody(pointer),
    expected: words(expected),
    actual: words(actual),
  });
}
