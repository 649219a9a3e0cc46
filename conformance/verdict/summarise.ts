import type { Requirement } from '@upspec/document';
import {
  verdicts,
  type CaseResult,
  type Counts,
  type OperationSummary,
  type RequirementSummary,
  type RequirementVerdict,
  type Verdict,
} from './result.js';

export function countVerdicts(cases: readonly CaseResult[]): Counts {
  const entries = verdicts.map((verdict) => [
    verdict,
    cases.filter((each) => each.verdict === verdict).length,
  ]);
  return Object.fromEntries(entries) as Counts;
}

/** One line for each operation that a case names, in the order of the spec. */
export function summariseOperations(
  cases: readonly CaseResult[],
  operations: readonly string[],
): readonly OperationSummary[] {
  return operations.flatMap((operation) => {
    const own = cases.filter((each) => each.operations.includes(operation));
    return own.length === 0 ? [] : [{ operation, counts: countVerdicts(own) }];
  });
}

/** One line for each requirement of the spec, in its order. */
export function summariseRequirements(
  cases: readonly CaseResult[],
  requirements: Iterable<Pick<Requirement, 'id' | 'level' | 'text' | 'evidence'>>,
): readonly RequirementSummary[] {
  return [...requirements].map(({ id, level, text, evidence }) => {
    const breaking = cases.filter((each) => findingsOf(each, id) > 0);
    const tests = cases.filter((each) => each.requirements.includes(id));
    const findings = breaking.reduce((sum, each) => sum + findingsOf(each, id), 0);
    const verdict = judge({ id, level, breaking, tests });
    const blocks = cases.filter(({ blockedBy }) => blockedBy === id).map(({ name }) => name);
    const summary = { id, level, text, evidence, verdict, findings };
    return blocks.length === 0 ? summary : { ...summary, blocks };
  });
}

function findingsOf({ findings }: CaseResult, id: string): number {
  return findings.filter(({ requirement }) => requirement === id).length;
}

interface Evidence extends Pick<Requirement, 'id' | 'level'> {
  /** The cases that have findings attributed to it. */
  readonly breaking: readonly CaseResult[];
  readonly tests: readonly CaseResult[];
}

function judge({ id, level, breaking, tests }: Evidence): RequirementVerdict {
  if (breaking.length > 0) {
    if (level !== 'must') return 'warn';
    const isKnown = breaking.every(({ verdict }) => verdict === 'known-failure');
    return isKnown ? 'known-failure' : 'fail';
  }
  const isObserved = tests.some((each) =>
    each.observations.some(({ requirement }) => requirement === id),
  );
  if (isObserved) return 'observed';
  const isShown = tests.some(({ verdict }) => showing.has(verdict));
  if (isShown && level !== 'observe') return 'pass';
  const isBlocked = tests.some((each) => each.verdict === 'fail' || each.blockedBy !== undefined);
  return isBlocked ? 'blocked' : 'untested';
}

/** The verdicts of a case that prove something if it reports nothing. */
const showing: ReadonlySet<Verdict> = new Set(['pass', 'warn', 'observed', 'unexpected-pass']);
