import type { Result } from './result.js';

/**
 * 0 when no case failed · 1 when one did · 2 when none failed but some could not run, so that
 * nothing is proven of them.
 */
export function exitCodeOf({ counts }: Pick<Result, 'counts'>): 0 | 1 | 2 {
  if (counts.fail > 0) return 1;
  return counts['could-not-run'] > 0 ? 2 : 0;
}
