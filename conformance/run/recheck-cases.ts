import type { CaseResult } from '../verdict/result.js';
import { differenceKey, doubtfulCases, type DoubtfulCase } from './doubtful-cases.js';
import { interferenceCase, proveInterference, requirementOfInterference } from './interference.js';
import { joinRuns } from './join-runs.js';
import { recheckNotes } from './recheck-notes.js';
import { openSoloRuns, type SoloRuns } from './open-solo-runs.js';
import { openReruns, type FirstRun } from './open-reruns.js';
import { blockedBy, type RanCase } from './run-case.js';
import type { Pool } from './run-cases.js';

/** What the cases came to after those with findings were run again. */
export interface Recheck {
  readonly ran: readonly RanCase[];
  /** What only several cases together show. */
  readonly cases: readonly CaseResult[];
  readonly notes: readonly string[];
}

/** A run whose target may mix resources up. */
export interface RecheckedRun extends Pool {
  /**
   * The requirements by which resources are kept apart: where the target violates one of them in a
   * case that runs by itself, that explains what other cases show only beside others.
   */
  readonly isolation?: readonly string[] | undefined;
}

/** How often a case is run by itself until a difference counts as one that it does not show. */
const mostRuns = 3;

/**
 * Runs each case with findings once more by itself, when nothing else runs: what it then does not
 * show says nothing of its own requirements. If resources interfere with each other, such a case
 * counts as it ran by itself, and the interference is one finding. If they do not, the target fails
 * at random, and the first run counts.
 *
 * One case is enough for each difference, whatever the number of cases that show it.
 */
export async function recheckCases(first: FirstRun, run: RecheckedRun): Promise<Recheck> {
  const { ran, plan } = first;
  const { isolation = [requirementOfInterference(run.contract)], contract } = run;
  const keyOf = differenceKey(contract, isolation);
  const doubtful = doubtfulCases(first, keyOf, isolation);
  if (doubtful.length === 0 || !(await mayRerun(run))) return { ran, cases: [], notes: [] };
  const reruns = openReruns(first, run);
  const solo = openSoloRuns(doubtful, reruns, keyOf);
  await solo.takeAll();
  await explain(solo, isolationCases(first, isolation), isolation);
  const open = solo.unrepeated();
  const cause = open.length === 0 ? undefined : isolation.find((id) => solo.violated.has(id));
  const proof =
    cause === undefined
      ? await proveInterference(open, { first, reruns, jobs: run.jobs, keyOf })
      : undefined;
  const violated = cause ?? (proof && requirementOfInterference(contract));
  const counting = solo.countingSerial(violated === undefined ? [] : open, isolation);
  const omitted = solo.omitted();
  const namesOf = (some: readonly DoubtfulCase[]): readonly string[] =>
    some.flatMap(({ index }) => plan[index]?.testCase.name ?? []);
  return {
    ran: ran.map((each, index) => {
      const isOmitted = violated !== undefined && omitted.some((other) => other.index === index);
      const runs = reruns.runsOf(index);
      if (isOmitted) return joinRuns(unjudged(each, violated), runs);
      const chosen = counting.get(index) ?? each;
      return joinRuns(
        chosen,
        [each, ...runs].filter((other) => other !== chosen),
      );
    }),
    cases: proof === undefined ? [] : [interferenceCase(proof, namesOf(open), contract)],
    notes: recheckNotes({
      cause: violated,
      unrepeated: namesOf(open),
      omitted: namesOf(omitted),
    }),
  };
}

/** Where resources interfere with each other, the findings of a case beside others prove nothing. */
function unjudged({ obstacle: _, ...ran }: RanCase, requirement: string): RanCase {
  const reason = 'its findings may come from other cases, and it was not run again by itself';
  const { result } = ran;
  return {
    ...ran,
    result: { ...result, ...blockedBy({ requirement, reason, findings: [] }), findings: [] },
  };
}

/**
 * Finds what explains differences that cases did not show by themselves: a case that tests
 * whether resources are kept apart, or else the same case in a further run.
 */
async function explain(
  solo: SoloRuns,
  tests: readonly number[],
  isolation: readonly string[],
): Promise<void> {
  const isViolated = (): boolean => isolation.some((id) => solo.violated.has(id));
  const isExplained = (): boolean => solo.unrepeated().length === 0 || isViolated();
  // Other cases may hide a violation, too.
  if (isViolated() || !isExplained()) await solo.takeMore(tests);
  for (let time = 1; time < mostRuns && !isExplained(); time += 1) await solo.retake(time);
}

/** The cases that test whether resources are kept apart. */
function isolationCases({ plan }: FirstRun, isolation: readonly string[]): readonly number[] {
  return plan.flatMap(({ skip, testCase: { requirements, only } }, index) =>
    skip === undefined && only === undefined && requirements.some((id) => isolation.includes(id))
      ? [index]
      : [],
  );
}

/** Not after an interruption, nor after the violation that ends the run. */
async function mayRerun(run: RecheckedRun): Promise<boolean> {
  const isEnded = run.signal?.aborted === true || run.failFast?.reason() !== undefined;
  return !isEnded && (await run.isAlive(run.transport));
}
