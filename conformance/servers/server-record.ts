import type { Finding } from '../verdict/finding.js';
import type { Counts, OperationSummary, RequirementVerdict } from '../verdict/result.js';
import type { ShownDifference } from '../difference/difference.js';

/** What one run showed of one server, as it is stored and reported. */
export interface ServerRecord {
  /** The version of this shape. */
  readonly version: 2;
  readonly name: string;
  readonly title: string;
  /** With its version: `fakeai 0.3.2`. */
  readonly package: string;
  readonly setting: string;
  /** What it ran on, where that is Node.js: `Node.js 20.20.2`. */
  readonly platform: string;
  /** `2026-11-21` */
  readonly date: string;
  readonly suite: string;
  /** Why it could not be judged; the rest is absent then. */
  readonly notRun?: string;
  readonly run?: JudgedRun;
}

export interface JudgedRun {
  readonly stopped?: string;
  readonly durationMs: number;
  readonly counts: Counts;
  readonly operations: readonly OperationSummary[];
  readonly groups: readonly GroupRecord[];
  /** For each violated requirement the first finding whose command shows it alone. */
  readonly defects: readonly Defect[];
  /**
   * Findings that are not reported as defects: no command showed them alone, or a person set them
   * aside.
   */
  readonly unproven: readonly Unproven[];
}

export interface GroupRecord {
  readonly name: string;
  readonly counts: Readonly<Record<RequirementVerdict, number>>;
}

type Shown = Pick<Finding, 'requirement' | 'request'> & ShownDifference;

export interface Defect extends Shown {
  readonly level: string;
  readonly clause: string;
  /** How many cases met a breach of this requirement. */
  readonly cases: number;
  /** Other requirements to which the same response to the same request was attributed. */
  readonly also: readonly string[];
  /** Against a server on port 8080. */
  readonly curl: string;
  /** The beginning of what the command printed when it was run alone. */
  readonly printed: string;
}

export interface Unproven extends Shown {
  readonly case: string;
  readonly reason: string;
}
