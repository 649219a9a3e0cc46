import { mutateForm } from './mutate-form.js';
import { mutateFraming } from './mutate-framing.js';
import { mutateHeaders } from './mutate-headers.js';
import { mutateJson } from './mutate-json.js';
import { mutateRoute } from './mutate-route.js';
import type { Mutant } from './mutant.js';
import { placeholders, rightRequests } from './right-requests.js';

const groups = [mutateRoute, mutateHeaders, mutateJson, mutateForm, mutateFraming];

/**
 * The product of all right requests and all kinds of mutations that make sense for them, without those
 * that are sent in the same bytes as another. Ids are placeholders.
 */
export function requestMutants(): readonly Mutant[] {
  const all = rightRequests(placeholders).flatMap((right) =>
    groups.flatMap((mutate) =>
      mutate(right).map((mutation): Mutant => {
        const { operation, variant } = right;
        return { ...mutation, operation, variant };
      }),
    ),
  );
  const distinct = new Map<string, Mutant>();
  for (const mutant of all) {
    if (!distinct.has(mutant.wrong)) distinct.set(mutant.wrong, mutant);
  }
  return [...distinct.values()];
}
