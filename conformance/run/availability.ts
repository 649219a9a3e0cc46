import type { Outage } from '../replay/with-retries.js';

/** Remembers throughout a run when the target was unavailable. */
export interface Availability {
  /** The target was unavailable without Retry-After, and later served the same. */
  note(outage: Outage): void;
  readonly outages: readonly Outage[];
  /** The target did not serve requests of a case beside others, and did when the case ran by itself. */
  noteBeside(outages: readonly Outage[]): void;
  /** How many cases had such outages. */
  readonly besideOthers: number;
  /** A case was run until it was served, or never was. */
  settle(outcome: 'served' | 'never-served'): void;
  /** A case that failed with status 500 was run again, and failed in the same way or did not. */
  settleFailure(outcome: 'served' | 'never-served'): void;
  /** Whether a case is worth running again: not where that has not helped for a while. */
  isWorthAnotherRun(): boolean;
  /** The same where the target failed with status 500. */
  isFailureWorthAnotherRun(): boolean;
}

/** So many cases in a row are never served until running a case again is given up. */
const patience = 5;

export function watchAvailability(): Availability {
  const outages: Outage[] = [];
  let besideOthers = 0;
  let neverServed = 0;
  let neverRecovered = 0;
  // A server that says when to send a request again does what it should.
  const isUnannounced = ({ hasRetryTime }: Outage): boolean => hasRetryTime !== true;
  return {
    note: (outage) => void (isUnannounced(outage) && outages.push(outage)),
    outages,
    noteBeside(seen) {
      const unannounced = seen.filter(isUnannounced);
      outages.push(...unannounced);
      if (unannounced.length > 0 || seen.length === 0) besideOthers += 1;
    },
    get besideOthers() {
      return besideOthers;
    },
    settle(outcome) {
      neverServed = outcome === 'served' ? 0 : neverServed + 1;
    },
    settleFailure(outcome) {
      neverRecovered = outcome === 'served' ? 0 : neverRecovered + 1;
    },
    isWorthAnotherRun: () => neverServed < patience,
    isFailureWorthAnotherRun: () => neverRecovered < patience,
  };
}
