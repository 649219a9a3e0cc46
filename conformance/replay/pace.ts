import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';

/** How many requests may be sent in a time. */
export interface Rate {
  /** At least 1. */
  readonly requests: number;
  readonly milliseconds: number;
}

/** Waits until the next request may be sent; at once where the signal ends the wait. */
export type Pace = (signal?: AbortSignal) => Promise<void>;

/**
 * Spaces requests evenly, each at least `milliseconds / requests` after the one before it, so that no
 * window of the rate's time has more of them than it allows, wherever a server begins to count.
 */
export function openPace({ requests, milliseconds }: Rate): Pace {
  const gap = milliseconds / requests;
  let last = Number.NEGATIVE_INFINITY;
  let turn: Promise<void> = Promise.resolve();
  const waitForTurn = async (signal: AbortSignal | undefined): Promise<void> => {
    // A timer may fire a little early.
    for (;;) {
      const left = last + gap - performance.now();
      if (left <= 0 || signal?.aborted === true) break;
      await wait(left, undefined, signal === undefined ? {} : { signal }).catch(() => undefined);
    }
    last = performance.now();
  };
  return (signal) => (turn = turn.then(() => waitForTurn(signal)));
}
