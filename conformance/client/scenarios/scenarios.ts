import { UsageError } from '../../kit-error.js';
import { errorStatuses } from './error-statuses.js';
import { lostResponses } from './lost-responses.js';
import { oddIds } from './odd-ids.js';
import { oddLists } from './odd-lists.js';
import { oddValues } from './odd-values.js';
import { rateLimits } from './rate-limits.js';
import { redirects } from './redirects.js';
import type { Scenario } from './scenario.js';

/** All scenarios, in the order in which they are run. */
export const scenarios: readonly Scenario[] = [
  ...rateLimits,
  ...errorStatuses,
  ...lostResponses,
  ...oddValues,
  ...oddLists,
  ...oddIds,
  ...redirects,
];

/**
 * The scenarios of some names, in the order of the list; `all` names each.
 *
 * @throws {UsageError} for other names
 */
export function scenariosOf(names: readonly string[]): readonly Scenario[] {
  const unknown = names.filter(
    (name) => name !== 'all' && !scenarios.some((each) => each.name === name),
  );
  if (unknown.length > 0) {
    throw new UsageError(
      unknown
        .map((name) => `--scenario ${name}: there is no such scenario; --list names all`)
        .join('\n'),
    );
  }
  return names.includes('all') ? scenarios : scenarios.filter(({ name }) => names.includes(name));
}
