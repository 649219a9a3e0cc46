import type { Operation, Page } from '@upspec/document';
import type { Writer } from './book.js';
import { guideSection, type GuideSection } from './guide-section.js';
import { pagingPrograms } from './program-view.js';
import { titleOf } from './title-of.js';

/** The sections on paging: the lists, and programs that get all pages of the first one. */
export function pagingSections({ book, medium }: Writer): readonly GuideSection[] {
  const { model, pagePaths } = book;
  const { code, link, text } = medium;
  const lists = model.operations.flatMap((operation) =>
    operation.page === undefined ? [] : [{ operation, page: operation.page }],
  );
  const linkTo = (operation: Operation): string =>
    link(text(titleOf(operation)), { page: pagePaths.operation(operation) });
  const rule = ({ items, cursor, itemId, hasMore }: Page): string =>
    `the items are in ${code(items)}. While ${code(hasMore)} is true, get the next page by sending the same request with ${code(cursor)} set to the ${code(itemId)} of the last item`;
  const [first] = lists;
  const [example] = first?.operation.examples ?? [];
  if (first === undefined || example === undefined) return [];
  return [
    guideSection({
      heading: 'Lists with pages',
      lines: [
        'A list is returned in pages. Items that are created or deleted between two requests do not move the items of the next page, as a page starts after an item and not at a number.',
      ],
      items: lists.map(({ operation, page }) => `${linkTo(operation)}: ${rule(page)}.`),
    }),
    guideSection({
      heading: 'Get all pages',
      lines: [`Each program prints every item of ${linkTo(first.operation)}.`],
      programs: pagingPrograms({ model, operation: first.operation, example }, medium),
    }),
  ];
}
