import type { Contract } from '../contract.js';
import type { Pack } from '../plan/pack.js';
import type { Finding } from '../verdict/finding.js';
import { judgeCase } from '../verdict/judge-case.js';
import type { CaseResult } from '../verdict/result.js';
import { blockedByOther, leaveOutRepeats, type SettledCase } from './leave-out-repeats.js';
import type { Obstacle } from './obstacle.js';
import type { RanCase } from './run-case.js';

/**
 * Reports each cause once. A case that met an obstacle is blocked by the violated requirement, where
 * another case reports that. Otherwise the first such case of the plan reports it. What follows from
 * a violation in another case is not reported either, and what many cases see on the way to
 * something else is reported once. Recordings of which only the document says what they test are
 * about everything in their responses.
 *
 * @param earlier the cases of the preflight
 * @returns the results of the cases, in the order of the plan
 */
export function settleObstacles(
  ran: readonly RanCase[],
  earlier: readonly CaseResult[],
  { contract, causeOf, derivedBy }: Pick<Pack, 'contract' | 'causeOf' | 'derivedBy'>,
): readonly CaseResult[] {
  const reported = reportObstacles(ran, earlier, contract);
  const all = [...earlier, ...reported];
  const settled = reported.map((result, at) => {
    const { obstacle, isIncomplete = false } = ran[at] ?? {};
    const known = { contract, causeOf: (finding: Finding) => causeOf?.(finding, result, all) };
    return { ...leaveOutEffects(result, obstacle, known), isIncomplete };
  });
  return derivedBy === undefined
    ? leaveOutRepeats(settled, earlier, contract)
    : settled.map(({ result }) => result);
}

function reportObstacles(
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
    // What a server may do to one request is the reason of the case, and no violation.
    if (obstacle.findings.length === 0 || result.verdict === 'could-not-run') return result;
    for (const { requirement } of obstacle.findings) reported.add(requirement);
    const findings = [...result.findings, ...obstacle.findings];
    const { blockedBy: _, reason: _reason, ...rest } = result;
    return { ...rest, findings, verdict: verdictOf(contract, { ...rest, findings }) };
  });
}

interface Causes {
  readonly contract: Contract;
  causeOf(finding: Finding): string | undefined;
}

function leaveOutEffects(
  result: CaseResult,
  obstacle: Obstacle | undefined,
  { contract, causeOf }: Causes,
): Omit<SettledCase, 'isIncomplete'> {
  const [met] = obstacle?.findings ?? [];
  const isKept = result.blockedBy !== undefined || result.verdict === 'could-not-run';
  const blocking = isKept && met !== undefined ? causeOf(met) : undefined;
  if (blocking !== undefined) return { result: blockBy(result, blocking) };
  const causes = result.findings.map(causeOf);
  const findings = result.findings.filter((_, at) => causes[at] === undefined);
  const [cause] = causes.filter((each) => each !== undefined);
  if (cause === undefined) return { result };
  if (findings.length === 0 && result.verdict !== 'could-not-run') {
    return { result: blockBy(result, cause) };
  }
  const verdict = verdictOf(contract, { ...result, findings });
  return { result: { ...result, findings, verdict }, cause };
}

function blockBy(result: CaseResult, cause: string): CaseResult {
  return { ...result, ...blockedByOther(cause), findings: [] };
}

function verdictOf(
  contract: Contract,
  { findings, observations, verdict }: CaseResult,
): CaseResult['verdict'] {
  return judgeCase(contract, { findings, observations, isBroken: verdict === 'could-not-run' });
}
