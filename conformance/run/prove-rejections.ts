import type { Preflight } from '../plan/preflight.js';
import type { Proof } from '../plan/proof.js';
import { formatObservation } from '../difference/observation.js';
import { formatDifference } from '../difference/difference.js';
import { joinCreated } from '../replay/created-resources.js';
import type { CaseResult } from '../verdict/result.js';
import type { Obstacle } from './obstacle.js';
import { blockedBy, type RanCase } from './run-case.js';
import { runCaseUntilServed, type WatchedRun } from './run-case-until-served.js';

/** What is known of a run whose rejections are proven. */
export interface ProvenRun {
  /** None by default. */
  readonly proofs?: readonly Proof[] | undefined;
  readonly restrict?: Preflight['restrict'];
  readonly run: WatchedRun;
}

/**
 * Blocks each case that passed because a request was rejected, where the target rejects the same
 * request without the wrong thing too. Each proof that a case needs is run once.
 */
export async function proveRejections(
  ran: readonly RanCase[],
  { proofs = [], restrict, run }: ProvenRun,
): Promise<readonly RanCase[]> {
  let proven = ran;
  for (const { testCase, isFor } of proofs) {
    const needs = ({ result }: RanCase): boolean =>
      isFor(result.name) && (result.verdict === 'pass' || result.verdict === 'observed');
    if (!proven.some(needs) || run.signal?.aborted === true) continue;
    const restricted = restrict?.(testCase) ?? { kind: 'case', testCase };
    if (restricted.kind === 'blocked') continue;
    const proof = await runCaseUntilServed({ testCase: restricted.testCase }, run);
    const obstacle = obstacleIn(proof);
    const first = proven.findIndex(needs);
    proven = proven.map((each, at) => ({
      ...each,
      ...(at === first && {
        left: joinCreated([each.left, proof.left]),
        leftovers: [...each.leftovers, ...proof.leftovers],
      }),
      ...(obstacle !== undefined && needs(each) && { obstacle, result: block(each, obstacle) }),
    }));
  }
  return proven;
}

function block({ result }: RanCase, obstacle: Obstacle): CaseResult {
  return { ...result, ...blockedBy(obstacle) };
}

/** What a proof met in place of the expected success; undefined where there was no response. */
function obstacleIn({ result, obstacle }: RanCase): Obstacle | undefined {
  const { findings, observations, verdict } = result;
  if (obstacle !== undefined || verdict === 'could-not-run') return obstacle;
  const [finding] = findings;
  if (finding !== undefined) {
    const { requirement, request } = finding;
    return {
      requirement,
      reason: `${request} returned ${formatDifference(finding).actual}`,
      findings,
    };
  }
  const [seen] = observations;
  if (seen === undefined) return undefined;
  return { requirement: seen.requirement, reason: formatObservation(seen), findings: [] };
}
