import { formatBlock, type BlockLayout } from './brief-block.js';
import type { Violation } from './violations.js';

/** From the roomiest to the tightest. */
const layouts = [
  { mostRows: 3, gap: '\n\n' },
  { mostRows: 2, gap: '\n\n' },
  { mostRows: 2, gap: '\n' },
  { mostRows: 1, gap: '\n' },
] as const;

/** What fits on a page: of a few violations, and of many. */
const pages = { few: { violations: 9, lines: 30 }, many: { lines: 80 } } as const;

/**
 * The violations in the roomiest layout with which all fits on a page. Where none does, a few
 * violations lose the commands of the last ones, and many are longer than a page.
 *
 * @param used the lines of the page that are taken
 */
export function formatViolations(
  violations: readonly Violation[],
  used: number,
  page: Omit<BlockLayout, 'mostRows'>,
): string {
  const isFew = violations.length <= pages.few.violations;
  const most = (isFew ? pages.few.lines : pages.many.lines) - used;
  const blocksOf = (mostRows: number): readonly (readonly string[])[] =>
    violations.map((each) => formatBlock(each, { ...page, mostRows }));
  const texts = layouts.map(({ mostRows, gap }) =>
    blocksOf(mostRows)
      .map((lines) => lines.join('\n'))
      .join(gap),
  );
  const fitting = texts.find((text) => text.split('\n').length <= most);
  if (fitting !== undefined || !isFew) return fitting ?? texts.at(-1) ?? '';
  const blocks = blocksOf(1);
  // Without its command a block has two lines.
  const withCommand = most - 2 * blocks.length;
  return blocks.flatMap((lines, at) => (at < withCommand ? lines : lines.slice(0, 2))).join('\n');
}
