import type { Difference } from '../difference/difference.js';

/** What one check found, before it is attributed to a requirement. */
export interface Violation extends Difference {
  /**
   * The locations of the violation, the most specific first, as requirements cover them:
   * `Pet.status`, `Pet`.
   */
  readonly locations: readonly string[];
  /** Whether it is a status of the right kind, wrong for what the exchange tests. */
  readonly isStatus?: boolean;
  /** Whether it affects exactly what is tested, whatever its location says. */
  readonly isSubject?: boolean;
}

/** A violation and its requirement. */
export interface AttributedViolation extends Violation {
  readonly requirement: string;
}
