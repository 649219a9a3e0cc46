import { mapTexts } from '../json/map-texts.js';
import { notesOf } from '../verdict/notes-of.js';
import { replayCommand } from '../verdict/replay-command.js';
import type { CaseResult, Counts, Result } from '../verdict/result.js';
import { createColors } from './colors.js';
import { headlineOf } from './headline.js';
import { formatBroken } from './text-broken.js';
import { formatSummary } from './text-summary.js';
import { formatObservation } from '../difference/observation.js';

export interface TextOptions {
  /** Whether to colour the text, by escape codes of terminals. */
  readonly color?: boolean | undefined;
}

/** A run as text for people: violations first, then the rest, a summary, and what to run next. */
export function formatText(reported: Result, { color = false }: TextOptions = {}): string {
  // What a server said must not steer the terminal that shows it.
  const clean = mapTexts(reported, (text) => text.replace(/\p{Cc}/gu, '\ufffd'));
  const result = {
    ...clean,
    cases: clean.cases.map((each, at) => withScripts(each, reported.cases[at])),
  };
  const colors = createColors(color);
  const section = (title: string, lines: readonly string[]): string =>
    lines.length === 0 ? '' : [colors.bold(title), ...lines.map((line) => `  ${line}`)].join('\n');
  const blocks = [
    formatHead(result),
    ...formatBroken(result, colors),
    section('FAILED CASES', bounded(inOrder(result, 'fail').map(formatCase))),
    section('PASSED UNEXPECTEDLY', inOrder(result, 'unexpected-pass').map(formatReason)),
    section('WARNED CASES', bounded(inOrder(result, 'warn').map(formatCase))),
    section('KNOWN FAILURES', inOrder(result, 'known-failure').map(formatReason)),
    section('COULD NOT RUN', bounded(formatUnrun(inOrder(result, 'could-not-run')))),
    section(
      'OBSERVED: the expected behaviour is not documented, so it is not judged',
      formatObserved(result),
    ),
    section('SKIPPED', formatSkipped(inOrder(result, 'skip'))),
    section('NOTES', notesOf(result)),
    formatSummary(result, colors),
    result.stopped === undefined ? '' : colors.red(`Stopped: ${result.stopped}`),
    result.counts.fail === 0 ? '' : colors.red(headlineOf(result)),
    formatCounts(result.counts, result),
    formatNext(result),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

/** A command of several lines is one of the kit's own making: its lines stay apart. */
function withScripts(clean: CaseResult, reported: CaseResult | undefined): CaseResult {
  const findings = clean.findings.map((finding, at) => ({
    ...finding,
    curl: (reported?.findings[at]?.curl ?? '').replace(/(?!\n)\p{Cc}/gu, '\ufffd'),
  }));
  return { ...clean, findings };
}

function formatHead({ suite, target, settings }: Result): string {
  const shard = settings?.shard;
  const reported = [
    ...(settings === undefined ||
    settings.profile === settings.defaultProfile ||
    settings.source !== undefined
      ? []
      : [`by the profile ${settings.profile}`]),
    ...(shard === undefined ? [] : [`shard ${shard.index} of ${shard.of}`]),
  ];
  return [`upspec ${suite} checked ${target}`, ...reported].join(', ');
}

function inOrder({ cases }: Result, verdict: CaseResult['verdict']): readonly CaseResult[] {
  return cases.filter((each) => each.verdict === verdict);
}

/** More lines than these hide what is above them. */
const mostLines = 40;

function bounded(lines: readonly string[]): readonly string[] {
  if (lines.length <= mostLines) return lines;
  const left = lines.length - mostLines;
  return [
    ...lines.slice(0, mostLines),
    `… and ${left} more; the html and json reports list all of them`,
  ];
}

function formatCase({ name, title, findings }: CaseResult): string {
  const broken = [...new Set(findings.map(({ requirement }) => requirement))];
  return `${name}: ${title} (${broken.join(', ')})`;
}

function formatReason({ name, reason }: CaseResult): string {
  return `${name}: ${reason ?? 'no reason given'}`;
}

function formatObserved({ cases, requirements }: Result): readonly string[] {
  return requirements.flatMap(({ id, text }) => {
    const seen = cases.flatMap(({ name, observations }) => {
      const reported = observations
        .filter(({ requirement }) => requirement === id)
        .map((each) => `${each.request}: ${formatObservation(each)}`);
      return reported.length === 0 ? [] : [`  ${name}: ${reported.join('; ')}`];
    });
    return seen.length === 0 ? [] : [`${id} ${text}`, ...seen];
  });
}

/** Cases that are next to each other and have the same reason are one line. */
function formatUnrun(unrun: readonly CaseResult[]): readonly string[] {
  const groups: (readonly [CaseResult, ...CaseResult[]])[] = [];
  for (const each of unrun) {
    const last = groups.at(-1);
    if (last !== undefined && last[0].reason === each.reason) groups.splice(-1, 1, [...last, each]);
    else groups.push([each]);
  }
  return groups.map((group) => {
    const [first, ...others] = group;
    if (others.length === 0) return formatReason(first);
    const reason = first.reason ?? 'no reason given';
    return `${first.name} and ${others.length} more: ${reason}`;
  });
}

function formatSkipped(skipped: readonly CaseResult[]): readonly string[] {
  const reasons = [...new Set(skipped.map(({ reason }) => reason ?? 'no reason given'))];
  return reasons.map((reason) => {
    const count = skipped.filter((each) => each.reason === reason).length;
    return `${count} ${count === 1 ? 'case' : 'cases'}: ${reason}`;
  });
}

function formatCounts(counts: Counts, { cases, durationMs }: Result): string {
  const known = counts['known-failure'];
  const reported = [
    `${counts.pass} passed`,
    `${counts.warn} warned`,
    `${counts.fail} failed${known === 0 ? '' : ` (${known} known ${known === 1 ? 'failure' : 'failures'})`}`,
    ...(counts['unexpected-pass'] === 0
      ? []
      : [`${counts['unexpected-pass']} passed unexpectedly`]),
    `${counts.skip} skipped`,
    `${counts.observed} observed`,
    `${counts['could-not-run']} could not run`,
  ];
  return `${reported.join(', ')} (${cases.length} cases, ${(durationMs / 1000).toFixed(1)} s)`;
}

/** A case to run again, where no finding above shows the command of its own. */
function formatNext(result: Result): string {
  const isShown = result.cases.some(
    ({ verdict, findings }) =>
      (verdict === 'fail' || verdict === 'warn') &&
      findings.some(({ replay }) => replay !== undefined),
  );
  if (isShown) return '';
  const first = (['fail', 'warn', 'could-not-run'] as const)
    .flatMap((verdict) => inOrder(result, verdict))
    .find(({ kind }) => kind !== 'preflight');
  return first === undefined ? '' : `Run one case again: ${replayCommand(result, first)}`;
}
