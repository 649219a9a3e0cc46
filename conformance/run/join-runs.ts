import { joinCreated } from '../replay/created-resources.js';
import type { RanCase } from './run-case.js';

/** One run of a case counts, and what its other runs created is still to be deleted. */
export function joinRuns(counting: RanCase, others: readonly RanCase[]): RanCase {
  if (others.length === 0) return counting;
  return {
    ...counting,
    leftovers: [...others.flatMap(({ leftovers }) => leftovers), ...counting.leftovers],
    left: joinCreated([...others, counting].map(({ left }) => left)),
  };
}
