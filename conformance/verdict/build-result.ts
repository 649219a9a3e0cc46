import type { Requirement } from '@upspec/document';
import type { Finding } from './finding.js';
import { replayCommand } from './replay-command.js';
import type { CaseResult, Result } from './result.js';
import { countVerdicts, summariseOperations, summariseRequirements } from './summarise.js';

/** What is known of a run beside its cases. */
export type RunHead = Pick<
  Result,
  'suite' | 'target' | 'settings' | 'stopped' | 'notes' | 'untested' | 'durationMs'
>;

/** What the cases were checked against, in the order of the document. */
export interface Statements {
  /** The ids of the operations. */
  readonly operations: readonly string[];
  readonly requirements: readonly StatedRequirement[];
}

export type StatedRequirement = Pick<Requirement, 'id' | 'level' | 'text' | 'evidence'>;

/** Sums up the cases of a run, and adds to each finding what its requirement says. */
export function buildResult(
  head: RunHead,
  cases: readonly CaseResult[],
  { operations, requirements }: Statements,
): Result {
  const { suite, target, settings, stopped, notes, untested = [], durationMs } = head;
  const stated = new Map(requirements.map((each) => [each.id, each]));
  const reported = cases.map((each) => ({
    ...each,
    findings: each.findings.map((finding) => ({
      ...explain(finding, stated.get(finding.requirement)),
      // Traffic and a client are run again as they were run.
      ...(each.kind !== 'client' &&
        each.kind !== 'server' && { replay: replayCommand(head, each) }),
    })),
  }));
  return {
    version: 3,
    suite,
    target,
    ...(settings === undefined ? {} : { settings }),
    ...(stopped === undefined ? {} : { stopped }),
    counts: countVerdicts(reported),
    cases: reported,
    operations: summariseOperations(reported, operations),
    requirements: summariseRequirements(reported, requirements),
    notes,
    ...(untested.length > 0 && { untested }),
    durationMs,
  };
}

function explain(finding: Finding, requirement: StatedRequirement | undefined): Finding {
  if (requirement === undefined) return finding;
  const { level, text: clause, evidence } = requirement;
  return { ...finding, level, clause, evidence };
}
