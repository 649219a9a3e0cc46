import type { Finding } from '../../verdict/finding.js';
import type { CaseResult } from '../../verdict/result.js';

/** A finding, and what else the run found. */
export interface Suspected {
  readonly finding: Finding;
  readonly result: CaseResult;
  /** The other cases of the run. */
  readonly others: readonly CaseResult[];
  readonly all: readonly CaseResult[];
}

/** A violated requirement from which findings of other cases follow. */
export interface Cause {
  readonly requirement: string;
  explains(suspected: Suspected): boolean;
}

/** Whether one of the cases violates a requirement. */
export function isViolated(requirement: string, cases: readonly CaseResult[]): boolean {
  return cases.some(({ findings }) => findings.some((each) => each.requirement === requirement));
}
