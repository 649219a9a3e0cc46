import { formatObservation } from '../difference/observation.js';
import { notesOf } from '../verdict/notes-of.js';
import type { CaseResult, Result } from '../verdict/result.js';
import { createColors } from './colors.js';
import { printableResult } from './printable-result.js';
import { formatBroken } from './text-broken.js';
import { casesOf, formatHead, formatNext, formatOutcome } from './text-outcome.js';
import { formatReason, formatSkipped, formatUnrun } from './text-reasons.js';
import { formatSummary } from './text-summary.js';

export interface TextOptions {
  /** Whether to colour the text, by escape codes of terminals. */
  readonly color?: boolean | undefined;
}

/**
 * A run as text for people, with all details: the outcome first and last, between them each
 * violation with its commands, the other cases, and tables.
 */
export function formatText(reported: Result, { color = false }: TextOptions = {}): string {
  const result = printableResult(reported);
  const colors = createColors(color);
  const section = (title: string, lines: readonly string[]): string =>
    lines.length === 0 ? '' : [colors.bold(title), ...lines.map((line) => `  ${line}`)].join('\n');
  const blocks = [
    [formatHead(result), formatOutcome(result, colors)].join('\n'),
    ...formatBroken(result, colors),
    section('FAILED CASES', casesOf(result, 'fail').map(formatCase)),
    section('PASSED UNEXPECTEDLY', casesOf(result, 'unexpected-pass').map(formatReason)),
    section('WARNED CASES', casesOf(result, 'warn').map(formatCase)),
    section('KNOWN FAILURES', casesOf(result, 'known-failure').map(formatReason)),
    section('COULD NOT RUN', formatUnrun(casesOf(result, 'could-not-run'))),
    section(
      'OBSERVED: the expected behaviour is not documented, so it is not judged',
      formatObserved(result),
    ),
    section('SKIPPED', formatSkipped(casesOf(result, 'skip'))),
    section('NOTES', notesOf(result)),
    formatSummary(result, colors),
    formatOutcome(result, colors),
    formatNext(result),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function formatCase({ name, title, findings }: CaseResult): string {
  const violated = [...new Set(findings.map(({ requirement }) => requirement))];
  return `${name}: ${title} (${violated.join(', ')})`;
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
