import { APIConnectionTimeoutError } from './errors.js';
import { wait } from './wait.js';
import { property } from './value-type.js';

/** How long to wait for a state, in milliseconds. */
export interface WaitOptions {
  /** Between two requests; 5 seconds by default. */
  readonly pollInterval?: number | undefined;
  /** In all; 30 minutes by default. */
  readonly maxWait?: number | undefined;
  /** Ends the wait. */
  readonly signal?: AbortSignal | undefined;
}

/** The states that end a wait. */
export interface WaitRule {
  /** The property that holds the state. */
  readonly property: string;
  readonly until: readonly string[];
}

/** Retrieves an object until it has one of the states. */
export async function pollUntil<T>(
  retrieve: (signal: AbortSignal | undefined) => PromiseLike<T>,
  rule: WaitRule,
  { pollInterval = 5_000, maxWait = 1_800_000, signal }: WaitOptions = {},
): Promise<T> {
  const end = performance.now() + maxWait;
  for (;;) {
    const object = await retrieve(signal);
    const state = property(object, rule.property);
    if (typeof state === 'string' && rule.until.includes(state)) return object;
    if (performance.now() + pollInterval > end) {
      const message = `the ${rule.property} is ${String(state)} after ${String(maxWait)} ms, expected ${rule.until.join(' or ')}`;
      throw new APIConnectionTimeoutError({ message });
    }
    await wait(pollInterval, signal);
  }
}
