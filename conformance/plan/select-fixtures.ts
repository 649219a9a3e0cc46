import type { Fixture } from '../fixture/fixture.js';
import { UsageError } from '../kit-error.js';

export interface Selection {
  /** Patterns; without any, every fixture is chosen. */
  readonly only?: readonly string[] | undefined;
  readonly skip?: readonly string[] | undefined;
}

/**
 * Chooses fixtures by patterns on their names (`files/create/*`: one segment, `files/**`: any) or on
 * the ids of their requirements (`LIST-03`, `EXPIRY-*`).
 *
 * @throws {UsageError} naming every pattern that matches nothing, and when nothing is left
 */
export function selectFixtures(
  fixtures: readonly Fixture[],
  { only = [], skip = [] }: Selection,
): readonly Fixture[] {
  const unmatched = [...only, ...skip].filter(
    (pattern) => !fixtures.some((fixture) => matches(fixture, pattern)),
  );
  if (unmatched.length > 0) {
    throw new UsageError(
      unmatched.map((pattern) => describeUnmatched(fixtures, pattern)).join('\n'),
    );
  }
  const chosen = fixtures.filter(
    (fixture) =>
      (only.length === 0 || only.some((pattern) => matches(fixture, pattern))) &&
      !skip.some((pattern) => matches(fixture, pattern)),
  );
  if (chosen.length === 0) throw new UsageError('--only and --skip together leave no fixture');
  return chosen;
}

/** All requirements that a fixture names, its own first. */
export function requirementsOf({ requirements, exchanges }: Fixture): readonly string[] {
  return [...new Set([...requirements, ...exchanges.flatMap((each) => each.requirements ?? [])])];
}

function matches(fixture: Fixture, pattern: string): boolean {
  const expression = toExpression(pattern);
  return [fixture.name, ...requirementsOf(fixture)].some((text) => expression.test(text));
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

function describeUnmatched(fixtures: readonly Fixture[], pattern: string): string {
  const folder = pattern.replace(/\/+$/, '');
  const isFolder = fixtures.some(({ name }) => name.startsWith(`${folder}/`));
  const cure = isFolder ? `; did you mean "${folder}/**"?` : '; `upspec check --list` names all';
  return `the pattern "${pattern}" matches no fixture and no requirement${cure}`;
}
