import type { PlannedCase } from '../plan/plan-cases.js';
import { unknownRoute } from '../plan/catch-all.js';
import type { TestCase } from '../plan/test-case.js';
import { joinCreated } from '../replay/created-resources.js';
import { ConnectionError } from '../replay/connection-error.js';
import { openSettling } from '../replay/settled-transport.js';
import { formatCause, isFailure, type Outage } from '../replay/with-retries.js';
import type { Availability } from './availability.js';
import { runCase, unrunCase, type RanCase } from './run-case.js';
import type { Run } from './run.js';
import { watchCase } from './watch-case.js';

export interface WatchedRun extends Run {
  readonly availability: Availability;
}

/** How often a case is run in all, where the target was unavailable each time. */
const mostAttempts = 4;

/** One run of a case. */
interface Attempt {
  readonly ran: RanCase;
  /** What was not served, by its position in the case. */
  readonly unserved: ReadonlyMap<string, Outage>;
  /** What failed with status 500, which may be due to the request, by its position. */
  readonly failed: ReadonlyMap<string, Outage>;
  readonly served: readonly Outage[];
  /** Whether a request that may change something was sent again. */
  readonly isUncertain: boolean;
}

/**
 * Runs a case. If the target was briefly unavailable, it is run again as a whole, with new objects:
 * a request that may change something must not be sent twice on its own (RFC 9110, section 9.2.2).
 * A case in which the same request is never served is judged as it is.
 */
export async function runCaseUntilServed(
  { testCase, skip, blockedBy }: PlannedCase,
  run: WatchedRun,
): Promise<RanCase> {
  if (skip !== undefined) {
    const unrun = unrunCase(testCase, 'skip', skip);
    return blockedBy === undefined ? unrun : { ...unrun, result: { ...unrun.result, blockedBy } };
  }
  const attempts: Attempt[] = [];
  do {
    if (attempts.length > 0) await shiftPhase(run, attempts.length);
    attempts.push(await attempt(testCase, run, attempts.length === mostAttempts - 1));
  } while (isToRunAgain(attempts, run));
  return settle(testCase, attempts, run.availability);
}

function isToRunAgain(attempts: readonly Attempt[], { availability, signal }: WatchedRun): boolean {
  const last = attempts.at(-1);
  if (last === undefined || attempts.length === mostAttempts || signal?.aborted === true) {
    return false;
  }
  if (last.unserved.size > 0) return availability.isWorthAnotherRun();
  if (last.failed.size === 0 || !isViolated(last)) return false;
  return availability.isFailureWorthAnotherRun() && !isRepeated(attempts);
}

/** Whether the same request failed with status 500 in each of several runs: it is the reason. */
function isRepeated(attempts: readonly Attempt[]): boolean {
  const [first, ...others] = attempts.map(({ failed }) => failed);
  return (
    first !== undefined &&
    others.length > 0 &&
    [...first.keys()].some((location) => others.every((failed) => failed.has(location)))
  );
}

function isViolated({ ran: { result, obstacle } }: Attempt): boolean {
  return result.findings.length > 0 || obstacle !== undefined;
}

async function attempt(testCase: TestCase, run: Run, isLast: boolean): Promise<Attempt> {
  const { settling, contract, cleaning } = run;
  const delay = settling === undefined ? undefined : openSettling(settling, contract.described);
  const delayed = delay?.(run.transport) ?? run.transport;
  const { transport, unserved, served } = watchCase(delayed, isLast);
  const removing = delay?.(cleaning.transport) ?? cleaning.transport;
  const ran = await runCase(testCase, {
    ...run,
    transport,
    cleaning: { ...cleaning, transport: removing },
  });
  const entries = [...unserved];
  const isSafe = ({ sent: { method } }: Outage): boolean => method === 'GET' || method === 'HEAD';
  return {
    ran,
    unserved: new Map(entries.filter(([, outage]) => !isFailure(outage))),
    failed: new Map(entries.filter(([, outage]) => isFailure(outage))),
    served,
    isUncertain: !served.every(isSafe),
  };
}

/** What the runs of a case show together. */
function settle(
  testCase: TestCase,
  attempts: readonly Attempt[],
  availability: Availability,
): RanCase {
  const [first] = attempts;
  const last = attempts.at(-1);
  if (first === undefined || last === undefined) throw new Error('a case was never run');
  const leftovers = attempts.flatMap(({ ran }) => ran.leftovers);
  const left = joinCreated(attempts.map(({ ran }) => ran.left));
  const isServed = last.unserved.size === 0;
  // A target that can't be reached any more may have been brought down by the first run.
  const isRemoved = attempts.length > 1 && isServed && last.ran.isBroken;
  const isNeverServed = isRemoved || isConstant(attempts, availability);
  availability.settle(isNeverServed ? 'never-served' : 'served');
  if (isNeverServed) return { ...first.ran, leftovers, left, outages: outagesOf(first) };
  for (const { unserved, served } of attempts) {
    for (const outage of [...unserved.values(), ...served]) availability.note(outage);
  }
  settleFailures(attempts, last, availability);
  const isErratic = attempts.length === mostAttempts && last.failed.size > 0;
  const isUnproven = (last.isUncertain || (isErratic && !isRepeated(attempts))) && isViolated(last);
  if (isServed && !isUnproven) {
    return { ...last.ran, leftovers, left, outages: outagesOf(last) };
  }
  const outages = outagesOf(first);
  const [cause = 'at random'] = outages.map(formatCause);
  const reason = `the target was unavailable in each of ${attempts.length} runs (${cause})`;
  return { ...unrunCase(testCase, 'could-not-run', reason), leftovers, left, outages };
}

function outagesOf({ unserved, failed }: Attempt): readonly Outage[] {
  return [...unserved.values(), ...failed.values()];
}

/** Notes what failed with status 500 and did not when the case was run again. */
function settleFailures(
  attempts: readonly Attempt[],
  last: Attempt,
  availability: Availability,
): void {
  const failures = attempts.flatMap(({ failed }) => [...failed.values()]);
  if (attempts.length === 1 || failures.length === 0) return;
  const isRecovered = last.failed.size === 0;
  availability.settleFailure(isRecovered ? 'served' : 'never-served');
  if (isRecovered) failures.forEach(availability.note);
}

/**
 * Whether the same request was not served in each run: not when it was sent again either, or the
 * target was available for everything else.
 */
function isConstant(attempts: readonly Attempt[], { outages }: Availability): boolean {
  const [first, ...others] = attempts.filter(({ unserved }) => unserved.size > 0);
  const isRecovered = attempts.at(-1)?.unserved.size === 0;
  if (first === undefined) return false;
  if (isRecovered && (attempts.length < mostAttempts || outages.length > 0)) return false;
  return [...first.unserved.keys()].some((location) =>
    others.every(({ unserved }) => unserved.has(location)),
  );
}

/**
 * Sends a harmless request, once more before each further run of a case: a target that fails every
 * n-th request must not fail the same one again.
 */
export async function shiftPhase({ transport, signal }: Run, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    for (const method of ['GET', 'POST']) {
      try {
        await transport.send({ ...unknownRoute, method }, signal);
      } catch (error) {
        if (!(error instanceof ConnectionError)) throw error;
      }
    }
  }
}
