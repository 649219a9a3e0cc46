import { formatBlock, hasCommand, type BlockLayout } from './brief-block.js';
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

/** What a page shows besides blocks. */
export interface BriefPage extends Omit<BlockLayout, 'mostRows'> {
  /** The command that runs the cases of some requirements again. */
  rerun(requirements: readonly string[]): string;
}

/**
 * The violations in the roomiest layout with which all fits on a page. Where none does, the last ones of
 * a few violations share one command, and many are longer than a page.
 *
 * @param used the lines of the page that are taken
 */
export function formatViolations(
  violations: readonly Violation[],
  used: number,
  page: BriefPage,
): string {
  const isFew = violations.length <= pages.few.violations;
  const most = (isFew ? pages.few.lines : pages.many.lines) - used;
  for (const { mostRows, gap } of layouts) {
    const blocks = violations.map((each) => formatBlock(each, { ...page, mostRows }));
    const lines = blocks.flat().length + (blocks.length - 1) * (gap.length - 1);
    if (lines > most) continue;
    const filled = lengthen({ violations, blocks, mostRows }, most - lines, page);
    return filled.map((block) => block.join('\n')).join(gap);
  }
  const blocks = violations.map((each) => formatBlock(each, { ...page, mostRows: 1 }));
  if (!isFew) return blocks.flat().join('\n');
  // Without its command a block has two lines, and the command of all takes one.
  const withCommand = Math.max(0, most - 2 * blocks.length - 1);
  const others = violations.slice(withCommand).flatMap(requirementsOf);
  return [
    ...blocks.flatMap((lines, at) => (at < withCommand ? lines : lines.slice(0, 2))),
    `Reproduce the last ${blocks.length - withCommand}: ${page.rerun(others)}`,
  ].join('\n');
}

interface BlocksOfLayout {
  readonly violations: readonly Violation[];
  readonly blocks: readonly (readonly string[])[];
  readonly mostRows: number;
}

/** Gives the first blocks that have no command one of more rows, as long as there is room. */
function lengthen(
  { violations, blocks, mostRows }: BlocksOfLayout,
  room: number,
  page: BriefPage,
): readonly (readonly string[])[] {
  let left = room;
  return blocks.map((block, at) => {
    const violation = violations[at];
    if (violation === undefined || hasCommand(violation, mostRows)) return block;
    const longer = formatBlock(violation, { ...page, mostRows: layouts[0].mostRows });
    if (longer.length - block.length > left) return block;
    left -= longer.length - block.length;
    return longer;
  });
}

function requirementsOf(violation: Violation): readonly string[] {
  const violated = violation.kind === 'shared' ? violation.requirements : [violation.requirement];
  return violated.map(({ id }) => id);
}
