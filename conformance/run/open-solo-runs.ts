import { findingsOf, type DifferenceKey, type DoubtfulCase } from './doubtful-cases.js';
import type { Reruns } from './open-reruns.js';
import type { RanCase } from './run-case.js';

/** Runs cases by themselves, and remembers which differences they show then. */
export interface SoloRuns {
  /** Runs the doubtful cases, until each difference was shown or its cases were run. */
  takeAll(): Promise<void>;
  /** Runs other cases, by their positions in the plan. */
  takeMore(indices: readonly number[]): Promise<void>;
  /** Runs those once more that did not show a difference. */
  retake(time: number): Promise<void>;
  /** Cases that ran by themselves, and showed a difference only before. */
  unrepeated(): readonly DoubtfulCase[];
  /** Cases that were not run again, although no other case showed the same by itself. */
  omitted(): readonly DoubtfulCase[];
  /** The requirements that the target violates in a case that runs by itself. */
  readonly violated: ReadonlySet<string>;
  /**
   * Where other cases disturb a case, it counts as it ran by itself.
   *
   * @param disturbed cases that showed a difference only beside others
   * @param isolation the requirements that other cases keep a case from testing
   * @returns the runs that count, by the positions of their cases in the plan
   */
  countingSerial(
    disturbed: readonly DoubtfulCase[],
    isolation: readonly string[],
  ): ReadonlyMap<number, RanCase>;
}

export function openSoloRuns(
  doubtful: readonly DoubtfulCase[],
  reruns: Reruns,
  keyOf: DifferenceKey,
): SoloRuns {
  const confirmed = new Set<string>();
  const violated = new Set<string>();
  /** The first run of each case by itself. */
  const serial = new Map<number, RanCase>();
  const isConfirmed = ({ deviations, explanations }: DoubtfulCase): boolean =>
    deviations.every(
      (deviation, at) => confirmed.has(deviation) || violated.has(explanations[at] ?? ''),
    );
  const take = async (index: number): Promise<void> => {
    const ran = await reruns.serial(index);
    if (ran === undefined) return;
    if (!serial.has(index)) serial.set(index, ran);
    for (const finding of findingsOf(ran)) {
      confirmed.add(keyOf(finding, index));
      violated.add(finding.requirement);
    }
  };
  const unrepeated = (): readonly DoubtfulCase[] =>
    doubtful.filter((each) => serial.has(each.index) && !isConfirmed(each));
  return {
    async takeAll() {
      for (const each of doubtful) if (!isConfirmed(each)) await take(each.index);
    },
    async takeMore(indices) {
      for (const index of indices) if (!serial.has(index)) await take(index);
    },
    async retake(time) {
      for (const each of unrepeated()) {
        if (isConfirmed(each)) continue;
        await reruns.shift(time);
        await take(each.index);
      }
    },
    unrepeated,
    omitted: () => doubtful.filter((each) => !serial.has(each.index) && !isConfirmed(each)),
    violated,
    countingSerial(disturbed, isolation) {
      const indices = new Set(disturbed.map(({ index }) => index));
      const isCounting = ([index, ran]: readonly [number, RanCase]): boolean =>
        indices.has(index) ||
        findingsOf(ran).some(({ requirement }) => isolation.includes(requirement));
      return new Map([...serial].filter(isCounting));
    },
  };
}
