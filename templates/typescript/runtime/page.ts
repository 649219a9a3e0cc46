import { APIPromise } from './api-promise.js';
import { PagingError } from './errors.js';
import type { PageSource } from './next-page.js';
import { isRecord } from './value-type.js';

/** One page of a list; iterating it yields its items and those of all later pages. */
export class CursorPage<T> implements AsyncIterable<T> {
  readonly data: T[];
  readonly has_more: boolean;
  /** The parsed page. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly #source: PageSource<CursorPage<T>>;
  readonly #requestId: string | null;

  /** @throws PagingError where the body has no items. */
  constructor(body: unknown, source: PageSource<CursorPage<T>>, requestId: string | null) {
    const { items, hasMore, itemsOptional = false } = source.rule;
    const found = isRecord(body) ? (body[items] ?? (itemsOptional ? [] : undefined)) : undefined;
    if (!isRecord(body) || !isItems<T>(found)) {
      throw new PagingError(`the page has no array at ${JSON.stringify(items)}`);
    }
    this.body = body;
    this.data = found;
    // A page without it is the last: its server may not support cursors.
    this.has_more = Boolean(body[hasMore]);
    this.#source = source;
    this.#requestId = requestId;
  }

  /** The response's `x-request-id`; null where it has none. */
  get _request_id(): string | null {
    return this.#requestId;
  }

  /** Whether another page follows. An empty page is always the last. */
  hasNextPage(): boolean {
    return this.has_more && this.data.length > 0;
  }

  /** @throws PagingError where no page follows, or the server repeats one. */
  async getNextPage(): Promise<CursorPage<T>> {
    if (!this.hasNextPage()) {
      throw new PagingError('there is no next page; call hasNextPage() first');
    }
    const { nextPage } = await import('./next-page.js');
    return nextPage(this.data, this.#source);
  }

  getPaginatedItems(): T[] {
    return this.data;
  }

  /** This page and all later ones. */
  async *iterPages(): AsyncGenerator<CursorPage<T>, void, undefined> {
    yield this;
    let next = this.hasNextPage() ? await this.getNextPage() : undefined;
    while (next !== undefined) {
      yield next;
      next = next.hasNextPage() ? await next.getNextPage() : undefined;
    }
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T, void, undefined> {
    for await (const page of this.iterPages()) yield* page.data;
  }
}

/** The first page of a list when awaited, all items of the list when iterated. */
export class PagePromise<T, Responses = object>
  extends APIPromise<CursorPage<T>, Responses>
  implements AsyncIterable<T>
{
  async *[Symbol.asyncIterator](): AsyncGenerator<T, void, undefined> {
    yield* await this;
  }
}

/** The type of the items is the document's; it is not checked at run time. */
function isItems<T>(value: unknown): value is T[] {
  return Array.isArray(value);
}
