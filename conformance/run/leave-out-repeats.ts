import type { Contract } from '../contract.js';
import { formatLocation } from '../difference/location.js';
import { matchRequest } from '../replay/match-request.js';
import type { Finding } from '../verdict/finding.js';
import { judgeCase } from '../verdict/judge-case.js';
import type { CaseResult, Repeat } from '../verdict/result.js';

/** A case of a run. */
export interface SettledCase {
  readonly result: CaseResult;
  /** Whether it ended before its last request, so that a violation kept it from its own test. */
  readonly isIncomplete: boolean;
  /** The violated requirement from which another finding of the case follows. */
  readonly cause?: string | undefined;
}

/**
 * Reports a violation once that many cases see on the way to what they test: a property that no
 * response has is one finding, and the cases that test something else pass.
 *
 * Each case reports the violations of the requirements that it tests. A violation of another
 * requirement is reported by the first case that sees it, and only if no case that tests the
 * requirement reports it. It counts as the same violation if the operation, the location and the kind
 * of the difference are the same. Each request that stops the target is a violation of its own. A case
 * that reports nothing then, and could not be completed, is blocked.
 *
 * @param earlier the cases of the preflight
 * @returns the results, in the same order
 */
export function leaveOutRepeats(
  cases: readonly SettledCase[],
  earlier: readonly CaseResult[],
  contract: Contract,
): readonly CaseResult[] {
  const keyOf = (finding: Finding): string => keyFor(finding, contract);
  const reporters = new Map<string, string>();
  const note = (finding: Finding, { name }: CaseResult): void => {
    const key = keyOf(finding);
    if (!reporters.has(key)) reporters.set(key, name);
  };
  for (const result of [...earlier, ...cases.map((each) => each.result)]) {
    for (const finding of result.findings) if (isTested(finding, result)) note(finding, result);
  }
  return cases.map(({ result, isIncomplete, cause }) => {
    const findings: Finding[] = [];
    const repeats = new Map<string, Repeat>();
    for (const finding of result.findings) {
      const reportedBy = reporters.get(keyOf(finding));
      const isRepeat = reportedBy !== undefined && reportedBy !== result.name;
      if (isRepeat && finding.kind !== 'connection' && !isTested(finding, result)) {
        const { requirement } = finding;
        repeats.set(`${requirement} ${reportedBy}`, { requirement, reportedBy });
      } else {
        findings.push(finding);
        note(finding, result);
      }
    }
    const [first] = repeats.values();
    if (first === undefined) return result;
    const isBroken = result.verdict === 'could-not-run';
    const settled = { ...result, findings, repeats: [...repeats.values()] };
    return isIncomplete && !isBroken && findings.length === 0
      ? { ...settled, ...blockedByOther(cause ?? first.requirement) }
      : { ...settled, verdict: judgeCase(contract, { ...settled, isBroken }) };
  });
}

/** What becomes of a case that another case's violation kept from its own test. */
export function blockedByOther(
  requirement: string,
): Pick<CaseResult, 'verdict' | 'reason' | 'blockedBy'> {
  const reason = `blocked by ${requirement}, which another case reports`;
  return { verdict: 'skip', reason, blockedBy: requirement };
}

function isTested({ requirement }: Finding, { requirements }: CaseResult): boolean {
  return requirements.includes(requirement);
}

function keyFor({ requirement, request, kind, location }: Finding, contract: Contract): string {
  const [method = '', path = ''] = request.split(' ');
  const operation = matchRequest(contract.described, { method, path }) ?? request;
  // Items of a list, and contents, differ in their numbers only.
  const where = formatLocation(location).replace(/\d+/g, 'n');
  return JSON.stringify([requirement, operation, kind, where]);
}
