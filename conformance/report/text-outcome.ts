import { replayCommand } from '../verdict/replay-command.js';
import type { CaseResult, Result } from '../verdict/result.js';
import type { Colors } from './colors.js';
import { headlineOf } from './headline.js';

/** What was checked, in one line. */
export function formatHead({ suite, target, settings }: Result): string {
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

/** The outcome in two or three lines: the headline, why the run was stopped if it was, the counts. */
export function formatOutcome(result: Result, colors: Colors): string {
  return [
    colors.bold(toneOf(result, colors)(headlineOf(result))),
    ...(result.stopped === undefined ? [] : [colors.red(`Stopped: ${result.stopped}`)]),
    formatCounts(result),
  ].join('\n');
}

function toneOf({ counts, stopped }: Result, colors: Colors): (text: string) => string {
  if (counts.fail + counts['unexpected-pass'] > 0 || stopped !== undefined) return colors.red;
  const isOpen = counts['could-not-run'] > 0 || counts.pass + counts.warn + counts.observed === 0;
  return isOpen ? colors.yellow : colors.green;
}

/** `7 passed, 0 warned, 1 failed, 2 skipped, 0 observed, 0 could not run (10 cases, 0.8 s)` */
export function formatCounts({ counts, cases, durationMs }: Result): string {
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
  const all = `${cases.length} ${cases.length === 1 ? 'case' : 'cases'}`;
  return `${reported.join(', ')} (${all}, ${(durationMs / 1000).toFixed(1)} s)`;
}

/** A case to run again, where no finding above shows the command of its own. */
export function formatNext(result: Result): string {
  const isShown = result.cases.some(
    ({ verdict, findings }) =>
      (verdict === 'fail' || verdict === 'warn') &&
      findings.some(({ replay }) => replay !== undefined),
  );
  if (isShown) return '';
  const first = (['fail', 'warn', 'could-not-run'] as const)
    .flatMap((verdict) => casesOf(result, verdict))
    .find(({ kind }) => !['preflight', 'client', 'server'].includes(kind));
  return first === undefined ? '' : `Run one case again: ${replayCommand(result, first)}`;
}

/** The cases of one verdict, in order. */
export function casesOf({ cases }: Result, verdict: CaseResult['verdict']): readonly CaseResult[] {
  return cases.filter((each) => each.verdict === verdict);
}
