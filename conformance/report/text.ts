import type { Finding } from '../verdict/finding.js';
import type { CaseResult, Counts, RequirementSummary, Result } from '../verdict/result.js';
import { createColors, type Colors } from './colors.js';
import { formatSummary } from './text-summary.js';

export interface TextOptions {
  /** Whether to colour the text, by escape codes of terminals. */
  readonly color?: boolean | undefined;
}

/** A run as text for people: what failed first, then the rest, a summary, and what to run next. */
export function formatText(result: Result, { color = false }: TextOptions = {}): string {
  const colors = createColors(color);
  const requirements = new Map(result.requirements.map((each) => [each.id, each]));
  const page: Page = { result, colors, requirements };
  const blocks = [
    `upspec ${result.suite} checked ${result.target}`,
    ...inOrder(result, 'fail').map((each) => formatFailed(each, page)),
    ...inOrder(result, 'warn').map((each) => formatFailed(each, page)),
    formatBroken(inOrder(result, 'could-not-run'), page),
    formatObserved(page),
    formatSkipped(inOrder(result, 'skip'), page),
    ...(result.notes.length > 0 ? [['Notes', ...result.notes.map(indent)].join('\n')] : []),
    formatSummary(result, colors),
    ...(result.stopped === undefined ? [] : [colors.red(`Stopped: ${result.stopped}`)]),
    formatCounts(result.counts, result),
    ...formatNext(result),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

interface Page {
  readonly result: Result;
  readonly colors: Colors;
  readonly requirements: ReadonlyMap<string, RequirementSummary>;
}

function inOrder(result: Result, verdict: CaseResult['verdict']): readonly CaseResult[] {
  return result.cases.filter((each) => each.verdict === verdict);
}

function formatFailed(failed: CaseResult, page: Page): string {
  const { colors } = page;
  const mark =
    failed.verdict === 'fail'
      ? colors.red(colors.bold('FAIL'))
      : colors.yellow(colors.bold('WARN'));
  return [
    `${mark}  ${colors.bold(failed.name)}  ${failed.title}`,
    ...failed.findings.map((finding) => formatFinding(finding, failed, page)),
    ...(failed.reason === undefined ? [] : [indent(`then ${failed.reason}`)]),
  ].join('\n');
}

function formatFinding(finding: Finding, { evidence }: CaseResult, page: Page): string {
  const { colors, requirements } = page;
  const requirement = requirements.get(finding.requirement);
  const sources = [...new Set([...(requirement?.evidence ?? []), ...evidence])];
  return [
    `  ${colors.bold(finding.requirement)} ${requirement?.level ?? ''}: ${requirement?.text ?? ''}`,
    `    where     ${finding.where}, exchange ${finding.exchange}: ${finding.request}`,
    `    wanted    ${colors.green(finding.wanted)}`,
    `    got       ${colors.red(finding.got)}`,
    `    evidence  ${sources.join('; ')}`,
    `    show it   ${colors.cyan(finding.curl)}`,
  ].join('\n');
}

function formatBroken(broken: readonly CaseResult[], { colors }: Page): string {
  if (broken.length === 0) return '';
  const lines = broken.map(({ name, reason }) => indent(`${name}: ${reason ?? 'no answer'}`));
  return [colors.magenta(colors.bold('COULD NOT RUN')), ...lines].join('\n');
}

function formatObserved({ result, colors, requirements }: Page): string {
  const lines = result.cases.flatMap(({ name, observations }) =>
    observations.flatMap(({ requirement, got, request }) => [
      `  ${requirement}: ${requirements.get(requirement)?.text ?? ''}`,
      `    ${name}: ${request} gave ${got}`,
    ]),
  );
  if (lines.length === 0) return '';
  const title = 'OBSERVED (nobody has published what OpenAI does; nothing is judged)';
  return [colors.bold(title), ...lines].join('\n');
}

function formatSkipped(skipped: readonly CaseResult[], { colors }: Page): string {
  if (skipped.length === 0) return '';
  const reasons = [...new Set(skipped.map(({ reason }) => reason ?? 'no reason given'))];
  const lines = reasons.map((reason) => {
    const count = skipped.filter((each) => each.reason === reason).length;
    return indent(`${count} ${count === 1 ? 'case' : 'cases'}: ${reason}`);
  });
  return [colors.bold('SKIPPED'), ...lines].join('\n');
}

function formatCounts(counts: Counts, { cases, durationMs }: Result): string {
  const told = [
    `${counts.pass} passed`,
    `${counts.fail} failed`,
    `${counts.warn} warned`,
    `${counts.observed} observed`,
    `${counts.skip} skipped`,
    `${counts['could-not-run']} could not run`,
  ];
  return `${told.join(', ')} (${cases.length} cases, ${(durationMs / 1000).toFixed(1)} s)`;
}

function formatNext(result: Result): readonly string[] {
  const next = ['fail', 'warn', 'could-not-run'] as const;
  const first = next
    .flatMap((verdict) => inOrder(result, verdict))
    .find(({ name }) => !name.startsWith('preflight/'));
  if (first === undefined) return [];
  return [`Play one again: upspec check ${result.target} --only ${first.name}`];
}

function indent(line: string): string {
  return `  ${line}`;
}
