// https://spec.openapis.org/oas/v3.1.1.html#responses-object
import type { Response } from './operation.js';

/** The responses of a success; `default` is one where no 2xx is declared. */
export function successesOf(responses: readonly Response[]): readonly Response[] {
  const successes = responses.filter(({ status }) => status.startsWith('2'));
  return successes.length > 0 ? successes : responses.filter(({ status }) => status === 'default');
}

/** The success that examples and pages show: the first one with content, or else the first one. */
export function mainSuccess(responses: readonly Response[]): Response | undefined {
  const successes = successesOf(responses);
  return successes.find(({ kind }) => kind !== 'none') ?? successes[0];
}
