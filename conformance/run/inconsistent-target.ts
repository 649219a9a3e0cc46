import type { Contract } from '../contract.js';
import { formatDifference, kindOf, type Difference } from '../difference/difference.js';
import { words } from '../difference/reading.js';
import type { Finding } from '../verdict/finding.js';
import { judgeCase } from '../verdict/judge-case.js';
import type { CaseResult } from '../verdict/result.js';
import { findingsOf, type DifferenceKey, type DoubtfulCase } from './doubtful-cases.js';
import { nameCases } from './name-cases.js';
import type { FirstRun, Reruns } from './open-reruns.js';
import { blockRan, type RanCase } from './run-case.js';

/** A target that responds differently when the same case is run again. */
export interface Inconsistency {
  /** One finding for all that did not repeat. */
  readonly case: CaseResult;
  /** The runs that count, by the positions of their cases in the plan. */
  readonly counting: ReadonlyMap<number, RanCase>;
}

export interface InconsistentRun {
  readonly first: FirstRun;
  readonly doubtful: readonly DoubtfulCase[];
  readonly reruns: Pick<Reruns, 'serial' | 'runsOf'>;
  readonly contract: Contract;
  readonly keyOf: DifferenceKey;
  /** Whether resources that interfere with each other explain what cases show only beside others. */
  readonly isExplained: boolean;
}

/** So many cases must show something else in each run; a few may do so by chance. */
const leastCases = 4;
/** How often a case is run in all until what it shows each time counts. */
const mostRuns = 4;

/**
 * Finds out whether a target responds at random: at least half of the cases that were run again show
 * nothing then of what they showed before. Its findings prove little, so that each case is run again by
 * itself, and only what it shows in every run is a violation. That other findings did not repeat is one
 * violation, of the requirement that most of them name. A case counts as it ran without findings, and
 * is blocked where it has others each time.
 *
 * @returns undefined for a target that shows the same again
 */
export async function settleInconsistency(
  inconsistent: InconsistentRun,
): Promise<Inconsistency | undefined> {
  const { first, doubtful, contract } = inconsistent;
  const repeated = doubtful.filter(({ index }) => rerunsOf(index, inconsistent).length > 0);
  const changed = repeated.filter((each) => repeatedKeys(each, inconsistent).size === 0);
  if (changed.length < leastCases || changed.length * 2 < repeated.length) return undefined;
  if (inconsistent.isExplained && !(await isRandom(changed, inconsistent))) return undefined;
  const found = mostFrequent(changed, first.ran);
  if (found === undefined) return undefined;
  const { requirement } = found;
  const counting = new Map<number, RanCase>();
  const names: string[] = [];
  for (const each of doubtful) {
    const { index } = each;
    const ran = first.ran[index];
    const keys = await keysInEachRun(each, inconsistent);
    if (ran === undefined) continue;
    if (keys.size > 0) {
      counting.set(index, keepOnly(ran, index, { keys, inconsistent }));
      continue;
    }
    const clean = rerunsOf(index, inconsistent).find(isClean);
    counting.set(index, clean ?? blockRan(ran, { requirement, reason }));
    names.push(ran.result.name);
  }
  return { case: inconsistencyCase(found, names, contract), counting };
}

const reason = 'the target gave other responses when the case was run again';

/** So many cases are run once more by themselves to find out whether they show the same. */
const sampled = 8;

/**
 * Whether cases that run by themselves show something else each time: other cases can't be the reason.
 */
async function isRandom(
  changed: readonly DoubtfulCase[],
  inconsistent: InconsistentRun,
): Promise<boolean> {
  const { reruns, keyOf } = inconsistent;
  const keysOf = (ran: RanCase | undefined, index: number): readonly string[] =>
    ran === undefined ? [] : findingsOf(ran).map((finding) => keyOf(finding, index));
  const failing = changed.flatMap(({ index }) => {
    const keys = keysOf(rerunsOf(index, inconsistent)[0], index);
    return keys.length > 0 ? [{ index, keys }] : [];
  });
  const sample = failing.slice(0, sampled);
  let differing = 0;
  for (const { index, keys } of sample) {
    const again = new Set(keysOf(await reruns.serial(index), index));
    if (!keys.some((key) => again.has(key))) differing += 1;
  }
  return differing >= leastCases && differing * 2 >= sample.length;
}

/** Runs a case until none of its findings is in all of its runs, or it is known to repeat them. */
async function keysInEachRun(
  doubtful: DoubtfulCase,
  inconsistent: InconsistentRun,
): Promise<ReadonlySet<string>> {
  const { reruns } = inconsistent;
  for (;;) {
    const count = rerunsOf(doubtful.index, inconsistent).length;
    const keys = repeatedKeys(doubtful, inconsistent);
    if (count > 0 && (keys.size === 0 || count >= mostRuns - 1)) return keys;
    if ((await reruns.serial(doubtful.index)) === undefined) return count > 0 ? keys : new Set();
  }
}

/** What a case showed in each of its runs. */
function repeatedKeys(
  { index, deviations }: DoubtfulCase,
  inconsistent: InconsistentRun,
): ReadonlySet<string> {
  const { keyOf } = inconsistent;
  const shown = rerunsOf(index, inconsistent).map(
    (ran) => new Set(findingsOf(ran).map((finding) => keyOf(finding, index))),
  );
  return new Set(deviations.filter((key) => shown.every((keys) => keys.has(key))));
}

/** The runs of a case after the one that counts so far. */
function rerunsOf(index: number, { first, reruns }: InconsistentRun): readonly RanCase[] {
  return reruns.runsOf(index).filter((ran) => ran !== first.ran[index]);
}

function isClean({ result, obstacle, isBroken }: RanCase): boolean {
  const isJudged = result.verdict === 'pass' || result.verdict === 'observed';
  return isJudged && obstacle === undefined && !isBroken;
}

interface Kept {
  readonly keys: ReadonlySet<string>;
  readonly inconsistent: InconsistentRun;
}

/** A run without the findings that do not repeat. */
function keepOnly(ran: RanCase, index: number, { keys, inconsistent }: Kept): RanCase {
  const { contract, keyOf } = inconsistent;
  const isKept = (finding: Finding): boolean => keys.has(keyOf(finding, index));
  const findings = ran.result.findings.filter(isKept);
  if (findings.length === ran.result.findings.length) return ran;
  const { observations } = ran.result;
  const verdict = judgeCase(contract, { findings, observations, isBroken: false });
  return { ...ran, result: { ...ran.result, findings, verdict } };
}

/** The first finding of the requirement that most cases violate. */
function mostFrequent(
  changed: readonly DoubtfulCase[],
  ran: readonly RanCase[],
): Finding | undefined {
  const found = changed.flatMap(({ index }) => {
    const each = ran[index];
    return each === undefined ? [] : findingsOf(each);
  });
  const countOf = (requirement: string): number =>
    found.filter((each) => each.requirement === requirement).length;
  return found.toSorted((a, b) => countOf(b.requirement) - countOf(a.requirement))[0];
}

function inconsistencyCase(
  { requirement, location, exchange, request, curl, shown, ...seen }: Finding,
  names: readonly string[],
  contract: Contract,
): CaseResult {
  const { expected, actual } = formatDifference({ location, ...seen });
  const difference: Difference = {
    location,
    expected: words(`${expected}, in each run of the case`),
    actual: words(
      `${actual} in one run, and another response to the same request in the next; so in ${names.length} cases: ${nameCases(names)}`,
    ),
  };
  const findings: readonly Finding[] = [
    {
      requirement,
      ...difference,
      kind: kindOf(difference),
      exchange,
      request,
      curl,
      ...(shown !== undefined && { shown }),
    },
  ];
  return {
    kind: 'preflight',
    name: 'preflight/consistency',
    title: 'The target gives the same response to the same request',
    verdict: judgeCase(contract, { findings, observations: [], isBroken: false }),
    operations: [],
    requirements: [requirement],
    findings,
    observations: [],
    evidence: contract.requirements.get(requirement)?.evidence ?? [],
    durationMs: 0,
    exchanges: 1,
  };
}
