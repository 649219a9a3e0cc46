import type { RequirementLevel } from '../../generated/typescript/requirements.js';
import type { Finding, Observation } from './finding.js';

/**
 * `pass` · `warn`: only what is weakly documented was broken · `fail` · `skip`: nothing to test on ·
 * `observed`: nobody knows what is right · `could-not-run`: no answer to judge.
 */
export type Verdict = (typeof verdicts)[number];

export const verdicts = ['pass', 'warn', 'fail', 'skip', 'observed', 'could-not-run'] as const;

/** What became of one case. */
export interface CaseResult {
  /** A recording that was replayed, a probe, or a first look at the target. */
  readonly kind: 'fixture' | 'probe' | 'preflight';
  readonly name: string;
  readonly title: string;
  readonly operations: readonly string[];
  readonly requirements: readonly string[];
  readonly verdict: Verdict;
  /** Why it was skipped or could not run. */
  readonly reason?: string;
  readonly findings: readonly Finding[];
  readonly observations: readonly Observation[];
  /** Where the expected values come from. */
  readonly evidence: readonly string[];
  readonly durationMs: number;
  /** How many exchanges were played. */
  readonly exchanges: number;
}

export type Counts = Readonly<Record<Verdict, number>>;

export interface OperationSummary {
  readonly operation: string;
  readonly counts: Counts;
}

export interface RequirementSummary {
  readonly id: string;
  readonly level: RequirementLevel;
  readonly text: string;
  readonly evidence: readonly string[];
  /** `untested`: no fixture asked for it, or none came to an answer. */
  readonly verdict: 'pass' | 'warn' | 'fail' | 'observed' | 'untested';
  /** How many findings were laid to it. */
  readonly findings: number;
}

/** A whole run, as plain JSON. */
export interface Result {
  /** The version of this shape. */
  readonly version: 1;
  /** The version of the kit and its fixtures. */
  readonly suite: string;
  /** The base URL, without what might be a secret. */
  readonly target: string;
  /** Why the run ended before its fixtures were played. */
  readonly stopped?: string;
  readonly counts: Counts;
  readonly cases: readonly CaseResult[];
  readonly operations: readonly OperationSummary[];
  readonly requirements: readonly RequirementSummary[];
  readonly notes: readonly string[];
  readonly durationMs: number;
}
