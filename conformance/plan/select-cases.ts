import { UsageError } from '../kit-error.js';
import type { CaseHead } from './test-case.js';

/** What a pattern looks at. */
type Named = Pick<CaseHead, 'name' | 'requirements'>;

export interface Selection {
  /** Patterns; without any, every case is chosen. */
  readonly only?: readonly string[] | undefined;
  readonly skip?: readonly string[] | undefined;
}

/**
 * Chooses cases by patterns on their names (`files/create/*`: one segment, `files/**`: any) or on
 * the ids of their requirements (`LIST-03`, `EXPIRY-*`).
 *
 * @throws {UsageError} naming every pattern that matches nothing, and when nothing is left
 */
export function selectCases<Case extends Named>(
  cases: readonly Case[],
  { only = [], skip = [] }: Selection,
): readonly Case[] {
  const unmatched = [...only, ...skip].filter(
    (pattern) => !cases.some((each) => matches(each, pattern)),
  );
  if (unmatched.length > 0) {
    throw new UsageError(unmatched.map((pattern) => describeUnmatched(cases, pattern)).join('\n'));
  }
  const chosen = cases.filter(
    (each) =>
      (only.length === 0 || only.some((pattern) => matches(each, pattern))) &&
      !skip.some((pattern) => matches(each, pattern)),
  );
  if (chosen.length === 0) throw new UsageError('--only and --skip together leave no case');
  return chosen;
}

function matches({ name, requirements }: Named, pattern: string): boolean {
  const expression = toExpression(pattern);
  return [name, ...requirements].some((text) => expression.test(text));
}

function toExpression(pattern: string): RegExp {
  const source = pattern
    .split(/(\*\*|\*)/)
    .map((piece) => {
      if (piece === '**') return '.*';
      return piece === '*' ? '[^/]*' : piece.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
    })
    .join('');
  return new RegExp(`^${source}$`);
}

function describeUnmatched(cases: readonly Named[], pattern: string): string {
  const folder = pattern.replace(/\/+$/, '');
  const isFolder = cases.some(({ name }) => name.startsWith(`${folder}/`));
  const cure = isFolder ? `; did you mean "${folder}/**"?` : '; `upspec check --list` names all';
  return `the pattern "${pattern}" matches no case and no requirement${cure}`;
}
