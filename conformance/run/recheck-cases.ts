import type { CaseResult } from '../verdict/result.js';
import { noneCreated } from '../replay/created-resources.js';
import { differenceKey, doubtfulCases, findingsOf, type DoubtfulCase } from './doubtful-cases.js';
import { settleInconsistency } from './inconsistent-target.js';
import { interferenceCase, proveInterference, requirementOfInterference } from './interference.js';
import { joinRuns } from './join-runs.js';
import { recheckNotes } from './recheck-notes.js';
import { openSoloRuns, type SoloRuns } from './open-solo-runs.js';
import { openReruns, type FirstRun, type Reruns } from './open-reruns.js';
import { isUnserved, rerunUnserved } from './rerun-unserved.js';
import { blockRan, type RanCase } from './run-case.js';
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
 * at random: where that is so in many cases, it is one finding, and the first run counts otherwise.
 *
 * One case is enough for each difference, whatever the number of cases that show it.
 */
export async function recheckCases(unchecked: FirstRun, run: RecheckedRun): Promise<Recheck> {
  const { isolation = [requirementOfInterference(run.contract)] } = run;
  const isSingle = unchecked.plan.filter(({ skip }) => skip === undefined).length < 2;
  const isDoubtful = ({ ran }: FirstRun): boolean =>
    ran.some((each) => isUnserved(each) || findingsOf(each).length > 0);
  if (isSingle || !isDoubtful(unchecked) || !(await mayRerun(run))) {
    return { ran: unchecked.ran, cases: [], notes: [] };
  }
  const reruns = openReruns(unchecked, run);
  const served = await rerunUnserved(unchecked, { reruns, run, isolation });
  const first = {
    ...unchecked,
    ran: unchecked.ran.map((each, index) => served.get(index) ?? each),
  };
  const { counting, ...rechecked } = await recheckDoubtful(first, { run, reruns, isolation });
  const counted = first.ran.map((each, index) => counting.get(index) ?? each);
  const ran = counted.map((each, index) =>
    joinRuns(
      { ...each, leftovers: [], left: noneCreated() },
      [unchecked.ran[index], ...reruns.runsOf(index)].filter((other) => other !== undefined),
    ),
  );
  return { ran, ...rechecked };
}

interface Rechecking {
  readonly run: RecheckedRun;
  readonly reruns: Reruns;
  readonly isolation: readonly string[];
}

/** What counts in place of the first runs, by the positions of their cases in the plan. */
interface Settled extends Omit<Recheck, 'ran'> {
  readonly counting: ReadonlyMap<number, RanCase>;
}

async function recheckDoubtful(
  first: FirstRun,
  { run, reruns, isolation }: Rechecking,
): Promise<Settled> {
  const { plan, ran } = first;
  const { contract } = run;
  const keyOf = differenceKey(contract, isolation);
  const doubtful = doubtfulCases(first, keyOf, isolation);
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
  const namesOf = (some: readonly DoubtfulCase[]): readonly string[] =>
    some.flatMap(({ index }) => plan[index]?.testCase.name ?? []);
  const isExplained = violated !== undefined;
  const doubts = { first, doubtful, reruns, contract, keyOf, isExplained };
  const random = await settleInconsistency(doubts);
  if (random !== undefined) return { ...random, cases: [random.case], notes: [] };
  const counting = new Map(solo.countingSerial(violated === undefined ? [] : open, isolation));
  const omitted = solo.omitted();
  for (const { index } of violated === undefined ? [] : omitted) {
    const each = ran[index];
    if (each === undefined || violated === undefined) continue;
    counting.set(index, blockRan(each, { requirement: violated, reason: unproven }));
  }
  return {
    counting,
    cases: proof === undefined ? [] : [interferenceCase(proof, namesOf(open), contract)],
    notes: recheckNotes({ cause: violated, unrepeated: namesOf(open), omitted: namesOf(omitted) }),
  };
}

/** Where resources interfere with each other, the findings of a case beside others prove nothing. */
const unproven = 'its findings may come from other cases, and it was not run again by itself';

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
