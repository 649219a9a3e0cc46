import { performance } from 'node:perf_hooks';

/** Milliseconds on a clock that never goes back. */
export function readClock(): number {
  return performance.now();
}
