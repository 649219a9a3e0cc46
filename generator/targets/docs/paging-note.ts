import type { Operation } from '@upspec/document';
import type { Writer } from './book.js';

/**
 * Says, below the examples of a list, how to get the pages after the one that they print.
 */
export function pagingNote({ page }: Operation, { book, medium }: Writer): string {
  if (page === undefined) return '';
  const { cursor, itemId, hasMore } = page;
  const { code } = medium;
  return [
    `These print one page. While ${code(hasMore)} is true, get the next page by sending the same request with ${code(cursor)} set to the ${code(itemId)} of the last item.`,
    `TypeScript gets all pages with ${code('for await (const item of page)')}, Ruby with ${code('page.auto_paging_each { |item| … }')}, and the CLI without ${code('--format raw')}, up to ${code('--max-items')} items.`,
    `${medium.link('Paging', { page: book.pagePaths.guide('paging') })} shows the programs.`,
  ].join(' ');
}
