import type { RequirementLevel } from '@upspec/document';
import type { Finding, LocatedObservation } from './finding.js';

/**
 * `pass` · `warn`: only a `should` was violated · `fail` · `known-failure`: it failed, as the list
 * of known failures says · `unexpected-pass`: it did not, although the list says so · `skip`:
 * nothing to test on · `observed`: the correct behaviour is not documented · `could-not-run`: no
 * response to judge.
 */
export type Verdict = (typeof verdicts)[number];

export const verdicts = [
  'pass',
  'warn',
  'fail',
  'known-failure',
  'unexpected-pass',
  'skip',
  'observed',
  'could-not-run',
] as const;

/** What became of one case. */
export interface CaseResult {
  /**
   * A recording that was replayed, a probe, a look at the target as a whole, the requests of a client, or
   * the responses of a server to a client that is not the kit's own.
   */
  readonly kind: 'fixture' | 'probe' | 'preflight' | 'client' | 'server';
  readonly name: string;
  readonly title: string;
  readonly operations: readonly string[];
  readonly requirements: readonly string[];
  readonly verdict: Verdict;
  /** Why it was skipped or could not run, or is known to fail. */
  readonly reason?: string;
  /** The violated requirement because of which it was skipped. */
  readonly blockedBy?: string;
  readonly findings: readonly Finding[];
  /** What it also saw and does not test, where another case reports it; absent where there is none. */
  readonly repeats?: readonly Repeat[];
  readonly observations: readonly LocatedObservation[];
  /** Where the expected values come from. */
  readonly evidence: readonly string[];
  readonly durationMs: number;
  /** How many exchanges were run. */
  readonly exchanges: number;
  /** The statuses that each operation returned, each once; absent in older results. */
  readonly responses?: readonly CaseResponse[];
}

/** A status that an operation returned in a case. */
export interface CaseResponse {
  readonly operation: string;
  readonly status: number;
}

/** A violation that another case reports. */
export interface Repeat {
  /** The violated requirement. */
  readonly requirement: string;
  /** The name of the case that reports it. */
  readonly reportedBy: string;
}

export type Counts = Readonly<Record<Verdict, number>>;

export interface OperationSummary {
  readonly operation: string;
  readonly counts: Counts;
}

export type RequirementVerdict = (typeof requirementVerdicts)[number];

/** `known-failure`: violated only in cases that are known to fail. */
export const requirementVerdicts = [
  'pass',
  'warn',
  'fail',
  'known-failure',
  'observed',
  'blocked',
  'untested',
] as const;

export interface RequirementSummary {
  readonly id: string;
  readonly level: RequirementLevel;
  readonly text: string;
  readonly evidence: readonly string[];
  /**
   * `blocked`: its cases failed or were skipped because of another requirement, so that nothing is
   * known of it ·
   * `untested`: no case tests it, or none could run.
   */
  readonly verdict: RequirementVerdict;
  /** How many findings were attributed to it. */
  readonly findings: number;
  /** The names of the cases that were skipped because it is violated; absent where there are none. */
  readonly blocks?: readonly string[];
}

/** The options of a run, as far as its results depend on them. */
export interface RunSettings {
  /** The program that ran, where it is not `upspec`; commands that rerun a case begin with it. */
  readonly program?: string;
  /** Options that chose the cases: `--spec`, `pets.yaml`. */
  readonly source?: readonly string[];
  /** The profile's name. */
  readonly profile: string;
  /** The name of the profile that holds where none is named. */
  readonly defaultProfile?: string;
  readonly only: readonly string[];
  readonly skip: readonly string[];
  readonly jobs: number;
  /** Milliseconds for one exchange. */
  readonly timeout: number;
  readonly large: boolean;
  readonly slow: boolean;
  readonly seed: number;
  /** Present if the run was to end at the first violation. */
  readonly failFast?: true;
  /** Which of how many parts of the cases was run. */
  readonly shard?: Shard;
}

/** One of the parts that the cases are split into. */
export interface Shard {
  /** From 1 on. */
  readonly index: number;
  readonly of: number;
}

/** A whole run, as plain JSON. */
export interface Result {
  /** The version of this shape. */
  readonly version: 3;
  /** The version of the kit and its fixtures. */
  readonly suite: string;
  /** The base URL, without what might be a secret. */
  readonly target: string;
  /** The options of the run. */
  readonly settings?: RunSettings;
  /** Why the run ended before its fixtures were run. */
  readonly stopped?: string;
  readonly counts: Counts;
  readonly cases: readonly CaseResult[];
  readonly operations: readonly OperationSummary[];
  readonly requirements: readonly RequirementSummary[];
  readonly notes: readonly string[];
  /** Entries of a list of known failures that no case tested; absent where there are none. */
  readonly untested?: readonly UntestedEntry[];
  readonly durationMs: number;
}

/** An entry of a list of known failures whose cases all failed because of something else. */
export interface UntestedEntry {
  readonly pattern: string;
  /** Its location: `known-failing.yaml:3:12`. */
  readonly location: string;
}
