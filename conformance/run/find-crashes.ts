import type { PlannedCase } from '../plan/plan-cases.js';
import { joinRuns } from './join-runs.js';
import { nameCases } from './name-cases.js';
import { runSerially, type CrashRun } from './run-serially.js';
import { unrunCase, type RanCase } from './run-case.js';
import type { LossWatch } from './watch-losses.js';

/** A case that ran when the target stopped, or shortly before. */
export interface Suspect {
  readonly planned: PlannedCase;
  /** What it came to then, if it has ended. */
  readonly ran?: RanCase | undefined;
}

/** What became of the suspects, each of which ran by itself. */
export interface FoundCrashes {
  /** In the order of the suspects; undefined where one was not run again. */
  readonly ran: readonly (RanCase | undefined)[];
  /** Whether the target does not respond any more. */
  readonly isRemoved: boolean;
}

export interface Suspects {
  /** The cases that were in flight when the target stopped. */
  readonly inFlight: readonly Suspect[];
  /** Those that had just ended: one of them may have stopped it with its last request. */
  readonly earlier: readonly Suspect[];
}

/**
 * Runs cases again, one after the other, to find those that stop the target. A target that was lost
 * without any of them stopping it by itself was unavailable at random.
 */
export async function findCrashes(
  { inFlight, earlier }: Suspects,
  run: CrashRun & { readonly losses: LossWatch },
): Promise<{ readonly inFlight: FoundCrashes; readonly earlier: FoundCrashes }> {
  const { losses, availability } = run;
  const first = await rerun(inFlight, run);
  if (first.isRemoved) {
    const names = inFlight.map(({ planned }) => planned.testCase.name);
    const reason = lostReason(names);
    const ran = inFlight.map(({ planned, ran: before }, at) => {
      return (
        first.ran[at] ??
        joinRuns(unrunCase(planned.testCase, 'could-not-run', reason), ranOf(before))
      );
    });
    return { inFlight: { ran, isRemoved: true }, earlier: { ran: [], isRemoved: true } };
  }
  // Two requests may have stopped the target at about the same time.
  const second = await rerun(earlier, run);
  const isAtRandom = !first.isFound && !second.isFound && !second.isRemoved;
  if (isAtRandom) losses.outages.forEach(availability.note);
  return { inFlight: first, earlier: second };
}

interface Rerun extends FoundCrashes {
  /** Whether one of the cases stops the target, or always has its connection closed. */
  readonly isFound: boolean;
}

async function rerun(suspects: readonly Suspect[], run: CrashRun): Promise<Rerun> {
  const ran: RanCase[] = [];
  let isFound = false;
  for (const { planned, ran: before } of suspects) {
    const serial = run.signal?.aborted === true ? undefined : await runSerially(planned, run);
    if (serial === undefined) return { ran, isRemoved: true, isFound };
    isFound ||= serial.isCause || serial.isClosedAgain === true;
    ran.push(joinRuns(serial.ran, ranOf(before)));
  }
  return { ran, isRemoved: false, isFound };
}

function ranOf(before: RanCase | undefined): readonly RanCase[] {
  return before === undefined ? [] : [before];
}

function lostReason(names: readonly string[]): string {
  return `the target stopped responding while these cases ran: ${nameCases(names)}; with --restart COMMAND the run starts it again and finds the request that stops it`;
}
