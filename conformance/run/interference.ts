import type { Contract } from '../contract.js';
import { requirementOf } from '../contract/requirement-of.js';
import { formatDifference, kindOf, type Difference } from '../difference/difference.js';
import { words } from '../difference/reading.js';
import type { Finding } from '../verdict/finding.js';
import { judgeCase } from '../verdict/judge-case.js';
import type { CaseResult } from '../verdict/result.js';
import { findingsOf, type DifferenceKey, type DoubtfulCase } from './doubtful-cases.js';
import { nameCases } from './name-cases.js';
import type { FirstRun, Reruns } from './open-reruns.js';

/** The requirement that a server violates whose resources interfere with each other. */
export function requirementOfInterference({ coverage }: Pick<Contract, 'coverage'>): string {
  return coverage.get('rule.interference') ?? 'rule.interference';
}

/** At most so many cases are run beside others to find one that fails only then. */
const mostTried = 4;
/** How often they are run, and how often the difference must be seen: not at random. */
const rounds = 3;
const needed = 2;

interface Rechecked {
  readonly first: FirstRun;
  readonly reruns: Reruns;
  /** How many cases run at the same time. */
  readonly jobs: number;
  readonly keyOf: DifferenceKey;
}

/**
 * Runs cases once more beside those that ran at the same time before.
 *
 * @param unrepeated cases that did not show a difference by themselves
 * @returns a finding that one of them shows again and again beside others; undefined if none does
 */
export async function proveInterference(
  unrepeated: readonly DoubtfulCase[],
  rechecked: Rechecked,
): Promise<Finding | undefined> {
  for (const doubtful of unrepeated.slice(0, mostTried)) {
    const found = await seenBesideOthers(doubtful, rechecked);
    if (found !== undefined) return found;
  }
  return undefined;
}

async function seenBesideOthers(
  { index, deviations }: DoubtfulCase,
  { first, reruns, jobs, keyOf }: Rechecked,
): Promise<Finding | undefined> {
  const neighbours = neighboursOf(index, first, jobs);
  if (neighbours.length < 2) return undefined;
  let seen = 0;
  for (let round = 1; round <= rounds && seen + rounds - round + 1 >= needed; round += 1) {
    const ran = (await reruns.together(neighbours))?.get(index);
    const found = (ran === undefined ? [] : findingsOf(ran)).find((finding) =>
      deviations.includes(keyOf(finding, index)),
    );
    if (found !== undefined) seen += 1;
    if (seen === needed) return found;
  }
  return undefined;
}

/** The case and those around it in its queue, of which so many ran at the same time. */
function neighboursOf(index: number, { plan }: FirstRun, jobs: number): readonly number[] {
  const isSerial = plan[index]?.testCase.isSerial;
  const queue = plan.flatMap(({ testCase, skip }, at) =>
    skip === undefined && testCase.isSerial === isSerial ? [at] : [],
  );
  const position = queue.indexOf(index);
  const reach = isSerial === true ? 1 : jobs;
  return queue.slice(Math.max(0, position - reach), position + reach);
}

/** The case that reports a difference which cases show only beside others. */
export function interferenceCase(
  { location, exchange, request, curl, shown, ...seen }: Finding,
  names: readonly string[],
  contract: Contract,
): CaseResult {
  const requirement = requirementOfInterference(contract);
  const { expected, actual } = formatDifference({ location, ...seen });
  const difference: Difference = {
    location,
    expected: words(`${expected}, also beside other cases`),
    actual: words(`${actual} beside other cases; seen in ${nameCases(names)}`),
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
  const { requirements, described } = contract;
  const stated = requirements.get(requirement);
  return {
    kind: 'preflight',
    name: 'preflight/interference',
    title: 'What a case shows does not depend on the cases that run beside it',
    verdict: judgeCase(contract, { findings, observations: [], isBroken: false }),
    operations: [],
    requirements: [requirement],
    findings,
    observations: [],
    evidence: (stated ?? requirementOf({ ...described, requirements: [] }, requirement)).evidence,
    durationMs: 0,
    exchanges: 1,
  };
}
