import { UsageError } from '../kit-error.js';
import { matchPattern, type Named } from '../verdict/match-pattern.js';

export interface Selection {
  /** Patterns; without any, every case is chosen. */
  readonly only?: readonly string[] | undefined;
  readonly skip?: readonly string[] | undefined;
}

/**
 * Chooses cases by patterns on their names (`files/create/*`: one segment, `files/**`: any) or on
 * the ids of their requirements (`PETS-03`, `SALES-*`).
 *
 * @param known the ids of requirements that no case needs to test
 * @throws {UsageError} naming every pattern that matches nothing, and when no case is there or left
 */
export function selectCases<Case extends Named>(
  cases: readonly Case[],
  { only = [], skip = [] }: Selection,
  known: ReadonlySet<string> = new Set(),
): readonly Case[] {
  if (cases.length === 0) {
    throw new UsageError(
      'there is no case to run; add recordings with --fixtures, or examples to the document',
    );
  }
  const unmatched = [...only, ...skip].filter(
    (pattern) => !cases.some((each) => matchPattern(each, pattern)),
  );
  if (unmatched.length > 0) {
    throw new UsageError(
      unmatched
        .map((pattern) =>
          known.has(pattern)
            ? `no case tests the requirement ${pattern}`
            : describeUnmatched(cases, pattern),
        )
        .join('\n'),
    );
  }
  const chosen = cases.filter(
    (each) =>
      (only.length === 0 || only.some((pattern) => matchPattern(each, pattern))) &&
      !skip.some((pattern) => matchPattern(each, pattern)),
  );
  if (chosen.length === 0) throw new UsageError('--only and --skip together leave no case');
  return chosen;
}

function describeUnmatched(cases: readonly Named[], pattern: string): string {
  const folder = pattern.replace(/\/+$/, '');
  const isFolder = cases.some(({ name }) => name.startsWith(`${folder}/`));
  const suggestion = isFolder
    ? `; did you mean "${folder}/**"?`
    : '; `upspec check --list` names all';
  return `the pattern "${pattern}" matches no case and no requirement${suggestion}`;
}
