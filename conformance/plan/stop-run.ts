import type { CaseResult } from '../verdict/result.js';
import { nothingWrong, type Preflight } from './preflight.js';

/** Why a run can't judge its target. Not a violation: the call has to be changed. */
export interface Stop {
  readonly name: 'preflight/base-url' | 'preflight/key';
  readonly title: string;
  /** What is wrong, and what to change, in one sentence. */
  readonly stopped: string;
  /** The operation whose request showed it. */
  readonly operation?: string;
}

/** Ends a run before its cases, with nothing judged. */
export function stopRun({ name, title, stopped, operation }: Stop): Preflight {
  const unjudged: CaseResult = {
    kind: 'preflight',
    name,
    title,
    verdict: 'could-not-run',
    reason: stopped,
    operations: operation === undefined ? [] : [operation],
    requirements: [],
    findings: [],
    observations: [],
    evidence: [],
    durationMs: 0,
    exchanges: 1,
  };
  return { ...nothingWrong, cases: [unjudged], stopped };
}
