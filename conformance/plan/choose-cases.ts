import { derivedIds } from '../contract/derived-ids.js';
import { casesOf } from './load-cases.js';
import type { Pack } from './pack.js';
import { selectCases, type Selection } from './select-cases.js';
import type { TestCase } from './test-case.js';
import type { UnjudgeableCase } from './unjudgeable-cases.js';

export interface ChosenCases {
  readonly cases: readonly TestCase[];
  readonly unjudgeable: readonly UnjudgeableCase[];
}

/**
 * The cases of a pack that patterns choose, and those of them that can't be judged.
 *
 * @throws {UsageError} naming every pattern that matches nothing, and when nothing is left
 * @throws {KitError} for a fixture with an operation or requirement that the contract does not have, and for two cases of one name
 */
export function chooseCases(pack: Pack, selection: Selection): ChosenCases {
  const { unjudgeable = [] } = pack;
  const { only = [], skip = [] } = selection;
  const isWhole = only.length + skip.length === 0;
  const ids = isWhole ? [] : derivedIds(pack.contract.described);
  const chosen = selectCases([...casesOf(pack), ...unjudgeable], selection, new Set(ids));
  return {
    cases: chosen.filter((each) => each.kind !== 'unjudgeable'),
    unjudgeable: chosen.filter((each) => each.kind === 'unjudgeable'),
  };
}
