import type { PlannedCase } from '../plan/plan-cases.js';
import { unplayed, type RanCase } from './run-case.js';
import { runCaseUntilServed, type WatchedRun } from './run-case-until-served.js';
import { watchSilence } from './silence.js';
import type { CaseResult } from '../verdict/result.js';

export interface Pool extends WatchedRun {
  /** How many cases run at the same time. */
  readonly jobs: number;
  /** Whether the target still responds to what it has responded to before. */
  readonly isAlive: () => Promise<boolean>;
  readonly onCase?: ((result: CaseResult) => void) | undefined;
}

/** Runs cases side by side; their results are in the order of the plan. */
export async function runCases(
  plan: readonly PlannedCase[],
  pool: Pool,
): Promise<readonly RanCase[]> {
  const ran: RanCase[] = [];
  let next = 0;
  const silence = watchSilence(pool.isAlive);
  const { beside, alone } = partition(plan);
  const work = async (queue: readonly number[]): Promise<void> => {
    for (let turn = next++; turn < queue.length; turn = next++) {
      const index = queue[turn] ?? 0;
      const planned = plan[index];
      if (planned === undefined) return;
      const { testCase } = planned;
      const reason = stoppedBy(pool) ?? silence.reasonToStop(testCase);
      const outcome =
        reason === undefined || planned.skip !== undefined
          ? await runCaseUntilServed(planned, pool)
          : unplayed(testCase, 'could-not-run', reason);
      const { isBroken, silentOperation, result } = outcome;
      if (stoppedBy(pool) === undefined) {
        const { exchanges } = result;
        await silence.note({ testCase, exchanges, isBroken, silentOperation });
      }
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

function stoppedBy({ signal }: WatchedRun): string | undefined {
  return signal?.aborted === true ? 'the run was stopped before this case' : undefined;
}
