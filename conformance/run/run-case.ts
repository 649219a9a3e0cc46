import type { TestCase } from '../plan/test-case.js';
import { isConnectionLoss, type ConnectionError } from '../replay/connection-error.js';
import { noneCreated, type CreatedResources } from '../replay/created-resources.js';
import type { Unjudgeable } from '../check/unjudgeable.js';
import { judgeCase } from '../verdict/judge-case.js';
import type { CaseResult } from '../verdict/result.js';
import { openCaseLog, type CaseLog } from './case-log.js';
import type { Obstacle } from './obstacle.js';
import type { CompletedRun, Run } from './run.js';
import { runFixture } from './run-fixture.js';
import { runProbe } from './run-probe.js';
import type { Leftover } from '../replay/leftover.js';
import type { Outage } from '../replay/with-retries.js';

export interface RanCase {
  readonly result: CaseResult;
  /** What the target did not delete, in sentences. */
  readonly leftovers: readonly Leftover[];
  /** What is still to be deleted. */
  readonly left: CreatedResources;
  /** Whether the target could not be reached. */
  readonly isBroken: boolean;
  readonly silentOperation?: string | undefined;
  /** Whether the connection ended before a response, or none was accepted. */
  readonly isCut?: boolean;
  /** Responses that nobody can call right, as their schemas can't be used. */
  readonly unjudged?: readonly Unjudgeable[];
  /** What kept the case from its own test, or from running at all. */
  readonly obstacle?: Obstacle;
  /** Set if it ended before its last request. */
  readonly isIncomplete?: boolean;
  /** What the target did not serve in the run that counts: responses with status 500, 502, 503 or 504. */
  readonly outages?: readonly Outage[];
}

/** Runs and judges one case once. */
export async function runCase(testCase: TestCase, run: Run): Promise<RanCase> {
  const log = openCaseLog(run);
  const completed = await runOf(testCase, run, log);
  const { broken, silentOperation, leftovers, left, exchanges, durationMs } = completed;
  const { findings, observations, responses, unjudged, obstacle } = log;
  const reason = completed.failed ?? reasonOf(broken, unjudged);
  const isUnsafe = completed.unsafe !== undefined && reason === undefined && findings.length === 0;
  const shown = { findings, observations, isBroken: reason !== undefined };
  const isBlocked = obstacle !== undefined && reason === undefined && findings.length === 0;
  return {
    result: {
      ...described(testCase),
      verdict: judgeCase(run.contract, shown),
      ...(reason !== undefined && { reason }),
      ...(isBlocked && blockedBy(obstacle)),
      ...(isUnsafe && { verdict: 'skip', reason: completed.unsafe }),
      findings,
      observations,
      durationMs,
      exchanges,
      ...(responses.length > 0 && { responses }),
    },
    leftovers: leftovers.map((each) => ({ ...each, testCase: testCase.name })),
    left,
    isBroken: broken !== undefined && broken.reason !== 'blocked',
    isCut: isConnectionLoss(broken),
    silentOperation,
    isIncomplete: completed.isIncomplete === true,
    ...(unjudged.length > 0 && { unjudged }),
    ...(obstacle !== undefined && reason === undefined && { obstacle }),
  };
}

/** The result of a case that met an obstacle. */
export function blockedBy({
  requirement,
  reason,
}: Pick<Obstacle, 'requirement' | 'reason'>): Pick<CaseResult, 'verdict' | 'reason' | 'blockedBy'> {
  return {
    verdict: 'skip',
    reason: `blocked by ${requirement}: ${reason}`,
    blockedBy: requirement,
  };
}

/** A run of a case that proves nothing, because of a requirement that the target violates elsewhere. */
export function blockRan(
  { obstacle: _, result, ...ran }: RanCase,
  cause: Pick<Obstacle, 'requirement' | 'reason'>,
): RanCase {
  return { ...ran, result: { ...result, ...blockedBy(cause), findings: [] } };
}

/** Why a case could not be judged; undefined where it was. */
function reasonOf(
  broken: ConnectionError | undefined,
  [first]: readonly Unjudgeable[],
): string | undefined {
  if (broken !== undefined) return `the target ${broken.message}`;
  if (first === undefined) return undefined;
  const { operation, location, problem } = first;
  return `${operation} can't be judged: ${location}: ${problem}`;
}

function runOf(testCase: TestCase, run: Run, log: CaseLog): Promise<CompletedRun> {
  switch (testCase.kind) {
    case 'fixture':
      return runFixture(testCase.fixture, run, log);
    case 'probe':
      return runProbe(testCase.probe, run, log);
    default:
      return testCase satisfies never;
  }
}

/** A case that was not run, and why. */
export function unrunCase(
  testCase: TestCase,
  verdict: 'skip' | 'could-not-run',
  reason: string,
): RanCase {
  const nothing = { findings: [], observations: [], durationMs: 0, exchanges: 0 };
  const result: CaseResult = { ...described(testCase), verdict, reason, ...nothing };
  return { result, leftovers: [], left: noneCreated(), isBroken: false };
}

type Head = 'kind' | 'name' | 'title' | 'operations' | 'requirements' | 'evidence';

function described(testCase: TestCase): Pick<CaseResult, Head> {
  const { kind, name, title, operations, requirements, evidence } = testCase;
  return { kind, name, title, operations, requirements, evidence };
}
