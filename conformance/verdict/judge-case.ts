import type { Contract } from '../contract.js';
import type { Finding, LocatedObservation } from './finding.js';
import type { Verdict } from './result.js';

/** What a case showed. */
export interface Shown {
  readonly findings: readonly Finding[];
  readonly observations: readonly LocatedObservation[];
  /** Whether the target failed to respond. */
  readonly isBroken: boolean;
}

/** The worst finding decides; a violated `must` outweighs a missing response. */
export function judgeCase(contract: Contract, shown: Shown): Verdict {
  const levels = shown.findings.map(
    ({ requirement }) => contract.requirements.get(requirement)?.level ?? 'must',
  );
  if (levels.includes('must')) return 'fail';
  if (shown.isBroken) return 'could-not-run';
  if (levels.includes('should')) return 'warn';
  return shown.observations.length > 0 ? 'observed' : 'pass';
}
