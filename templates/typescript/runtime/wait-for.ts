import type { WaitOptions, WaitRule } from './poll-until.js';

export type { WaitOptions };

/**
 * Retrieves an object until it has one of the states.
 *
 * @throws APIConnectionTimeoutError where it has none of them in time.
 */
export async function waitFor<T>(
  retrieve: (signal: AbortSignal | undefined) => PromiseLike<T>,
  rule: WaitRule,
  options?: WaitOptions,
): Promise<T> {
  const { pollUntil } = await import('./poll-until.js');
  return pollUntil(retrieve, rule, options);
}
