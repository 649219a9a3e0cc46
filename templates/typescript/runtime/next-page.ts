import type { PageRule } from './client-request.js';
import { PagingError } from './errors.js';
import { isRecord } from './value-type.js';

/** How a page is read, and how the next one is requested. */
export interface PageSource<Page> {
  readonly rule: PageRule;
  /** The previous cursors, by which a repeated page is detected. */
  readonly cursors: readonly string[];
  next(cursor: string, cursors: readonly string[]): PromiseLike<Page>;
}

/**
 * Requests the page after one with these items.
 *
 * @throws PagingError where the last item has no cursor, or the server repeats a page.
 */
export async function nextPage<Page extends { readonly data: readonly unknown[] }>(
  data: readonly unknown[],
  { rule, cursors, next }: PageSource<Page>,
): Promise<Page> {
  const cursor = cursorOf(data.at(-1), rule.itemId);
  if (cursor === undefined) {
    throw new PagingError(`the last item has no ${JSON.stringify(rule.itemId)} to continue from`);
  }
  const seen = [...cursors, cursor];
  const page = await next(cursor, seen);
  const last = cursorOf(page.data.at(-1), rule.itemId);
  if (last !== undefined && seen.includes(last)) {
    throw new PagingError(
      `the server repeats items: the page after ${JSON.stringify(cursor)} ends with ${JSON.stringify(last)}, which is a repetition`,
    );
  }
  return page;
}

function cursorOf(item: unknown, itemId: string): string | undefined {
  const id = isRecord(item) ? item[itemId] : undefined;
  if (Number.isSafeInteger(id)) return String(id);
  return typeof id === 'string' && id !== '' ? id : undefined;
}
