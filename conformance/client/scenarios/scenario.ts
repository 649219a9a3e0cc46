import type { ConductRule } from '../conduct/conduct-rule.js';
import type { Interference, Selection } from '../interfere/interference.js';

/** A condition under which a client is run, and the conduct that is expected of it. */
export interface Scenario {
  readonly name: string;
  /** In one line. */
  readonly summary: string;
  readonly select: Selection;
  readonly interference: Interference;
  readonly rules: readonly ConductRule[];
  /**
   * For how long a client may send nothing after it was interfered with, in milliseconds. What it
   * showed until then counts, and the command is ended.
   */
  readonly patience?: number;
  /** After so many requests that were interfered with, the command is ended. */
  readonly mostInterfered?: number;
  /** What each id that the server assigns ends with; it has characters that must be escaped. */
  readonly idSuffix?: string;
}
