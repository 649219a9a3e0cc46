import type { Requirement } from '../../generated/typescript/requirements.js';
import {
  verdicts,
  type CaseResult,
  type Counts,
  type OperationSummary,
  type RequirementSummary,
} from './result.js';

export function countVerdicts(cases: readonly CaseResult[]): Counts {
  const entries = verdicts.map((verdict) => [
    verdict,
    cases.filter((each) => each.verdict === verdict).length,
  ]);
  return Object.fromEntries(entries) as Counts;
}

/** One line for each operation that a case speaks of, in the order of the spec. */
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
  requirements: Iterable<Requirement>,
): readonly RequirementSummary[] {
  const findings = cases.flatMap((each) => each.findings);
  return [...requirements].map(({ id, level, text, evidence }) => {
    const laid = findings.filter(({ requirement }) => requirement === id).length;
    const tests = cases.filter((each) => each.requirements.includes(id));
    return {
      id,
      level,
      text,
      evidence,
      verdict: judge({ id, level, laid, tests }),
      findings: laid,
    };
  });
}

interface Evidence extends Pick<Requirement, 'id' | 'level'> {
  readonly laid: number;
  readonly tests: readonly CaseResult[];
}

function judge({ id, level, laid, tests }: Evidence): RequirementSummary['verdict'] {
  if (laid > 0) return level === 'must' ? 'fail' : 'warn';
  const isObserved = tests.some((each) =>
    each.observations.some(({ requirement }) => requirement === id),
  );
  if (isObserved) return 'observed';
  const isShown = tests.some(({ verdict }) => ['pass', 'warn', 'observed'].includes(verdict));
  return isShown && level !== 'observe' ? 'pass' : 'untested';
}
