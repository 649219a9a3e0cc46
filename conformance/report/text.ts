import { mapTexts } from '../json/map-texts.js';
import { verdicts, type CaseResult, type Counts, type Result } from '../verdict/result.js';
import { createColors } from './colors.js';
import { formatBroken } from './text-broken.js';
import { formatSummary } from './text-summary.js';

export interface TextOptions {
  /** Whether to colour the text, by escape codes of terminals. */
  readonly color?: boolean | undefined;
}

/** A run as text for people: what is broken first, then the rest, a summary, and what to run next. */
export function formatText(told: Result, { color = false }: TextOptions = {}): string {
  // What a server said must not steer the terminal that shows it.
  const result = mapTexts(told, (text) => text.replace(/\p{Cc}/gu, '\ufffd'));
  const colors = createColors(color);
  const section = (title: string, lines: readonly string[]): string =>
    lines.length === 0 ? '' : [colors.bold(title), ...lines.map((line) => `  ${line}`)].join('\n');
  const blocks = [
    `upspec ${result.suite} checked ${result.target}`,
    ...formatBroken(result, colors),
    section('FAILED CASES', inOrder(result, 'fail').map(formatCase)),
    section('WARNED CASES', inOrder(result, 'warn').map(formatCase)),
    section('COULD NOT RUN', inOrder(result, 'could-not-run').map(formatReason)),
    section(
      'OBSERVED: nobody has published what OpenAI does here, so nothing is judged',
      formatObserved(result),
    ),
    section('SKIPPED', formatSkipped(inOrder(result, 'skip'))),
    section('NOTES', result.notes),
    formatSummary(result, colors),
    result.stopped === undefined ? '' : colors.red(`Stopped: ${result.stopped}`),
    formatCounts(result.counts, result),
    formatNext(result),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function inOrder({ cases }: Result, verdict: CaseResult['verdict']): readonly CaseResult[] {
  return cases.filter((each) => each.verdict === verdict);
}

function formatCase({ name, title, findings }: CaseResult): string {
  const broken = [...new Set(findings.map(({ requirement }) => requirement))];
  return `${name}: ${title} (${broken.join(', ')})`;
}

function formatReason({ name, reason }: CaseResult): string {
  return `${name}: ${reason ?? 'no answer came'}`;
}

function formatObserved({ cases, requirements }: Result): readonly string[] {
  return requirements.flatMap(({ id, text }) => {
    const seen = cases.flatMap(({ name, observations }) => {
      const told = observations
        .filter(({ requirement }) => requirement === id)
        .map(({ request, got }) => `${request} gave ${got}`);
      return told.length === 0 ? [] : [`  ${name}: ${told.join('; ')}`];
    });
    return seen.length === 0 ? [] : [`${id} ${text}`, ...seen];
  });
}

function formatSkipped(skipped: readonly CaseResult[]): readonly string[] {
  const reasons = [...new Set(skipped.map(({ reason }) => reason ?? 'no reason was given'))];
  return reasons.map((reason) => {
    const count = skipped.filter((each) => each.reason === reason).length;
    return `${count} ${count === 1 ? 'case' : 'cases'}: ${reason}`;
  });
}

const words: Readonly<Record<CaseResult['verdict'], string>> = {
  pass: 'passed',
  warn: 'warned',
  fail: 'failed',
  skip: 'skipped',
  observed: 'observed',
  'could-not-run': 'could not run',
};

function formatCounts(counts: Counts, { cases, durationMs }: Result): string {
  const told = verdicts.map((verdict) => `${counts[verdict]} ${words[verdict]}`);
  return `${told.join(', ')} (${cases.length} cases, ${(durationMs / 1000).toFixed(1)} s)`;
}

function formatNext(result: Result): string {
  const first = (['fail', 'warn', 'could-not-run'] as const)
    .flatMap((verdict) => inOrder(result, verdict))
    .find(({ name }) => !name.startsWith('preflight/'));
  if (first === undefined) return '';
  return `Play one case again: upspec check ${result.target} --only ${first.name}`;
}
