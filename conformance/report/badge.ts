import { makeBadge } from 'badge-maker';
import type { Result } from '../verdict/result.js';

/** A run as a small SVG for a page: how many cases passed, or how many did not. */
export function formatBadge(result: Result): string {
  return `${makeBadge({ label: 'contract', ...messageOf(result) })}\n`;
}

function messageOf({ counts, stopped }: Result): {
  readonly message: string;
  readonly color: string;
} {
  const failed = counts.fail + counts['unexpected-pass'];
  if (failed > 0) return { message: `${failed} failed`, color: 'red' };
  if (stopped !== undefined) return { message: 'stopped', color: 'orange' };
  const silent = counts['could-not-run'];
  if (silent > 0) return { message: `${silent} could not run`, color: 'orange' };
  const known = counts['known-failure'];
  if (known > 0)
    return { message: `${counts.pass} passed, ${known} known to fail`, color: 'yellow' };
  const color = counts.warn > 0 ? 'yellowgreen' : 'brightgreen';
  return { message: `${counts.pass} passed`, color };
}
