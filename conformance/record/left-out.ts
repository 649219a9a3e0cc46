/** How many exchanges were left out, by the reason. */
export type LeftOut = ReadonlyMap<string, number>;

/** Counts one more. */
export function countReason(counts: Map<string, number>, reason: string, count = 1): void {
  if (count > 0) counts.set(reason, (counts.get(reason) ?? 0) + count);
}

/** A line for each reason, those of several stages together. */
export function formatLeftOut(...stages: readonly LeftOut[]): readonly string[] {
  const all = new Map<string, number>();
  for (const stage of stages) for (const [reason, count] of stage) countReason(all, reason, count);
  return [...all].map(([reason, count]) => `${count} left out: ${reason}`);
}
