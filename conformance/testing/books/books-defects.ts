import { isJsonObject, type JsonObject } from '../../json/json-object.js';
import type { BooksPaging } from './books-document.js';
import type { BooksDefect, BooksReply } from './books-server.js';

/** A defect, the way of paging that shows it, and the rule that it violates. */
export interface KnownDefect {
  readonly name: string;
  readonly paging?: BooksPaging;
  readonly defect: BooksDefect;
  readonly rule: string;
}

function inBody(request: RegExp, change: (body: JsonObject) => JsonObject): BooksDefect {
  return {
    reply: (line, reply) =>
      request.test(line) && isJsonObject(reply.body)
        ? { ...reply, body: change(reply.body) }
        : reply,
  };
}

function inHeaders(
  request: RegExp,
  change: (headers: BooksReply['headers']) => BooksReply['headers'],
): BooksDefect {
  return {
    reply: (line, reply) =>
      request.test(line) ? { ...reply, headers: change(reply.headers) } : reply,
  };
}

const [add, get, patch, put] = [/^POST \/books$/, /^GET \/books\/b\d+$/, /^PATCH/, /^PUT \S+b\d+$/];

/** What a server of books that is otherwise right does in the life of a book. */
export const lifeDefects: readonly KnownDefect[] = [
  {
    name: 'loses a value of a new book',
    defect: {
      after: (line, books) => {
        for (const [id, book] of add.test(line) ? books : []) {
          books.set(id, { ...book, values: { ...book.values, genre: 'poem' } });
        }
      },
    },
    rule: 'probe.lifecycle.agreement',
  },
  {
    name: 'returns another title than it was sent',
    defect: inBody(add, (body) => ({ ...body, title: 'Untitled' })),
    rule: 'probe.lifecycle.created',
  },
  {
    name: 'gives a new book the ETag of another state',
    defect: inHeaders(add, (headers) => ({ ...headers, etag: '"other"' })),
    rule: 'probe.conditions.entity-tag',
  },
  {
    name: 'gives a new book the Location of another one',
    defect: inHeaders(add, (headers) => ({ ...headers, location: '/books/b100' })),
    rule: 'probe.lifecycle.location',
  },
  {
    name: 'shows an old year in a list',
    defect: {
      page: (page) => ({ ...page, items: page.items.map((item) => ({ ...item, year: 1400 })) }),
    },
    rule: 'probe.lifecycle.agreement',
  },
  {
    name: 'does not list books',
    defect: { page: (page) => ({ ...page, items: [], total: 0, hasMore: false }) },
    rule: 'probe.lifecycle.listed',
  },
  {
    name: 'does not read If-None-Match',
    defect: { ignores: 'if-none-match' },
    rule: 'probe.conditions.not-modified',
  },
  {
    name: 'does not read If-Match',
    defect: { ignores: 'if-match' },
    rule: 'probe.conditions.failed',
  },
  {
    name: 'does not change the ETag',
    defect: inHeaders(/^(?:GET|PATCH|PUT|POST) \S+/, (headers) => ({
      ...headers,
      ...(headers['etag'] !== undefined && { etag: '"one"' }),
    })),
    rule: 'probe.conditions.changed-tag',
  },
  {
    name: 'shows another title after PATCH',
    defect: inBody(patch, (body) => ({ ...body, title: 'before' })),
    rule: 'probe.lifecycle.merged',
  },
  {
    name: 'merges what PUT sends',
    defect: { request: (line) => (put.test(line) ? line.replace('PUT', 'PATCH') : line) },
    rule: 'probe.lifecycle.replaced',
  },
  {
    name: 'changes another book, too',
    defect: {
      after: (line, books) => {
        for (const [id, book] of patch.test(line) ? books : []) {
          const isOther = !line.endsWith(id);
          if (isOther) books.set(id, { ...book, values: { ...book.values, title: 'changed' } });
        }
      },
    },
    rule: 'probe.lifecycle.unaffected',
  },
  {
    name: 'serves a book that was removed',
    defect: { request: (line) => line.replace(/^DELETE (\S+b\d+)$/, 'GET $1') },
    rule: 'probe.lifecycle.removed',
  },
  {
    name: 'reads a cover as text',
    defect: {
      reply: (line, reply) =>
        line.startsWith('GET') && Buffer.isBuffer(reply.body)
          ? { ...reply, body: Buffer.from(reply.body.toString('utf8')) }
          : reply,
    },
    rule: 'probe.lifecycle.stored',
  },
  {
    name: 'counts one review too many',
    defect: inBody(get, (body) => ({ ...body, reviewCount: Number(body['reviewCount']) + 1 })),
    rule: 'probe.lifecycle.counted',
  },
  {
    name: 'gives a review to another book',
    defect: inBody(/^POST \S+reviews$/, (body) => ({ ...body, bookId: 'b0' })),
    rule: 'probe.lifecycle.parent',
  },
];

/** What it does in a list. */
export const listDefects: readonly KnownDefect[] = [
  {
    name: 'loses the last item of a full page',
    paging: 'offset',
    defect: {
      page: (page) => ({
        ...page,
        items: page.size > 1 && page.hasMore ? page.items.slice(0, -1) : page.items,
      }),
    },
    rule: 'probe.paging.complete',
  },
  {
    name: 'repeats an item on the next page',
    paging: 'page',
    defect: {
      page: (page) => ({
        ...page,
        items:
          page.start === 0
            ? page.items
            : page.all.slice(page.start - 1, page.start - 1 + page.size),
      }),
    },
    rule: 'probe.paging.once',
  },
  {
    name: 'sorts each page by itself',
    paging: 'offset',
    defect: {
      page: (page) => ({ ...page, items: page.size === 3 ? page.items.toReversed() : page.items }),
    },
    rule: 'probe.paging.order',
  },
  {
    name: 'does not limit a page',
    paging: 'link',
    defect: { page: (page) => ({ ...page, items: page.all.slice(page.start) }) },
    rule: 'probe.paging.size',
  },
  {
    name: 'says that there is more',
    paging: 'page',
    defect: { page: (page) => ({ ...page, hasMore: true }) },
    rule: 'probe.paging.last',
  },
  {
    name: 'counts wrongly',
    paging: 'offset',
    defect: { page: (page) => ({ ...page, total: page.total + 1 }) },
    rule: 'probe.paging.total',
  },
  {
    name: 'says another number of the page',
    paging: 'page',
    defect: inBody(/^GET \/books\?/, (body) => ({ ...body, page: 7 })),
    rule: 'probe.paging.echo',
  },
  {
    name: 'links to the page after the next',
    paging: 'link',
    defect: inHeaders(/^GET \/books\?limit=2$/, (headers) => ({
      ...headers,
      ...(headers['link'] !== undefined && { link: '</books?limit=2&page=3>; rel="next"' }),
    })),
    rule: 'probe.paging.link',
  },
  {
    name: 'does not filter',
    paging: 'cursor',
    defect: { request: (line) => line.replace(/genre=[^&]*/, '') },
    rule: 'probe.paging.filter',
  },
  {
    name: 'sorts the wrong way',
    paging: 'last-item',
    defect: { request: (line) => line.replace('sort=-year', 'sort=year') },
    rule: 'probe.paging.sorted',
  },
];
