import type { PlannedCase } from '../plan/plan-cases.js';
import { runCase, unplayed, type RanCase, type Run } from './run-case.js';
import type { CaseResult } from '../verdict/result.js';

/** After so many cases in a row without an answer the target is given up. */
const patience = 5;

export interface Pool extends Run {
  /** How many cases run at the same time. */
  readonly jobs: number;
  readonly onCase?: ((result: CaseResult) => void) | undefined;
}

/** Runs cases side by side; their results stand in the order of the plan. */
export async function runCases(
  plan: readonly PlannedCase[],
  pool: Pool,
): Promise<readonly RanCase[]> {
  const ran: RanCase[] = [];
  let next = 0;
  let silent = 0;
  const { beside, alone } = partition(plan);
  const work = async (queue: readonly number[]): Promise<void> => {
    for (let turn = next++; turn < queue.length; turn = next++) {
      const index = queue[turn] ?? 0;
      const planned = plan[index];
      if (planned === undefined) return;
      const reason = reasonToStop(pool, silent);
      const outcome =
        reason === undefined || planned.skip !== undefined
          ? await runCase(planned, pool)
          : unplayed(planned.testCase, 'could-not-run', reason);
      silent = outcome.isBroken ? silent + 1 : outcome.result.exchanges > 0 ? 0 : silent;
      ran[index] = outcome;
      pool.onCase?.(outcome.result);
    }
  };
  await Promise.all(Array.from({ length: Math.min(pool.jobs, plan.length) }, () => work(beside)));
  next = 0;
  await work(alone);
  return ran;
}

/**
 * What lists files, or says so of itself, runs alone, after the rest: the files of other cases, coming and going, would fill
 * its pages and hide what is wrong with them.
 */
function partition(plan: readonly PlannedCase[]): {
  readonly beside: readonly number[];
  readonly alone: readonly number[];
} {
  const all = plan.map(({ testCase }, index) => ({ index, isAlone: testCase.isAlone }));
  const pick = (isAlone: boolean): readonly number[] =>
    all.filter((each) => each.isAlone === isAlone).map(({ index }) => index);
  return { beside: pick(false), alone: pick(true) };
}

function reasonToStop({ signal }: Run, silent: number): string | undefined {
  if (signal?.aborted === true) return 'the run was stopped before this case';
  return silent < patience
    ? undefined
    : `the target gave no answer to ${silent} cases in a row, so the rest was not tried`;
}
