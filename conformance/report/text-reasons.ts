import type { CaseResult } from '../verdict/result.js';

/** A case and the reason for its verdict, in one line. */
export function formatReason({ name, reason = noReason }: CaseResult): string {
  return `${name}: ${reason}`;
}

/** Cases that are next to each other and have the same reason are one line. */
export function formatUnrun(unrun: readonly CaseResult[]): readonly string[] {
  const groups: (readonly [CaseResult, ...CaseResult[]])[] = [];
  for (const each of unrun) {
    const last = groups.at(-1);
    if (last !== undefined && last[0].reason === each.reason) groups.splice(-1, 1, [...last, each]);
    else groups.push([each]);
  }
  return groups.map(([first, ...others]) =>
    others.length === 0
      ? formatReason(first)
      : `${first.name} and ${others.length} more: ${first.reason ?? noReason}`,
  );
}

/** One line for each reason, those of the most cases first. */
export function formatSkipped(skipped: readonly CaseResult[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { reason = noReason } of skipped) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts]
    .toSorted(([, one], [, other]) => other - one)
    .map(([reason, count]) => `${count} ${count === 1 ? 'case' : 'cases'}: ${reason}`);
}

const noReason = 'no reason given';
