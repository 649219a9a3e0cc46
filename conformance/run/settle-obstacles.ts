import type { Contract } from '../contract.js';
import { judgeCase } from '../verdict/judge-case.js';
import type { CaseResult } from '../verdict/result.js';
import type { RanCase } from './run-case.js';

/**
 * Reports each obstacle once. A case that met one is blocked by the violated requirement, where
 * another case reports that. Otherwise the first such case of the plan reports it.
 *
 * @param earlier the cases of the preflight
 * @returns the results of the cases, in the order of the plan
 */
export function settleObstacles(
  ran: readonly RanCase[],
  earlier: readonly CaseResult[],
  contract: Contract,
): readonly CaseResult[] {
  const reported = new Set(
    [...earlier, ...ran.map(({ result }) => result)].flatMap(({ findings }) =>
      findings.map(({ requirement }) => requirement),
    ),
  );
  return ran.map(({ result, obstacle }) => {
    if (obstacle === undefined || reported.has(obstacle.requirement)) return result;
    if (obstacle.findings.length === 0) return result;
    for (const { requirement } of obstacle.findings) reported.add(requirement);
    const { blockedBy: _, reason: _reason, ...rest } = result;
    const findings = [...result.findings, ...obstacle.findings];
    const shown = { findings, observations: result.observations, isBroken: false };
    return { ...rest, findings, verdict: judgeCase(contract, shown) };
  });
}
