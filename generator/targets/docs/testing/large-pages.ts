import { expect, test } from 'vitest';
import { type LargeDocument, WRONG_COUNT } from '../../../testing/large-documents.js';
import { brokenLinks } from './broken-links.js';
import { emitPages } from './emit-pages.js';

/** Tests the pages of a large document. */
export function testLargePages({ path, operations }: LargeDocument): void {
  test('becomes pages without broken links', async () => {
    const full = await emitPages(path);
    const ofOperations = [...full].filter(([, text]) =>
      /^\*\*(GET|HEAD|POST|PUT|PATCH|DELETE)\*\* `/m.test(text),
    );
    expect(ofOperations, WRONG_COUNT).toHaveLength(operations);
    expect(brokenLinks(full)).toEqual([]);
  });
}
