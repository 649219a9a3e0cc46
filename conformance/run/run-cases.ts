import { setTimeout as wait } from 'node:timers/promises';
import type { PlannedCase } from '../plan/plan-cases.js';
import { readClock } from '../replay/read-clock.js';
import type { Transport } from '../replay/transport.js';
import type { CaseResult } from '../verdict/result.js';
import type { FailFast } from './fail-fast.js';
import { findCrashes, type Suspect } from './find-crashes.js';
import { openKnownCrashes, type KnownCrashes } from './known-crashes.js';
import { openRestore, type Restoring } from './restore-target.js';
import { runSerially, type CrashRun } from './run-serially.js';
import { unrunCase, type RanCase } from './run-case.js';
import { runCaseUntilServed, type WatchedRun } from './run-case-until-served.js';
import { watchSilence, type SilenceWatch } from './silence.js';
import { watchLosses, type LossWatch } from './watch-losses.js';

export interface Pool extends WatchedRun, Pick<Restoring, 'restart' | 'recoveryTime'> {
  /** How many cases run at the same time. */
  readonly jobs: number;
  /** Of the whole run, where requests were sent before its cases. */
  readonly knownCrashes?: KnownCrashes | undefined;
  /** Whether the target still responds to what it has responded to before. */
  isAlive(transport: Transport): Promise<boolean>;
  readonly onCase?: ((result: CaseResult) => void) | undefined;
  /** Runs all cases by default. */
  readonly failFast?: FailFast | undefined;
}

/**
 * Runs cases side by side; their results are in the order of the plan. If the target stops, the
 * cases that ran at that time are run again, one after the other, to find the one that stops it.
 */
export async function runCases(
  plan: readonly PlannedCase[],
  pool: Pool,
): Promise<readonly RanCase[]> {
  const { knownCrashes = openKnownCrashes() } = pool;
  const losses = watchLosses(knownCrashes.guard(pool.transport));
  const { transport } = losses;
  const isAlive = (): Promise<boolean> => pool.isAlive(transport);
  const restore = openRestore({ ...pool, isAlive });
  const queues: Queues = {
    plan,
    run: { ...pool, transport, isAlive, restore, knownCrashes },
    onCase: pool.onCase,
    failFast: pool.failFast,
    losses,
    silence: watchSilence(isAlive),
    ran: [],
    ended: [],
  };
  const { beside, serial } = partition(plan);
  await work(beside, pool.jobs, queues);
  await work(serial, 1, queues);
  // No other request finds out what became of the target after the last one.
  if (await isLostAtTheEnd(queues)) await investigate([], queues);
  return queues.ran;
}

const noResponse = 'the target does not respond any more, so this case was not run';

interface Queues extends Pick<Pool, 'onCase' | 'failFast'> {
  readonly plan: readonly PlannedCase[];
  readonly run: CrashRun;
  readonly losses: LossWatch;
  readonly silence: SilenceWatch;
  /** By the position in the plan. */
  readonly ran: RanCase[];
  /** The cases that have ended since the target stopped last. */
  ended: { readonly index: number; readonly at: number }[];
  /** Why no case is run any more. */
  removed?: string;
}

/** Runs the cases of a queue, so many at the same time. */
async function work(queue: readonly number[], jobs: number, queues: Queues): Promise<void> {
  let next = 0;
  let isLost = false;
  const inFlight = new Set<number>();
  const suspects = new Set<number>();
  const worker = async (): Promise<void> => {
    while (next < queue.length && !isLost) {
      const index = queue[next++] ?? 0;
      inFlight.add(index);
      const outcome = await runOne(index, queues);
      queues.ran[index] = outcome;
      if (!isLost && (await stopsTarget(outcome, queues))) {
        isLost = true;
        for (const each of inFlight) suspects.add(each);
      }
      inFlight.delete(index);
      if (!suspects.has(index)) await settle(index, outcome, queues);
    }
  };
  do {
    isLost = false;
    suspects.clear();
    await Promise.all(Array.from({ length: Math.min(jobs, queue.length) }, worker));
    if (isLost) await investigate([...suspects], queues);
  } while (next < queue.length);
}

async function runOne(index: number, queues: Queues): Promise<RanCase> {
  const { plan, run, losses, silence, removed } = queues;
  const planned = plan[index];
  if (planned === undefined) throw new Error(`the plan has no case ${index}`);
  const { testCase, skip } = planned;
  const ended = queues.failFast?.reason();
  if (ended !== undefined && skip === undefined) return unrunCase(testCase, 'skip', ended);
  const reason = stoppedBy(run) ?? removed ?? silence.reasonToStop(testCase);
  if (reason !== undefined && skip === undefined) {
    return unrunCase(testCase, 'could-not-run', reason);
  }
  if (plan.length > 1 || skip !== undefined) return runCaseUntilServed(planned, run);
  // A case that is the only one needs no other run to find out which one stopped the target.
  const serial = await runSerially(planned, run, { isOnly: true });
  losses.forget();
  return serial?.ran ?? unrunCase(testCase, 'could-not-run', noResponse);
}

/** Whether a connection was lost that says something of the target, as far as is known by now. */
async function stopsTarget(outcome: RanCase, { run, losses, removed }: Queues): Promise<boolean> {
  if (removed !== undefined || stoppedBy(run) !== undefined) return false;
  const isNew = losses.hasNew();
  return outcome.isCut === true || (isNew && !(await run.isAlive()));
}

/** In milliseconds. */
const lastPause = 100;

async function isLostAtTheEnd({ run, losses, ended, removed }: Queues): Promise<boolean> {
  if (removed !== undefined || ended.length === 0 || stoppedBy(run) !== undefined) return false;
  losses.hasNew();
  // A server that ends after its last response may take a while for it.
  await wait(lastPause);
  return !(await run.isAlive()) && losses.hasNew();
}

async function settle(index: number, outcome: RanCase, queues: Queues): Promise<void> {
  const { run, silence, plan, ended } = queues;
  ended.push({ index, at: readClock() });
  queues.ran[index] = outcome;
  const { isBroken, silentOperation, result } = outcome;
  const { exchanges } = result;
  const testCase = plan[index]?.testCase;
  if (stoppedBy(run) === undefined && testCase !== undefined) {
    await silence.note({ testCase, exchanges, isBroken, silentOperation });
  }
  queues.failFast?.note(result);
  queues.onCase?.(result);
}

/** In milliseconds: a case that ended so shortly before the target stopped may have stopped it. */
const recently = 250;

async function investigate(indices: readonly number[], queues: Queues): Promise<void> {
  const { plan, run, losses, ran, ended } = queues;
  const { since = 0 } = losses;
  const isRecent = ({ at }: { readonly at: number }): boolean => at >= since - recently;
  const suspectsOf = (some: readonly number[]): readonly Suspect[] =>
    some.flatMap((index) => {
      const planned = plan[index];
      return planned === undefined ? [] : [{ planned, ran: ran[index] }];
    });
  const wasCut = (index: number): number => (ran[index]?.isCut === true ? 0 : 1);
  const inFlight = indices.toSorted((a, b) => wasCut(a) - wasCut(b) || a - b);
  const earlier = ended
    .filter((each) => isRecent(each) && plan[each.index]?.skip === undefined)
    .map(({ index }) => index);
  const found = await findCrashes(
    { inFlight: suspectsOf(inFlight), earlier: suspectsOf(earlier) },
    { ...run, losses },
  );
  if (found.inFlight.isRemoved || found.earlier.isRemoved) {
    queues.removed = noResponse;
  }
  for (const [at, outcome] of found.inFlight.ran.entries()) {
    const index = inFlight[at];
    if (outcome !== undefined && index !== undefined) await settle(index, outcome, queues);
  }
  for (const [at, outcome] of found.earlier.ran.entries()) {
    const index = earlier[at];
    if (outcome !== undefined && index !== undefined) queues.ran[index] = outcome;
  }
  losses.forget();
  queues.ended = [];
}

/**
 * What lists files, or says so of itself, runs alone, after the rest: the files of other cases, coming and going, would fill
 * its pages and hide what is wrong with them.
 */
function partition(plan: readonly PlannedCase[]): {
  readonly beside: readonly number[];
  readonly serial: readonly number[];
} {
  const all = plan.map(({ testCase }, index) => ({ index, isSerial: testCase.isSerial }));
  const pick = (isSerial: boolean): readonly number[] =>
    all.filter((each) => each.isSerial === isSerial).map(({ index }) => index);
  return { beside: pick(false), serial: pick(true) };
}

function stoppedBy({ signal }: WatchedRun): string | undefined {
  return signal?.aborted === true ? 'the run was stopped before this case' : undefined;
}
