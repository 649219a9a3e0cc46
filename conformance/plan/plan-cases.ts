import type { Fixture } from '../fixture/fixture.js';
import type { Preflight } from './preflight.js';

/** A fixture that will be played, or the reason why it won't. */
export interface PlannedCase {
  readonly fixture: Fixture;
  readonly skip?: string;
}

/** Leaves out what the target has no endpoint for, and what can't be tested without a key. */
export function planCases(
  fixtures: readonly Fixture[],
  { absent }: Pick<Preflight, 'absent'>,
  hasKey: boolean,
): readonly PlannedCase[] {
  return fixtures.map((fixture) => {
    const skip = reasonToSkip(fixture, absent, hasKey);
    return skip === undefined ? { fixture } : { fixture, skip };
  });
}

function reasonToSkip(
  { capabilities, exchanges }: Fixture,
  absent: Preflight['absent'],
  hasKey: boolean,
): string | undefined {
  const uploads = absent.get('createUpload');
  if (uploads !== undefined && capabilities.includes('uploads')) return uploads;
  for (const { operation } of exchanges) {
    const reason = operation === undefined ? undefined : absent.get(operation);
    if (reason !== undefined) return reason;
  }
  const needsKey = exchanges.some(({ request }) => (request.auth ?? 'right') !== 'right');
  if (needsKey && !hasKey) {
    return 'no key was given, so the target is taken to ask for none; pass one with --api-key';
  }
  return undefined;
}

/** The operations that some fixtures use. */
export function operationsOf(fixtures: readonly Fixture[]): ReadonlySet<string> {
  return new Set(
    fixtures.flatMap(({ exchanges }) =>
      exchanges.flatMap(({ operation }) => (operation === undefined ? [] : [operation])),
    ),
  );
}
