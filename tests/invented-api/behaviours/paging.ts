import type { ApiResponse } from '../api-response.js';
import { asList, type Json } from '../document.js';
import { type Behaviour, behaviour, type BehaviourCall, isSuccess } from './behaviour.js';
import { cursorChanges } from './cursor-pages.js';
import { withQuery, bodyChange, type PagedList, table } from './paged-list.js';
import { withJson } from './store-edits.js';

const LISTS: readonly PagedList[] = [
  {
    operation: 'listRecordists',
    items: 'items',
    size: 'pageSize',
    defaultSize: 20,
    position: 'page',
  },
  {
    operation: 'listRecordings',
    items: 'data',
    size: 'limit',
    defaultSize: 25,
    position: 'cursor',
  },
];

/** Where a request is within the list. */
interface PageContext {
  readonly isFirst: boolean;
  readonly isFull: boolean;
  readonly size: number;
}

type ItemChange = (items: readonly Json[], context: PageContext) => readonly Json[];

const ITEM_CHANGES: Readonly<Record<string, ItemChange>> = {
  'loses the last item of a full page': (items, { isFull }) =>
    isFull ? items.slice(0, -1) : items,
  'loses the first item of later pages': (items, { isFirst }) => (isFirst ? items : items.slice(1)),
  'repeats an item on a page': (items) =>
    items.length > 1 ? [...items.slice(0, -1), items[0] ?? null] : items,
  'is reversed on each page': (items) => items.toReversed(),
  'is reversed on later pages': (items, { isFirst }) => (isFirst ? items : items.toReversed()),
  'is reversed on pages of up to 2': (items, { size }) => (size <= 2 ? items.toReversed() : items),
  'shows one item more than a page has': (items, { isFull }) =>
    isFull ? [...items, items[0] ?? null] : items,
  'is empty for pages of 1': (items, { size }) => (size === 1 ? [] : items),
  'shows the first item twice': (items) => items.slice(0, 1).concat(items),
  'loses its newest item': (items, { isFull }) => (isFull ? items : items.slice(0, -1)),
};

function contextOf({ request }: BehaviourCall, list: PagedList, count: number): PageContext {
  const { searchParams } = request.url;
  const size = Number(searchParams.get(list.size) ?? list.defaultSize);
  const position = searchParams.get(list.position);
  return { isFirst: position === null || position === '1', isFull: count === size, size };
}

function itemChanges(list: PagedList): readonly Behaviour[] {
  const { operation, items: name } = list;
  return Object.entries(ITEM_CHANGES).map(([what, change]) =>
    behaviour({ what, table, operation, requests: 'several' }, (call) => {
      const response = call.next();
      if (!isSuccess(response)) return response;
      return withJson(response, (body) => {
        const items = asList(body[name]);
        return { ...body, [name]: change(items, contextOf(call, list, items.length)) };
      });
    }),
  );
}

function requestChanges({
  operation,
  size,
  position,
  defaultSize,
}: PagedList): readonly Behaviour[] {
  const several = { table, operation, requests: 'several' } as const;
  const sized = (what: string, change: (requested: number) => number): Behaviour =>
    behaviour({ ...several, what }, ({ request, next }) => {
      const requested = request.url.searchParams.get(size);
      if (requested === null || !/^[1-9]\d?$/.test(requested)) return next();
      return next(withQuery(request, size, String(change(Number(requested)))));
    });
  return [
    sized('ignores the size of a page', () => defaultSize),
    sized('has one item less than a page has', (requested) => Math.max(1, requested - 1)),
    sized('has one item more than a page has', (requested) => Math.min(50, requested + 1)),
    sized('has at least 5 items on a page', (requested) => Math.max(5, requested)),
    behaviour({ ...several, what: 'ignores the position of a page' }, ({ request, next }) => {
      const response = next();
      return isSuccess(response) ? next(withQuery(request, position, undefined)) : response;
    }),
    behaviour({ ...several, what: 'has another size by default' }, ({ request, next }) =>
      next(request.url.searchParams.has(size) ? request : withQuery(request, size, '2')),
    ),
    behaviour(
      { ...several, what: 'has what was created last first', operation },
      ({ store, next }) => {
        const reversed = reverse(store);
        const response = next();
        reversed();
        return response;
      },
    ),
    behaviour({ ...several, what: 'has another order each time' }, rotating()),
    behaviour({ ...several, what: 'lacks what was created last' }, withoutLast),
  ];
}

function reverse(store: BehaviourCall['store']): () => void {
  const turn = (): void => {
    turnAround(store.recordists);
    turnAround(store.recordings);
  };
  turn();
  return turn;
}

function turnAround<Key, Value>(map: Map<Key, Value>): void {
  const entries = [...map].reverse();
  map.clear();
  for (const [key, value] of entries) map.set(key, value);
}

function rotating(): ReturnType<Behaviour['create']> {
  return ({ store, next, request }) => {
    const isOdd = store.recordists.size + request.url.search.length;
    if (isOdd % 2 === 0) return next();
    const undo = reverse(store);
    const response = next();
    undo();
    return response;
  };
}

function withoutLast({ store, next }: BehaviourCall): ApiResponse {
  const person = [...store.recordists].at(-1);
  const recording = [...store.recordings].at(-1);
  if (person !== undefined && store.recordists.size > 1) store.recordists.delete(person[0]);
  if (recording !== undefined) store.recordings.delete(recording[0]);
  const response = next();
  if (person !== undefined) store.recordists.set(...person);
  if (recording !== undefined) store.recordings.set(...recording);
  return response;
}

function numberChanges(list: PagedList): readonly Behaviour[] {
  return [
    bodyChange(list, 'total is the number of items on the page', (body) => ({
      ...body,
      total: asList(body['items']).length,
    })),
    bodyChange(list, 'total counts one too many', (body) => ({
      ...body,
      total: Number(body['total']) + 1,
    })),
    bodyChange(list, 'total never grows', (body) => ({
      ...body,
      total: Math.min(1, Number(body['total'])),
    })),
    bodyChange(list, 'pages is rounded down', (body) => ({
      ...body,
      pages: Math.floor(Number(body['total']) / Number(body['pageSize'])),
    })),
    bodyChange(list, 'pages is always 1', (body) => ({ ...body, pages: 1 })),
    bodyChange(list, 'pages is the number of items', (body) => ({ ...body, pages: body['total'] })),
    bodyChange(list, 'page is always 1', (body) => ({ ...body, page: 1 })),
    bodyChange(list, 'page counts from 0', (body) => ({ ...body, page: Number(body['page']) - 1 })),
    bodyChange(list, 'pageSize is the number of items', (body) => ({
      ...body,
      pageSize: Math.max(1, asList(body['items']).length),
    })),
    bodyChange(list, 'pageSize is always 20', (body) => ({ ...body, pageSize: 20 })),
    behaviour(
      {
        what: 'the page after the last is the last',
        table,
        operation: list.operation,
        requests: 'several',
      },
      ({ request, next, store }) => {
        const { searchParams } = request.url;
        const size = Number(searchParams.get('pageSize') ?? 20);
        const last = Math.max(1, Math.ceil(store.recordists.size / size));
        return next(
          Number(searchParams.get('page')) > last
            ? withQuery(request, 'page', String(last))
            : request,
        );
      },
    ),
  ];
}

/** Lists that lose, repeat or move items, or say something wrong of their pages. */
export const PAGING: readonly Behaviour[] = LISTS.flatMap((list) => [
  ...itemChanges(list),
  ...requestChanges(list),
  ...(list.position === 'page' ? numberChanges(list) : cursorChanges(list)),
]);
