import type { TestCase } from '../plan/test-case.js';
import { noBelongings, type Belongings } from '../replay/belongings.js';
import { judgeCase } from '../verdict/judge-case.js';
import type { CaseResult } from '../verdict/result.js';
import { openCaseLog, type CaseLog } from './case-log.js';
import type { Played, Run } from './run.js';
import { runFixture } from './run-fixture.js';
import { runProbe } from './run-probe.js';

export interface RanCase {
  readonly result: CaseResult;
  /** What the target refused to take away, in sentences. */
  readonly notes: readonly string[];
  /** What is still to be taken away. */
  readonly left: Belongings;
  /** Whether the target could not be spoken to. */
  readonly isBroken: boolean;
  readonly silentOperation?: string | undefined;
}

/** Plays and judges one case once. */
export async function playCase(testCase: TestCase, run: Run): Promise<RanCase> {
  const log = openCaseLog(run);
  const { broken, silentOperation, notes, left, exchanges, durationMs } = await play(
    testCase,
    run,
    log,
  );
  const { findings, observations } = log;
  const shown = { findings, observations, isBroken: broken !== undefined };
  return {
    result: {
      ...described(testCase),
      verdict: judgeCase(run.contract, shown),
      ...(broken === undefined ? {} : { reason: `the target ${broken.message}` }),
      findings,
      observations,
      durationMs,
      exchanges,
    },
    notes: notes.map((note) => `${testCase.name}: ${note}`),
    left,
    isBroken: broken !== undefined,
    silentOperation,
  };
}

function play(testCase: TestCase, run: Run, log: CaseLog): Promise<Played> {
  switch (testCase.kind) {
    case 'fixture':
      return runFixture(testCase.fixture, run, log);
    case 'probe':
      return runProbe(testCase.probe, run, log);
    default:
      return testCase satisfies never;
  }
}

/** A case that was not played, and why. */
export function unplayed(
  testCase: TestCase,
  verdict: 'skip' | 'could-not-run',
  reason: string,
): RanCase {
  const nothing = { findings: [], observations: [], durationMs: 0, exchanges: 0 };
  const result: CaseResult = { ...described(testCase), verdict, reason, ...nothing };
  return { result, notes: [], left: noBelongings(), isBroken: false };
}

type Head = 'kind' | 'name' | 'title' | 'operations' | 'requirements' | 'evidence';

function described(testCase: TestCase): Pick<CaseResult, Head> {
  const { kind, name, title, operations, requirements, evidence } = testCase;
  return { kind, name, title, operations, requirements, evidence };
}
