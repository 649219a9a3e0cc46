import type { RestrictedCase } from '../../plan/restricted-case.js';
import type { TestCase } from '../../plan/test-case.js';
import type { Restrictions } from '../preflight/request-purposes.js';
import { restrictOrder } from './restrict-order.js';
import { restrictPurposes, type PurposesToRestrict } from './restrict-purposes.js';

/** The cases of a pack, and what the preflight has found. */
export interface CasesToRestrict extends Pick<PurposesToRestrict, 'profile' | 'probes'> {
  readonly restrictions: Restrictions;
}

/**
 * Changes cases so that they do without what the target rejects, where they are not about it.
 *
 * @returns undefined where the target rejects nothing of its profile
 */
export function restrictCases({
  profile,
  probes,
  restrictions,
}: CasesToRestrict): ((testCase: TestCase) => RestrictedCase) | undefined {
  const { rejectedPurposes: rejected, downloaded, fileOrder } = restrictions;
  const isRestricted = [...rejected.values()].some((each) => each.length > 0);
  if (!isRestricted && fileOrder === undefined) return undefined;
  return (testCase) => {
    const suited = restrictPurposes(testCase, { profile, probes, rejected, downloaded });
    if (suited.kind === 'blocked' || fileOrder === undefined) return suited;
    return restrictOrder(suited.testCase, fileOrder);
  };
}
