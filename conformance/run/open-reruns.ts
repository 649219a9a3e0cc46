import type { PlannedCase } from '../plan/plan-cases.js';
import { inTurn } from '../replay/in-turn.js';
import { readClock } from '../replay/read-clock.js';
import { openKnownCrashes } from './known-crashes.js';
import { openRestore } from './restore-target.js';
import type { RanCase } from './run-case.js';
import { runCaseUntilServed, shiftPhase } from './run-case-until-served.js';
import type { Pool } from './run-cases.js';

/** A plan whose cases have run. */
export interface FirstRun {
  readonly plan: readonly PlannedCase[];
  /** By the position in the plan. */
  readonly ran: readonly RanCase[];
  /** In milliseconds. */
  readonly duration: number;
}

/** Runs cases of a plan again, within bounds. Cases are known by their positions in the plan. */
export interface Reruns {
  /**
   * Runs a case while nothing else runs.
   *
   * @returns undefined where the bounds are reached, or the target does not respond any more
   */
  serial(index: number): Promise<RanCase | undefined>;
  /** Runs a case while nothing else runs, and sends its own requests one after the other, too. */
  inTurn(index: number): Promise<RanCase | undefined>;
  /** Runs cases with as many jobs as before. Undefined where one of them could not run. */
  together(indices: readonly number[]): Promise<ReadonlyMap<number, RanCase> | undefined>;
  /** Sends harmless requests, so that a target that fails every n-th one fails another one. */
  shift(times: number): Promise<void>;
  /** All further runs of a case. */
  runsOf(index: number): readonly RanCase[];
}

/** In milliseconds, beside twice the time of the first run, in which several cases ran at once. */
const leastTime = 60_000;
const mostRuns = 500;
const mostExchanges = 10_000;

export function openReruns({ plan, duration }: FirstRun, pool: Pool): Reruns {
  const { knownCrashes = openKnownCrashes(), jobs, signal } = pool;
  const transport = knownCrashes.guard(pool.transport);
  const run = { ...pool, transport };
  const cleaning = { ...pool.cleaning, transport: inTurn(pool.cleaning.transport) };
  const runInTurn = { ...run, transport: inTurn(transport), cleaning };
  const restore = openRestore({ ...pool, isAlive: () => pool.isAlive(transport) });
  const end = readClock() + leastTime + 2 * duration;
  const runs = new Map<number, readonly RanCase[]>();
  let isRemoved = false;
  let count = 0;
  let exchanges = 0;
  const isOver = (): boolean =>
    isRemoved ||
    signal?.aborted === true ||
    count >= mostRuns ||
    exchanges >= mostExchanges ||
    readClock() > end;
  const rerun = async (index: number, rerunning = run): Promise<RanCase | undefined> => {
    const planned = plan[index];
    if (planned === undefined || isOver()) return undefined;
    count += 1;
    const ran = await runCaseUntilServed(planned, rerunning);
    exchanges += ran.result.exchanges;
    runs.set(index, [...(runs.get(index) ?? []), ran]);
    return ran;
  };
  /** Whether these runs say something of the target. */
  const isJudged = async (some: readonly RanCase[]): Promise<boolean> => {
    if (!some.some(({ isBroken }) => isBroken)) return true;
    if (signal?.aborted !== true) isRemoved ||= !(await restore());
    return false;
  };
  const runSerially = async (index: number, rerunning = run): Promise<RanCase | undefined> => {
    const ran = await rerun(index, rerunning);
    return ran !== undefined && (await isJudged([ran])) ? ran : undefined;
  };
  return {
    serial: (index) => runSerially(index),
    inTurn: (index) => runSerially(index, runInTurn),
    async together(indices) {
      const queue = [...indices];
      const found = new Map<number, RanCase>();
      const work = async (): Promise<void> => {
        for (let index = queue.shift(); index !== undefined; index = queue.shift()) {
          const ran = await rerun(index);
          if (ran !== undefined) found.set(index, ran);
        }
      };
      await Promise.all(Array.from({ length: jobs }, work));
      const isWhole = found.size === indices.length;
      return (await isJudged([...found.values()])) && isWhole ? found : undefined;
    },
    shift: (times) => shiftPhase(run, times),
    runsOf: (index) => runs.get(index) ?? [],
  };
}
