import { exampleRequest, type RequestValues } from '../../examples/example-request.js';
import type { Scene } from '../scene/scene.js';
import { readPage, type ListPage } from './list-page.js';
import { nextPage } from './next-page.js';

/** A list, and how it is walked. */
export interface ListWalk {
  /** The operation that returns its pages. */
  readonly operation: string;
  /** The parameters of its path, and those that filter it. */
  readonly values: RequestValues;
  /** How many items a page has at most; the server chooses where it is absent. */
  readonly size?: number;
}

/** The pages of a list that a walk has seen. */
export interface WalkedList {
  readonly pages: readonly ListPage[];
  /** Whether the walk saw the last page; it ends early on a list that is very long. */
  readonly isComplete: boolean;
}

/** A list is not walked further, whoever has filled it. */
const mostPages = 60;

/**
 * Follows a list from page to page as its paging says.
 *
 * @throws {ProbeEnded} when the server rejects the request for the first page
 */
export async function walkList(scene: Scene, walk: ListWalk): Promise<WalkedList> {
  const { contract, book } = scene.source;
  const operation = contract.operations[walk.operation];
  if (operation === undefined) return { pages: [], isComplete: true };
  const pages: ListPage[] = [];
  const request = (values: RequestValues): ReturnType<typeof exampleRequest> =>
    exampleRequest(operation, values);
  const start = withSize(walk, operation.paging?.limit);
  let response = await scene.accept(walk.operation, request(start));
  while (pages.length < mostPages) {
    const page = readPage(scene.source, response);
    if (page === undefined) return { pages, isComplete: true };
    pages.push(page);
    const { size } = walk;
    const next = nextPage({ operation, book, pages, size });
    if (next === undefined) return { pages, isComplete: true };
    response = await scene.send(walk.operation, request(withQuery(start, next)));
  }
  return { pages, isComplete: false };
}

/** The values with other query parameters beside those that they have. */
export function withQuery(
  values: RequestValues,
  added: RequestValues['parameters'],
): RequestValues {
  const names = new Set(added.map(({ name }) => name));
  const kept = values.parameters.filter((each) => each.in !== 'query' || !names.has(each.name));
  return { ...values, parameters: [...kept, ...added] };
}

function withSize({ values, size }: ListWalk, limit: string | undefined): RequestValues {
  return size === undefined || limit === undefined
    ? values
    : withQuery(values, [{ name: limit, in: 'query', value: size }]);
}
