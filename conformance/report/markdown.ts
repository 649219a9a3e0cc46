import {
  requirementVerdicts,
  verdicts,
  type CaseResult,
  type RequirementSummary,
  type Result,
} from '../verdict/result.js';
import { notesOf } from '../verdict/notes-of.js';
import { deviationsFrom, type Deviation } from './deviations.js';
import { headlineOf } from './headline.js';
import { codeBlock, codeSpan, plainText } from './markdown-text.js';
import { groupRequirements } from './requirement-groups.js';
import { splitCode } from './split-code.js';
import { formatDifference } from '../difference/difference.js';

// A comment on GitHub holds 65,536 characters.
const mostDeviations = 20;
const longestReport = 60_000;

/** A run as Markdown, for a comment or a job's summary: violations first, bounded. */
export function formatMarkdown(result: Result): string {
  const { requirements } = result;
  const broken = (['fail', 'warn'] as const).flatMap((outcome) =>
    requirements.filter(({ verdict }) => verdict === outcome),
  );
  const blocks = broken.map((requirement) => formatRequirement(requirement, result));
  const { shown, left } = firstThatFit(blocks);
  const more = left === 0 ? [] : [`… and ${left} more; the other reports list all of them.`];
  return `${[
    `## ${plainText(headlineOf(result))}`,
    formatHead(result),
    formatTable([verdicts.map(titleOf), verdicts.map((verdict) => `${result.counts[verdict]}`)]),
    ...(blocks.length === 0 ? [] : ['### Violated requirements', ...shown, ...more]),
    ...formatCases('Passed unexpectedly', result, 'unexpected-pass'),
    ...formatCases('Known failures', result, 'known-failure'),
    ...formatCases('Could not run', result, 'could-not-run'),
    ...formatNotes(notesOf(result)),
    '### Requirements by group',
    formatGroups(result),
  ].join('\n\n')}\n`;
}

function formatHead({ suite, target, settings, stopped, durationMs }: Result): string {
  const shard = settings?.shard;
  const reported = [
    codeSpan(target),
    `upspec ${plainText(suite)}`,
    ...(settings === undefined ? [] : [`profile ${plainText(settings.profile)}`]),
    ...(shard === undefined ? [] : [`shard ${shard.index} of ${shard.of}`]),
    `${(durationMs / 1000).toFixed(1)} s`,
  ];
  const why = stopped === undefined ? '' : `\n\n**Stopped:** ${plainText(stopped)}`;
  return `${reported.join(' · ')}${why}`;
}

function formatRequirement(requirement: RequirementSummary, result: Result): string {
  const { id, level, text, evidence, verdict, blocks = [] } = requirement;
  const deviations = deviationsFrom(id, result).filter(({ isKnown }) => !isKnown);
  const shown = deviations.slice(0, mostDeviations).map(formatDeviation);
  const left = deviations.length - shown.length;
  return [
    `<details${verdict === 'fail' ? ' open' : ''}><summary><b>${verdict === 'fail' ? 'FAIL' : 'WARN'} ${plainText(id)}</b> (${level}) ${formatClause(text)}</summary>`,
    ...(evidence.length === 0 ? [] : [`Evidence: ${plainText(evidence.join('; '))}`]),
    ...(blocks.length === 0 ? [] : [`Blocks ${count(blocks.length, 'case')}.`]),
    ...shown,
    ...(left === 0 ? [] : [`… and ${left} more ways.`]),
    '</details>',
  ].join('\n\n');
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

function formatClause(text: string): string {
  return splitCode(text)
    .map(({ text: piece, isCode }) =>
      isCode ? `<code>${plainText(piece)}</code>` : plainText(piece),
    )
    .join('');
}

function formatDeviation({ finding, cases }: Deviation): string {
  const { request, curl, replay } = finding;
  const { where, expected, actual } = formatDifference(finding);
  const also = cases.length === 1 ? '' : ` and ${cases.length - 1} more`;
  return [
    `In ${codeSpan(cases[0]?.name ?? '')}${also}: ${plainText(where)} of ${codeSpan(request)}`,
    codeBlock('diff', `- expected ${expected}\n+ actual   ${actual}`),
    codeBlock('sh', replay === undefined ? curl : `${curl}\n${replay}`),
  ].join('\n\n');
}

function formatCases(
  title: string,
  { cases }: Result,
  verdict: CaseResult['verdict'],
): readonly string[] {
  const own = cases.filter((each) => each.verdict === verdict);
  if (own.length === 0) return [];
  const lines = own.map(({ name, reason }) => `- ${codeSpan(name)}: ${plainText(reason ?? '')}`);
  const { shown, left } = firstThatFit(lines);
  return [`### ${title}`, [...shown, ...(left === 0 ? [] : [`- … and ${left} more`])].join('\n')];
}

function formatNotes(notes: readonly string[]): readonly string[] {
  if (notes.length === 0) return [];
  const { shown, left } = firstThatFit(notes.map((note) => `- ${plainText(note)}`));
  return ['### Notes', [...shown, ...(left === 0 ? [] : [`- … and ${left} more`])].join('\n')];
}

/** The first texts that together are short enough. */
function firstThatFit(texts: readonly string[]): {
  readonly shown: readonly string[];
  readonly left: number;
} {
  let length = 0;
  const shown = texts.filter((text) => (length += text.length) < longestReport / 2);
  return { shown, left: texts.length - shown.length };
}

function formatGroups(result: Result): string {
  const rows = groupRequirements(result).map(({ name, requirements }) => [
    name,
    ...requirementVerdicts.map(
      (outcome) => `${requirements.filter(({ verdict }) => verdict === outcome).length}`,
    ),
  ]);
  return formatTable([['group', ...requirementVerdicts.map(titleOf)], ...rows]);
}

function formatTable([head = [], ...rows]: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const rule = head.map((cell) => (cell === 'group' ? '---' : '--:'));
  return [line(head), line(rule), ...rows.map(line)].join('\n');
}

function titleOf(verdict: string): string {
  return verdict.replaceAll('-', ' ');
}
