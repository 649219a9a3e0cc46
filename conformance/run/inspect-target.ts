import { UnreachableError } from '../kit-error.js';
import type { Pack } from '../plan/pack.js';
import type { Preflight, PreflightTarget } from '../plan/preflight.js';
import { stopRun } from '../plan/stop-run.js';

/** The first look at a target. One that can't be reached ends the run, as a wrong base URL does. */
export async function inspectTarget(pack: Pack, target: PreflightTarget): Promise<Preflight> {
  try {
    return await pack.preflight(target);
  } catch (error) {
    if (!(error instanceof UnreachableError)) throw error;
    return stopRun({
      name: 'preflight/base-url',
      title: 'The base URL leads to the API',
      stopped: error.message,
    });
  }
}
