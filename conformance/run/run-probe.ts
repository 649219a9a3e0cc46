import { ProbeEnded, ProbeFailed, type Probe } from '../probe-contract/probe.js';
import { noneCreated } from '../replay/created-resources.js';
import { cleanUp, leave } from '../replay/clean-up.js';
import { ConnectionError } from '../replay/connection-error.js';
import { UnsafeRequestError } from '../replay/guard-tenants.js';
import { readClock } from '../replay/read-clock.js';
import type { CaseLog } from './case-log.js';
import { openProbeJudge } from './judge-probe.js';
import { openProbeTarget } from './probe-target.js';
import type { CompletedRun, Run } from './run.js';

/**
 * Runs a probe, judges each response like one of a fixture's, and deletes what was created. If the
 * run is stopped or the target does not respond, deleting is left for later.
 */
export async function runProbe(probe: Probe, run: Run, log: CaseLog): Promise<CompletedRun> {
  const resources = noneCreated();
  const start = readClock();
  const running = { probe, run, log, resources, start };
  const judge = openProbeJudge(running);
  const opened = openProbeTarget(running, judge);
  let isIncomplete = false;
  let broken: ConnectionError | undefined;
  let unsafe: string | undefined;
  let failed: string | undefined;
  try {
    await probe.run(opened.target);
  } catch (error) {
    if (error instanceof ConnectionError) broken = error;
    else if (error instanceof UnsafeRequestError) unsafe = error.message;
    else if (error instanceof ProbeFailed) failed = error.message;
    else if (!(error instanceof ProbeEnded)) throw error;
    isIncomplete = true;
    // What kept the probe from its own test is reported after all.
    if (log.findings.length === 0 && log.obstacle === undefined) judge.logOthers();
  }
  await opened.settled();
  const { exchanges } = judge;
  const durationMs = Math.round(readClock() - start);
  if (broken !== undefined) {
    const { silentOperation } = opened;
    return { exchanges, durationMs, broken, silentOperation, ...leave(resources) };
  }
  const cleaned = await cleanUp(resources, run.cleaning);
  return {
    exchanges,
    isIncomplete,
    durationMs,
    ...cleaned,
    ...(unsafe !== undefined && { unsafe }),
    ...(failed !== undefined && { failed }),
  };
}
