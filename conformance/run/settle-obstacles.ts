import type { Contract } from '../contract.js';
import type { Pack } from '../plan/pack.js';
import type { Finding } from '../verdict/finding.js';
import { judgeCase } from '../verdict/judge-case.js';
import type { CaseResult } from '../verdict/result.js';
import type { RanCase } from './run-case.js';

/**
 * Reports each cause once. A case that met an obstacle is blocked by the violated requirement, where
 * another case reports that. Otherwise the first such case of the plan reports it. What follows from
 * a violation in another case is not reported either.
 *
 * @param earlier the cases of the preflight
 * @returns the results of the cases, in the order of the plan
 */
export function settleObstacles(
  ran: readonly RanCase[],
  earlier: readonly CaseResult[],
  { contract, causeOf }: Pick<Pack, 'contract' | 'causeOf'>,
): readonly CaseResult[] {
  const reported = new Set(
    [...earlier, ...ran.map(({ result }) => result)].flatMap(({ findings }) =>
      findings.map(({ requirement }) => requirement),
    ),
  );
  const settled = ran.map(({ result, obstacle }) => {
    if (obstacle === undefined || reported.has(obstacle.requirement)) return result;
    if (obstacle.findings.length === 0) return result;
    for (const { requirement } of obstacle.findings) reported.add(requirement);
    const findings = [...result.findings, ...obstacle.findings];
    const { blockedBy: _, reason: _reason, ...rest } = result;
    return { ...rest, findings, verdict: verdictOf(contract, { ...rest, findings }) };
  });
  if (causeOf === undefined) return settled;
  const all = [...earlier, ...settled];
  return settled.map((result, at) => {
    const causes = { contract, causeOf: (finding: Finding) => causeOf(finding, result, all) };
    const [met] = ran[at]?.obstacle?.findings ?? [];
    const cause =
      result.blockedBy === undefined || met === undefined ? undefined : causes.causeOf(met);
    return cause === undefined ? leaveOutEffects(result, causes) : blockBy(result, cause);
  });
}

interface Causes {
  readonly contract: Contract;
  causeOf(finding: Finding): string | undefined;
}

function leaveOutEffects(result: CaseResult, { contract, causeOf }: Causes): CaseResult {
  const causes = result.findings.map(causeOf);
  const findings = result.findings.filter((_, at) => causes[at] === undefined);
  const [cause] = causes.filter((each) => each !== undefined);
  if (cause === undefined) return result;
  if (findings.length === 0 && result.verdict !== 'could-not-run') return blockBy(result, cause);
  return { ...result, findings, verdict: verdictOf(contract, { ...result, findings }) };
}

function blockBy(result: CaseResult, cause: string): CaseResult {
  const reason = `blocked by ${cause}, which another case reports`;
  return { ...result, verdict: 'skip', reason, blockedBy: cause, findings: [] };
}

function verdictOf(
  contract: Contract,
  { findings, observations, verdict }: CaseResult,
): CaseResult['verdict'] {
  return judgeCase(contract, { findings, observations, isBroken: verdict === 'could-not-run' });
}
