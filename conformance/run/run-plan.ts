import type { Pack } from '../plan/pack.js';
import type { PlannedCase } from '../plan/plan-cases.js';
import type { Preflight } from '../plan/preflight.js';
import { readClock } from '../replay/read-clock.js';
import { proveRejections } from './prove-rejections.js';
import { runCases, type Pool } from './run-cases.js';
import { recheckCases, type Recheck } from './recheck-cases.js';

/** How the cases of a plan are run. */
export interface PlanRun {
  readonly pack: Pick<Pack, 'isolation' | 'proofs'>;
  readonly preflight: Pick<Preflight, 'restrict'>;
  readonly pool: Pool;
}

/** Runs the cases of a plan, those with findings again, and what proves that rejections mean something. */
export async function runPlan(
  plan: readonly PlannedCase[],
  { pack, preflight, pool }: PlanRun,
): Promise<Recheck> {
  const start = readClock();
  const ran = await runCases(plan, pool);
  const first = { plan, ran, duration: readClock() - start };
  const rechecked = await recheckCases(first, { ...pool, isolation: pack.isolation });
  const { proofs } = pack;
  const { restrict } = preflight;
  const proven = await proveRejections(rechecked.ran, { proofs, restrict, run: pool });
  return { ...rechecked, ran: proven };
}
