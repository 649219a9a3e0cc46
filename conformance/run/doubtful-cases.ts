import type { Contract } from '../contract.js';
import type { Finding } from '../verdict/finding.js';
import { deviationOf } from './deviation-of.js';
import type { FirstRun } from './open-reruns.js';
import type { RanCase } from './run-case.js';

/** A case with findings, of its own or of a step that kept it from its test. */
export interface DoubtfulCase {
  /** Its position in the plan. */
  readonly index: number;
  /** What its findings have in common with those of other runs. */
  readonly deviations: readonly string[];
  /**
   * The requirement of each of them, which explains it where a case violates it by itself: a list has
   * the wrong property of another case's resource. Undefined where other resources interfere.
   */
  readonly explanations: readonly (string | undefined)[];
}

/** What a finding of a case, by its position in the plan, has in common with those of other runs. */
export type DifferenceKey = (finding: Finding, index: number) => string;

/**
 * One case is enough for each difference, but not where it shows that other resources interfere: that
 * may be so for one case, and not for another one.
 */
export function differenceKey(
  { described }: Pick<Contract, 'described'>,
  isolation: readonly string[],
): DifferenceKey {
  return (finding, index) => {
    const deviation = deviationOf(finding, described);
    return isolation.includes(finding.requirement) ? `${index} ${deviation}` : deviation;
  };
}

/** Those of few requests come first, as one of the cases with the same difference is run. */
export function doubtfulCases(
  { plan, ran }: FirstRun,
  keyOf: DifferenceKey,
  isolation: readonly string[],
): readonly DoubtfulCase[] {
  if (plan.filter(({ skip }) => skip === undefined).length < 2) return [];
  return ran
    .map((each, index) => ({ each, index }))
    .filter(({ each, index }) => isRepeatable(each) && plan[index]?.testCase.only === undefined)
    .map(({ each, index }) => ({
      index,
      exchanges: each.result.exchanges,
      deviations: findingsOf(each).map((finding) => keyOf(finding, index)),
      explanations: findingsOf(each).map(({ requirement }) =>
        isolation.includes(requirement) ? undefined : requirement,
      ),
    }))
    .filter(({ deviations }) => deviations.length > 0)
    .toSorted((a, b) => a.exchanges - b.exchanges || a.index - b.index);
}

/** All that a run of a case shows. */
export function findingsOf({ result, obstacle }: RanCase): readonly Finding[] {
  return [...result.findings, ...(obstacle?.findings ?? [])];
}

/** What stops a target was searched for already, and must not stop it again. */
function isRepeatable(ran: RanCase): boolean {
  return !ran.isBroken && findingsOf(ran).every(({ kind }) => kind !== 'connection');
}
