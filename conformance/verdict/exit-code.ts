import type { Result } from './result.js';

/**
 * 0 when no case failed but those that are known to · 1 when one did, or one passed that is known to
 * fail · 2 when none failed but some could not run, the run was stopped, or every case was skipped, so
 * that nothing is proven.
 */
export function exitCodeOf({ counts, stopped }: Pick<Result, 'counts' | 'stopped'>): 0 | 1 | 2 {
  if (counts.fail + counts['unexpected-pass'] > 0) return 1;
  const judged = counts.pass + counts.warn + counts.observed + counts['known-failure'];
  return counts['could-not-run'] > 0 || stopped !== undefined || judged === 0 ? 2 : 0;
}
