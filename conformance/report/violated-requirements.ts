import type { RequirementSummary, Result } from '../verdict/result.js';

/**
 * The violated requirements in the order in which to fix them: those of level `must` first, and of
 * these the ones that block the most cases.
 */
export function violatedRequirements({
  requirements,
}: Pick<Result, 'requirements'>): readonly RequirementSummary[] {
  return (['fail', 'warn'] as const).flatMap((verdict) =>
    requirements
      .filter((each) => each.verdict === verdict)
      .toSorted((one, other) => blockedBy(other) - blockedBy(one)),
  );
}

/** How many cases a requirement blocks. */
function blockedBy({ blocks = [] }: RequirementSummary): number {
  return blocks.length;
}
