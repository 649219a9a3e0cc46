import type { Finding } from '../verdict/finding.js';
import { deviationOf } from './deviation-of.js';
import { findingsOf } from './doubtful-cases.js';
import type { FirstRun, Reruns } from './open-reruns.js';
import { blockRan, type RanCase } from './run-case.js';
import type { WatchedRun } from './run-case-until-served.js';

/** How cases are run again that the target did not serve. */
interface Unserved {
  readonly reruns: Pick<Reruns, 'serial' | 'inTurn'>;
  readonly run: Pick<WatchedRun, 'contract' | 'availability'>;
  /** The requirements that a case tests only with requests that are under way at the same time. */
  readonly isolation: readonly string[];
}

/**
 * Runs each case again to which the target responded with a server error (RFC 9110, section 15.6), while
 * nothing else runs: a target that fails only under several requests at once has that one finding, and
 * the case counts as it ran by itself. So does a case that sends several requests at once on the way to
 * what it tests, when they are sent one after the other. What a case shows by itself, too, is a
 * violation, and other cases with the same one are not run again. A case that tests
 * several requests at once violates its requirement only if it does so in each of three runs.
 *
 * @returns the runs that count, by the positions of their cases in the plan; that of a case that was not
 *   served beside others and could not be run again is blocked
 */
export async function rerunUnserved(
  { plan, ran }: FirstRun,
  { reruns, run, isolation }: Unserved,
): Promise<ReadonlyMap<number, RanCase>> {
  const { contract, availability } = run;
  const counting = new Map<number, RanCase>();
  const violations = new Set<string>();
  const requirement = contract.coverage.get('rule.unavailable') ?? 'rule.unavailable';
  const block = (each: RanCase, reason: string): RanCase => blockRan(each, { requirement, reason });
  const keysOf = (each: RanCase): readonly string[] =>
    findingsOf(each)
      .filter(isServerError)
      .map((finding) => deviationOf(finding, contract.described));
  const recover = (index: number, rerun: RanCase): void => {
    counting.set(index, rerun);
    availability.noteBeside(ran[index]?.outages ?? []);
  };
  for (const [index, each] of ran.entries()) {
    const keys = keysOf(each);
    const isExplained = keys.length > 0 && keys.every((key) => violations.has(key));
    if (!isUnserved(each) || isExplained || plan[index]?.testCase.only !== undefined) continue;
    const serial = await reruns.serial(index);
    if (serial === undefined) {
      if (availability.besideOthers > 0) counting.set(index, block(each, unproven));
      continue;
    }
    const inTurn = isUnserved(serial) ? await reruns.inTurn(index) : undefined;
    if (inTurn === undefined || isUnserved(inTurn)) {
      if (isUnserved(serial)) for (const key of keysOf(serial)) violations.add(key);
      else recover(index, serial);
    } else if (!(violatesOwn(serial) && (await isRepeated(index, reruns)))) {
      const isParallel = inTurn.result.requirements.some((id) => isolation.includes(id));
      recover(index, isParallel ? block(inTurn, parallel) : inTurn);
    }
  }
  return counting;
}

const unproven = 'it failed beside other cases, and was not run again by itself';
const parallel = 'the target fails for several requests at once, which this case needs';

/** Whether a case failed, or could not be run, and the target did not serve all of its requests. */
export function isUnserved({ outages = [], result, obstacle }: RanCase): boolean {
  const isJudged = result.verdict !== 'could-not-run';
  const isClean = result.findings.length === 0 && obstacle === undefined;
  return outages.length > 0 && !(isJudged && isClean);
}

/** So often a case must be served only when its requests are sent one after the other: not at random. */
const proofs = 3;

/** Whether a case shows in further runs that the target fails for several requests at once. */
async function isRepeated(index: number, reruns: Unserved['reruns']): Promise<boolean> {
  for (let proof = 1; proof < proofs; proof += 1) {
    const atOnce = await reruns.serial(index);
    const inTurn = await reruns.inTurn(index);
    if (atOnce === undefined || inTurn === undefined) return true;
    if (!violatesOwn(atOnce) || isUnserved(inTurn)) return false;
  }
  return true;
}

/** Whether a case received a server error in place of what it tests. */
function violatesOwn({ result: { findings, requirements } }: RanCase): boolean {
  return findings.some((each) => isServerError(each) && requirements.includes(each.requirement));
}

function isServerError({ location, actual }: Finding): boolean {
  return (
    location.kind === 'status' &&
    actual.kind === 'status' &&
    actual.statuses.some((status) => Number(status) >= 500)
  );
}
