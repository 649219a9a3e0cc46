import { exampleRequest, type RequestValues } from '../../examples/example-request.js';
import { readPage, type ListPage } from '../lists/list-page.js';
import { firstPosition } from '../lists/next-page.js';
import { longestPage } from '../lists/page-sizes.js';
import { walkList, withQuery } from '../lists/walk-list.js';
import type { Scene } from '../scene/scene.js';
import { representationInPage, type ResourceState } from './representation.js';
import type { Subject } from './subject.js';

/** What a list says of one resource. */
export interface Listed {
  /** The last page that was looked at. */
  readonly page: ListPage | undefined;
  /** Undefined where the list does not contain it. */
  readonly item: ResourceState | undefined;
  /** Whether all of the list was looked at. */
  readonly isComplete: boolean;
}

/** What others create and remove meanwhile may shift a page, so that a walk misses an item. */
const mostWalks = 3;

/**
 * Looks for a resource in its list.
 *
 * @param isExpected whether it is walked again where it is not found
 * @returns undefined where the contract has no list of the kind
 */
export async function findListed(
  scene: Scene,
  subject: Subject,
  isExpected = true,
): Promise<Listed | undefined> {
  const { planned, instance } = subject;
  const { list } = planned;
  if (list === undefined || scene.source.unreachable.has(list)) return undefined;
  const values = listValues(scene, list, subject);
  const size = longestPage(scene.source, list);
  let listed: Listed = { page: undefined, item: undefined, isComplete: false };
  for (let walk = 0; walk < (isExpected ? mostWalks : 1); walk += 1) {
    const { pages, isComplete } = await walkList(scene, {
      operation: list,
      values,
      ...(size !== undefined && { size }),
    });
    const page = pages.find(({ ids }) => ids.includes(String(instance.id)));
    listed = { page: page ?? pages.at(-1), item: undefined, isComplete };
    if (page === undefined) continue;
    return { page, item: await itemOf(scene, { list, page, subject, pages, values }), isComplete };
  }
  return listed;
}

/** The values of a request for a list of what has the same parents. */
export function listValues({ source }: Scene, list: string, { instance }: Subject): RequestValues {
  const base = source.requests.get(list)?.minimal ?? { parameters: [], files: [] };
  const parameters = base.parameters.map((each) =>
    each.in === 'path' && Object.hasOwn(instance.parameters, each.name)
      ? { ...each, value: instance.parameters[each.name] }
      : each,
  );
  return { ...base, parameters };
}

interface Found {
  readonly list: string;
  readonly page: ListPage;
  readonly subject: Subject;
  readonly pages: readonly ListPage[];
  readonly values: RequestValues;
}

/** The item, on a page of its own where the list is one of page numbers or offsets. */
async function itemOf(
  scene: Scene,
  { list, page, subject: { instance }, pages, values }: Found,
): Promise<ResourceState | undefined> {
  const id = String(instance.id);
  const index = page.ids.indexOf(id);
  const own = representationInPage(scene.source, page, { operation: list, index });
  const { book, contract } = scene.source;
  const operation = contract.operations[list];
  const { next, limit } = operation?.paging ?? {};
  if (operation === undefined || limit === undefined || next === undefined) return own;
  if (next.kind !== 'page' && next.kind !== 'offset') return own;
  const before = pages
    .slice(0, pages.indexOf(page))
    .reduce((count, { items }) => count + items.length, index);
  const request = withQuery(values, [
    { name: limit, in: 'query', value: 1 },
    { name: next.parameter, in: 'query', value: firstPosition({ operation, book }, next) + before },
  ]);
  const response = await scene.accept(list, exampleRequest(operation, request));
  const single = readPage(scene.source, response);
  // Another one may have moved there meanwhile.
  return single?.ids[0] === id
    ? representationInPage(scene.source, single, { operation: list, index: 0 })
    : own;
}
