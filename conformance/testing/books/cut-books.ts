import type { JsonObject } from '../../json/json-object.js';
import type { BooksPaging } from './books-document.js';
import type { BooksReply } from './books-server.js';

/** A page of books before it is sent. */
export interface BooksPage {
  readonly all: readonly JsonObject[];
  /** Of the first item. */
  readonly start: number;
  readonly size: number;
  readonly items: readonly JsonObject[];
  readonly hasMore: boolean;
  readonly total: number;
}

interface BooksQuery {
  readonly paging: BooksPaging;
  readonly query: URLSearchParams;
  readonly change?: (page: BooksPage) => BooksPage;
}

/** Cuts the page of a list that a query asks for. */
export function cutBooks(
  all: readonly JsonObject[],
  { paging, query, change = (page) => page }: BooksQuery,
): BooksReply {
  const size = Number(query.get('limit') ?? 10);
  const start = startOf(all, { paging, query, size });
  const items = all.slice(start, start + size);
  const hasMore = start + size < all.length;
  const page = change({ all, start, size, items, hasMore, total: all.length });
  const last = page.items.at(-1)?.['id'] ?? null;
  const common = { data: page.items, total: page.total, has_more: page.hasMore };
  switch (paging) {
    case 'page':
      return reply({ ...common, page: Math.floor(start / size) + 1 });
    case 'offset':
      return reply({ ...common, offset: start });
    case 'cursor':
      return reply({ ...common, next_cursor: page.hasMore ? last : null });
    case 'last-item':
      return reply({ ...common, last_id: last });
    case 'link': {
      const number = Math.floor(page.start / size) + 2;
      const link = `</books?limit=${size}&page=${number}>; rel="next"`;
      return { ...reply(page.items), headers: page.hasMore ? { link } : {} };
    }
    default:
      return paging satisfies never;
  }
}

function startOf(
  all: readonly JsonObject[],
  { paging, query, size }: BooksQuery & { readonly size: number },
): number {
  const after = query.get(paging === 'cursor' ? 'cursor' : 'after');
  switch (paging) {
    case 'page':
    case 'link':
      return (Number(query.get('page') ?? 1) - 1) * size;
    case 'offset':
      return Number(query.get('offset') ?? 0);
    case 'cursor':
    case 'last-item':
      return after === null ? 0 : all.findIndex(({ id }) => id === after) + 1;
    default:
      return paging satisfies never;
  }
}

function reply(body: unknown): BooksReply {
  return { status: 200, headers: {}, body };
}
