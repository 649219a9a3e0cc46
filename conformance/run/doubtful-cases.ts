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
}

/** Those of few requests come first, as one of the cases with the same difference is run. */
export function doubtfulCases(
  { plan, ran }: FirstRun,
  { described }: Pick<Contract, 'described'>,
): readonly DoubtfulCase[] {
  if (plan.filter(({ skip }) => skip === undefined).length < 2) return [];
  return ran
    .map((each, index) => ({ each, index }))
    .filter(({ each, index }) => isRepeatable(each) && plan[index]?.testCase.only === undefined)
    .map(({ each, index }) => ({
      index,
      exchanges: each.result.exchanges,
      deviations: findingsOf(each).map((finding) => deviationOf(finding, described)),
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
