import { createTwoFilesPatch } from 'diff';
import type { Change } from './compare-folder.js';

/**
 * The most lines of a file's diff that are shown; the number of omitted lines is reported.
 */
const MOST_LINES = 60;

/** Formats the changes as a unified diff for each file. */
export function formatChanges(changes: readonly Change[]): string {
  return changes.map(formatChange).join('\n');
}

function formatChange(change: Change): string {
  const before = change.kind === 'create' ? '' : change.before;
  const after = change.kind === 'remove' ? '' : change.text;
  const old = change.kind === 'create' ? '/dev/null' : `a/${change.path}`;
  const fresh = change.kind === 'remove' ? '/dev/null' : `b/${change.path}`;
  const patch = createTwoFilesPatch(old, fresh, before, after, undefined, undefined, {
    context: 2,
  });
  const lines = patch.split('\n').slice(1);
  if (lines.length <= MOST_LINES) return lines.join('\n');
  const rest = lines.length - MOST_LINES;
  return `${lines.slice(0, MOST_LINES).join('\n')}\n… ${String(rest)} more lines\n`;
}
