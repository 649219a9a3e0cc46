import type { Difference } from '../difference/difference.js';

/** What one check saw, before it is laid to a requirement. */
export interface Fault extends Difference {
  /**
   * The places that the fault lies in, the most specific first, as requirements cover them:
   * `Pet.status`, `Pet`.
   */
  readonly places: readonly string[];
  /** Whether it is a status of the right kind, wrong for what the exchange is there to test. */
  readonly isStatus?: boolean;
  /** Whether it touches the very thing that is tested, whatever its place says. */
  readonly isSubject?: boolean;
}

/** A fault and the requirement that it breaks. */
export interface LaidFault extends Fault {
  readonly requirement: string;
}
