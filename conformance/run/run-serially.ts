import type { Contract } from '../contract.js';
import { atConnection } from '../difference/location.js';
import { kindOf, type Difference } from '../difference/difference.js';
import { words } from '../difference/reading.js';
import type { PlannedCase } from '../plan/plan-cases.js';
import { withRetries } from '../replay/with-retries.js';
import { formatSteps } from '../verdict/curl-steps.js';
import type { Finding } from '../verdict/finding.js';
import { judgeCase } from '../verdict/judge-case.js';
import type { KnownCrashes } from './known-crashes.js';
import { runCaseUntilServed, shiftPhase, type WatchedRun } from './run-case-until-served.js';
import { unrunCase, type RanCase } from './run-case.js';
import type { Run } from './run.js';
import { openCrashWatch, type Crash, type CrashWatchOptions } from './watch-crash.js';

/** A run in which a target may stop. */
export interface CrashRun extends WatchedRun {
  /** Whether the target responds to a request that it has responded to before. */
  isAlive(): Promise<boolean>;
  /** Waits until the target responds again; false where it does not. */
  restore(): Promise<boolean>;
  readonly knownCrashes: KnownCrashes;
}

/** A case that ran while nothing else did. */
export interface SerialCase {
  readonly ran: RanCase;
  /** Whether it stops the target. */
  readonly isCause: boolean;
  /** Whether the connection of the same request was closed again, which a server may do to that one. */
  readonly isClosedAgain?: boolean;
  /** Whether its connection was closed in one run, and not in the next. */
  readonly lost?: Crash;
}

/** How often a case is run whose connections are closed each time at another request. */
const mostRuns = 4;

/**
 * Runs a case while nothing else does, to find out whether it stops the target. It does where it stops
 * it twice at the same request, or once and for all.
 *
 * @param isOnly whether no other case has run before, so that nothing else can have stopped it
 * @returns undefined where the target does not respond any more
 */
export async function runSerially(
  planned: PlannedCase,
  run: CrashRun,
  { isOnly = false }: { readonly isOnly?: boolean } = {},
): Promise<SerialCase | undefined> {
  let previous: Crash | undefined;
  let closed: Crash | undefined;
  for (let time = 1; time <= mostRuns; time += 1) {
    const isFirstOfAll = isOnly && time === 1;
    if (isStopped(run) || (!isFirstOfAll && !(await run.restore()))) return undefined;
    if (previous !== undefined && !previous.isDown) await shiftPhase(run, time - 1);
    const { ran, crash } = await runWatched(planned, { ...run, isCareful: !isFirstOfAll });
    if (crash === undefined || isStopped(run)) {
      return { ran, isCause: false, ...(previous !== undefined && { lost: previous }) };
    }
    const isRepeated = previous !== undefined && isSame(crash, previous);
    const isBack = await run.restore();
    if (!isBack && !crash.isCertain) {
      const hasFindings = ran.result.findings.length > 0;
      return hasFindings ? { ran: { ...ran, isCut: false }, isCause: false } : undefined;
    }
    if (!isBack || (isRepeated && mayNotClose(crash))) {
      run.knownCrashes.note(crash, planned.testCase.name, time);
      return { ran: reproduceViolation(ran, crash, run), isCause: true };
    }
    if (isRepeated) closed ??= crash;
    previous = crash;
  }
  const { testCase } = planned;
  const reason = `the target closed the connection in each of ${mostRuns} runs`;
  const ran = unrunCase(testCase, 'could-not-run', reason);
  if (closed === undefined) return { ran, isCause: false };
  const finding = findingOf(closed, run);
  const obstacle = { requirement: finding.requirement, reason, findings: [finding] };
  return { ran: { ...ran, obstacle }, isCause: false, isClosedAgain: true };
}

async function runWatched(
  planned: PlannedCase,
  run: CrashRun & Pick<CrashWatchOptions, 'isCareful'>,
): Promise<{ readonly ran: RanCase; readonly crash: Crash | undefined }> {
  const { described } = run.contract;
  const watch = openCrashWatch({ ...run, described });
  const transport = watch.watch(run.transport);
  const cleaning = {
    ...run.cleaning,
    transport: withRetries(transport, { isResent: () => true, onServed: run.availability.note }),
  };
  const ran = await runCaseUntilServed(planned, { ...run, transport, cleaning });
  const { crash } = watch;
  // Some cases send what a server may respond to by closing the connection.
  const isCrash = crash !== undefined && (crash.isDown || ran.isCut === true);
  return { ran, crash: isCrash ? crash : undefined };
}

function isStopped({ signal }: Run): boolean {
  return signal?.aborted === true;
}

/** Whether the target stopped at the same request of the case. */
function isSame(crash: Crash, other: Crash): boolean {
  return (
    crash.exchange === other.exchange &&
    crash.isAfterResponse === other.isAfterResponse &&
    crash.sent.method === other.sent.method
  );
}

/** In bytes. A longer body may still be on its way when a server rejects it. */
const longestBody = 65_536;

/**
 * Whether a server has no reason to close the connection. It may do so for a malformed message (RFC
 * 9112, section 2.2), and a client that is still sending may not see the response then (section 9.6).
 */
function mayNotClose({ isDown, sent }: Crash): boolean {
  if (isDown) return true;
  return sent.raw === undefined && (sent.long?.length ?? sent.bytes?.length ?? 0) <= longestBody;
}

function reproduceViolation(ran: RanCase, crash: Crash, run: Run): RanCase {
  const { result } = ran;
  // What a probe found of the same crash by itself is not reported twice.
  const others = result.findings.filter(({ location }) => location.kind !== 'next-requests');
  const findings = [...others, findingOf(crash, run)];
  const { observations } = result;
  const verdict = judgeCase(run.contract, { findings, observations, isBroken: true });
  const { reason: _, ...rest } = result;
  return { ...ran, isCut: false, result: { ...rest, verdict, findings } };
}

function findingOf(crash: Crash, { contract, baseUrl, profile }: Run): Finding {
  const { sent, exchange, steps } = crash;
  const difference: Difference = { location: atConnection, ...readingsOf(crash) };
  return {
    requirement: requirementOfCrash(contract),
    kind: kindOf(difference),
    ...difference,
    exchange,
    request: `${sent.method} ${sent.path}`,
    curl: formatSteps(
      { described: contract.described, sent, steps, isDown: crash.isDown },
      { baseUrl, style: profile.requests },
    ),
  };
}

/** The requirement that a server without a response breaks. */
export function requirementOfCrash({ coverage }: Pick<Contract, 'coverage'>): string {
  return coverage.get('rule.no-response') ?? 'rule.no-response';
}

function readingsOf({ isAfterResponse, isDown }: Crash): Pick<Difference, 'expected' | 'actual'> {
  if (isAfterResponse) {
    const actual = 'the target responded, and then did not respond to any other request';
    return { expected: words('a response to each further request'), actual: words(actual) };
  }
  const closed = 'no response: the target closed the connection';
  return {
    expected: words('a response'),
    actual: words(isDown ? `${closed}, and did not respond to any other request then` : closed),
  };
}
