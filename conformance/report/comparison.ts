import { mapTexts } from '../json/map-texts.js';
import {
  changes,
  type Change,
  type ChangedRequirement,
  type Comparison,
  type Uncompared,
} from '../verdict/compare-results.js';
import { createColors, type Colors } from './colors.js';
import { cutLine } from './cut-line.js';
import { codeSpan, plainText } from './markdown-text.js';

/** The formats of a comparison, by their names for `--format`. */
export const comparisonFormats = ['text', 'json', 'markdown'] as const;

export type ComparisonFormat = (typeof comparisonFormats)[number];

export interface ComparisonOptions {
  /** Whether to colour the text, by escape codes of terminals. */
  readonly color?: boolean | undefined;
  /** Columns of the terminal; 120 by default. */
  readonly width?: number | undefined;
}

/** A comparison in one of its formats. */
export function formatComparison(
  comparison: Comparison,
  format: ComparisonFormat,
  options: ComparisonOptions = {},
): string {
  switch (format) {
    case 'text':
      return formatText(comparison, options);
    case 'json':
      return `${JSON.stringify(comparison, null, 2)}\n`;
    case 'markdown':
      return formatMarkdown(comparison);
    default:
      return format satisfies never;
  }
}

const titles: Readonly<Record<Change, string>> = {
  new: 'New',
  fixed: 'Fixed',
  unchanged: 'Unchanged',
};

/** Names of cases that are shown for one requirement. */
const mostNames = 3;

function formatText(
  reported: Comparison,
  { color = false, width = 120 }: ComparisonOptions,
): string {
  const comparison = mapTexts(reported, (text) => text.replace(/\p{Cc}/gu, '\ufffd'));
  const colors = createColors(color);
  const columns = Math.max(width, 60);
  const sections = changes.flatMap((change) => {
    const requirements = comparison.changes[change];
    if (requirements.length === 0) return [];
    const lines = requirements.flatMap((each) => formatRequirement(each, change, columns));
    const title = `${titles[change]}: ${countOf(comparison.counts[change], 'violation')}`;
    return [[colors.bold(paint(change, colors)(title)), ...lines].join('\n')];
  });
  const blocks = [
    [`old: ${formatRun(comparison.old)}`, `new: ${formatRun(comparison.new)}`].join('\n'),
    ...sections,
    ...formatUncompared(comparison, columns),
    ...formatLost(comparison, formatNames),
    formatCounts(comparison),
  ];
  return `${blocks.join('\n\n')}\n`;
}

/** What is known of one of the runs only, which shows no change. */
function formatUncompared({ only, ...runs }: Comparison, width: number): readonly string[] {
  return (['old', 'new'] as const).flatMap((run) => {
    const { cases, requirements } = only[run];
    if (cases.length === 0) return [];
    const title = `Only in ${runs[run].file}, not compared: ${countUncompared(only[run])}`;
    const names = cutLine(`  ${formatNames(cases)}`, width);
    const lines = requirements.flatMap((each) => formatRequirement(each, 'unchanged', width));
    return [[title, names, ...lines].join('\n')];
  });
}

function countUncompared({ cases, violations }: Uncompared): string {
  const counted = countOf(cases.length, 'case');
  return violations === 0 ? counted : `${counted}, ${countOf(violations, 'violation')}`;
}

function formatLost(
  { lost }: Comparison,
  formatCases: (names: readonly string[]) => string,
): readonly string[] {
  if (lost.length === 0) return [];
  return [`Could not run any more: ${countOf(lost.length, 'case')}: ${formatCases(lost)}`];
}

function formatRun({ file, suite, target }: Comparison['old']): string {
  return `${file}, ${target}, upspec ${suite}`;
}

/** Two lines for what changed, one for what did not. */
function formatRequirement(
  { requirement, level, text, cases }: ChangedRequirement,
  change: Change,
  width: number,
): readonly string[] {
  const head = `  ${requirement} (${level}, ${countOf(cases.length, 'case')})`;
  const title = `${head} ${cutLine(text, width - head.length - 1)}`;
  return change === 'unchanged' ? [title] : [title, cutLine(`    ${formatNames(cases)}`, width)];
}

function formatNames(names: readonly string[]): string {
  const shown = names.slice(0, mostNames).join(', ');
  return names.length > mostNames ? `${shown} and ${names.length - mostNames} more` : shown;
}

function paint(change: Change, colors: Colors): (text: string) => string {
  switch (change) {
    case 'new':
      return colors.red;
    case 'fixed':
      return colors.green;
    case 'unchanged':
      return (text) => text;
    default:
      return change satisfies never;
  }
}

/** `1 new, 2 fixed, 40 unchanged; 3 cases are not compared` */
function formatCounts({ counts, only }: Comparison): string {
  const shown = changes.map((change) => `${counts[change]} ${titles[change].toLowerCase()}`);
  const uncompared = only.old.cases.length + only.new.cases.length;
  const isOne = uncompared === 1;
  const rest =
    uncompared === 0 ? '' : `; ${countOf(uncompared, 'case')} ${isOne ? 'is' : 'are'} not compared`;
  return `${shown.join(', ')}${rest}`;
}

function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

// A comment on GitHub holds 65,536 characters.
const longestReport = 60_000;

function formatMarkdown(comparison: Comparison): string {
  const rows = changes.flatMap((change) =>
    comparison.changes[change].map(({ requirement, level, cases }) => {
      const names = cases.slice(0, mostNames).map(codeCell).join(', ');
      const more = cases.length > mostNames ? ` and ${cases.length - mostNames} more` : '';
      const cells = [titles[change].toLowerCase(), plainText(requirement), level];
      return `| ${[...cells, `${cases.length}`, `${names}${more}`].join(' | ')} |`;
    }),
  );
  let length = 0;
  const shown = rows.filter((row) => (length += row.length + 1) < longestReport);
  const left = rows.length - shown.length;
  const table = [
    '| change | requirement | level | cases | names |',
    '| --- | --- | --- | --: | --- |',
  ];
  const uncompared = (['old', 'new'] as const).flatMap((run) => {
    const { cases } = comparison.only[run];
    if (cases.length === 0) return [];
    const file = codeSpan(comparison[run].file);
    const counted = countUncompared(comparison.only[run]);
    return [`Only in ${file}, not compared: ${counted}: ${formatCodes(cases)}`];
  });
  const blocks = [
    `## ${formatCounts(comparison)}`,
    [`- old: ${describe(comparison.old)}`, `- new: ${describe(comparison.new)}`].join('\n'),
    ...(rows.length === 0 ? [] : [[...table, ...shown].join('\n')]),
    ...(left === 0 ? [] : [`… and ${left} more; \`--format json\` lists all of them.`]),
    ...uncompared,
    ...formatLost(comparison, formatCodes),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function formatCodes(names: readonly string[]): string {
  return formatNames(names.map(codeSpan));
}

/** Within a table a bar would end the cell, even in code. */
function codeCell(name: string): string {
  return codeSpan(name).replaceAll('|', '\\|');
}

function describe({ file, suite, target }: Comparison['old']): string {
  return `${codeSpan(file)}, ${codeSpan(target)}, upspec ${plainText(suite)}`;
}
