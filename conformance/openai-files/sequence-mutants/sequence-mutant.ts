import type { RequestLocation } from '../../difference/location.js';
import type { Call } from './call.js';

/** A wrong sequence of calls, each of which is right by itself. */
export interface SequenceMutant {
  /** What is wrong: `a part after the completion`. */
  readonly kind: string;
  readonly requirement: string;
  readonly location: RequestLocation;
  /** Whether the contract leaves it open, so that it is only observed. */
  readonly isOpen?: boolean;
  readonly wrong: readonly Call[];
  /** A sequence without the violation. */
  readonly mended: readonly Call[];
}
