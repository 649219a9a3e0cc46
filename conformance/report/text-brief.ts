import { notesOf } from '../verdict/notes-of.js';
import { rerunCommand } from '../verdict/replay-command.js';
import type { CaseResult, Result } from '../verdict/result.js';
import { formatViolations } from './brief-violations.js';
import { createColors, type Colors } from './colors.js';
import { cutLine } from './cut-line.js';
import { printableResult } from './printable-result.js';
import { casesOf, formatHead, formatNext, formatOutcome } from './text-outcome.js';
import { formatReason, formatUnrun } from './text-reasons.js';
import type { TextOptions } from './text.js';
import { violationsOf, type Violation } from './violations.js';

export interface BriefOptions extends TextOptions {
  /** Columns of the terminal; 120 by default. */
  readonly width?: number | undefined;
}

/**
 * A run in a few lines, for people at a terminal: the outcome, at most four lines for each violated
 * requirement (a few more where few are violated), the rest in one line each, and the outcome again.
 */
export function formatBrief(reported: Result, options: BriefOptions = {}): string {
  const { color = false, width = 120 } = options;
  const result = printableResult(reported);
  const page = { colors: createColors(color), width: Math.max(width, narrowest) };
  const violations = violationsOf(result);
  const outcome = formatOutcome(result, page.colors);
  const head = formatHead(result);
  const first =
    violations.length === 0 ? [head] : [head, outcome, ...formatFirst(violations, result)];
  const rest = formatRest(result, page, violations.length > 0);
  const isCut = violations.length > 0 || rest.length > 0;
  const hint = isCut ? ['All details: --verbose, or --report html=report.html'] : [];
  const last = [[...rest, ...hint].join('\n'), outcome, formatNext(result)];
  const used = joinBlocks([first.join('\n'), ...last]).split('\n').length;
  const sides = bySide(violations);
  // An empty line follows the violations, and a head with its own comes before those of each side.
  const taken = used + 1 + (sides.length > 1 ? 4 : 0);
  const middle = sides.map(({ head: side, violations: some }) => {
    const others = violations.length - some.length;
    const shown = formatViolations(some, taken + others * linesOfOther, {
      ...page,
      rerun: (requirements) => rerunCommand(result, requirements),
    });
    return sides.length > 1 ? `${page.colors.bold(side)}\n\n${shown}` : shown;
  });
  return `${joinBlocks([first.join('\n'), ...middle, ...last])}\n`;
}

/** About so many lines has a violation of the other side. */
const linesOfOther = 4;

interface SideViolations {
  readonly head: string;
  readonly violations: readonly Violation[];
}

/** The violations of a client and those of a server, where a run has both. */
function bySide(violations: readonly Violation[]): readonly SideViolations[] {
  const isOfClient = ({ cases }: Violation): boolean =>
    cases.every(({ kind }) => kind === 'client');
  return [
    { head: 'The client', violations: violations.filter(isOfClient) },
    { head: 'The server', violations: violations.filter((each) => !isOfClient(each)) },
  ].filter((side) => side.violations.length > 0);
}

/** At fewer columns the terminal wraps the lines. */
const narrowest = 72;

interface Page {
  readonly colors: Colors;
  readonly width: number;
}

function joinBlocks(blocks: readonly string[]): string {
  return blocks.filter((block) => block !== '').join('\n\n');
}

/** A requirement that blocks fewer cases than these is not mentioned on its own. */
const fewestBlocked = 10;

/** What to fix first, as many cases depend on it. */
function formatFirst(violations: readonly Violation[], { counts }: Result): readonly string[] {
  const skipped = counts.skip;
  return violations
    .flatMap((each) => (each.kind === 'shared' ? each.requirements : [each.requirement]))
    .filter(({ blocks = [] }) => blocks.length >= fewestBlocked)
    .slice(0, 3)
    .map(({ id, blocks = [] }) => {
      const of = skipped > blocks.length ? ` of the ${skipped} skipped cases` : ' skipped cases';
      return `Fix ${id} first: ${blocks.length}${of} depend on it.`;
    });
}

/**
 * The cases that are neither passed nor violations, and the notes.
 *
 * @param isFull whether violations leave no room for what the counts say too
 */
function formatRest(result: Result, { width }: Page, isFull: boolean): readonly string[] {
  const known = result.counts['known-failure'];
  const observed = result.counts.observed;
  const section = (title: string, lines: readonly string[]): readonly string[] => {
    const [sole = '', ...others] = lines;
    if (sole === '') return [];
    if (others.length === 0) return [`${title}: ${sole}`];
    return [`${title}:`, ...firstOf(lines).map((line) => `  ${line}`)];
  };
  return [
    ...section('Passed unexpectedly', casesOf(result, 'unexpected-pass').map(formatReason)),
    ...section('Could not run', formatUnrun(casesOf(result, 'could-not-run'))),
    ...(known === 0 ? [] : [`Known failures: ${countOf(known)}`]),
    ...(observed === 0 || isFull
      ? []
      : [`Observed: ${countOf(observed)} of undocumented behaviour, which is not judged`]),
    ...formatSkips(casesOf(result, 'skip'), width),
    ...section('Notes', notesOf(result)),
  ];
}

/** Reasons for which cases were skipped that are named; the others are counted. */
const mostReasons = 2;

/** In one line, those that most cases have first. */
function formatSkips(skipped: readonly CaseResult[], width: number): readonly string[] {
  const counts = new Map<string, number>();
  for (const { blockedBy, reason = 'no reason given' } of skipped) {
    const shown = blockedBy === undefined ? reason : `${blockedBy} is violated`;
    counts.set(shown, (counts.get(shown) ?? 0) + 1);
  }
  const reasons = [...counts].toSorted(([, one], [, other]) => other - one);
  const others = reasons.slice(mostReasons).reduce((sum, [, count]) => sum + count, 0);
  const named = reasons.slice(0, mostReasons).map(([reason, count]) => `${count}: ${reason}`);
  if (others > 0) named.push(`${others}: other reasons`);
  const [sole] = reasons.length === 1 ? reasons : [];
  const why = sole === undefined ? ` (${named.join('; ')})` : `: ${sole[0]}`;
  return skipped.length === 0 ? [] : [cutLine(`Skipped: ${countOf(skipped.length)}${why}`, width)];
}

function countOf(cases: number): string {
  return `${cases} ${cases === 1 ? 'case' : 'cases'}`;
}

const mostLines = 3;

function firstOf(lines: readonly string[]): readonly string[] {
  if (lines.length <= mostLines + 1) return lines;
  return [...lines.slice(0, mostLines), `… and ${lines.length - mostLines} more`];
}
