import { matchPattern } from '../verdict/match-pattern.js';
import type { CaseResult } from '../verdict/result.js';
import type { KnownFailure } from './known-failure.js';

/**
 * Whether a list has an entry for a failed case: for the case itself, or for each requirement that its
 * findings violate. The whole run may show that an entry does not excuse the case.
 */
export function isKnownFailure(
  entries: readonly KnownFailure[],
): (result: Pick<CaseResult, 'name' | 'findings'>) => boolean {
  const isListed = (name: string): boolean =>
    entries.some(({ pattern }) => matchPattern({ name, requirements: [] }, pattern));
  return ({ name, findings }) =>
    isListed(name) ||
    (findings.length > 0 && findings.every(({ requirement }) => isListed(requirement)));
}
