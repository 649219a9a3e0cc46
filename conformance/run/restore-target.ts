import { setTimeout as wait } from 'node:timers/promises';
import { readClock } from '../replay/read-clock.js';

/** Brings a target back that has stopped responding. */
export interface Restoring {
  /** Whether the target responds to a request that it has responded to before. */
  isAlive(): Promise<boolean>;
  /** Starts the target again. */
  readonly restart?: (() => Promise<void>) | undefined;
  /** Milliseconds to wait until the target responds again; 10000 by default. */
  readonly recoveryTime?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

const defaultRecoveryTime = 10_000;
/** Milliseconds between two looks at the target. */
const interval = 100;

/**
 * Waits for a bounded time until the target responds, and starts it again where that is possible. A
 * target that was not back in time is not waited for again.
 *
 * @returns whether it responds
 */
export function openRestore(restoring: Restoring): () => Promise<boolean> {
  const { isAlive, restart, recoveryTime = defaultRecoveryTime, signal } = restoring;
  let isRemoved = false;
  return async () => {
    if (isRemoved) return false;
    if (await isAlive()) return true;
    await restart?.();
    const start = readClock();
    while (readClock() - start < recoveryTime && signal?.aborted !== true) {
      if (await isAlive()) return true;
      await wait(interval);
    }
    isRemoved = true;
    return false;
  };
}
