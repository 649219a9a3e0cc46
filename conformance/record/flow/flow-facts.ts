import type { Contract } from '../../contract.js';
import type { Classified } from './classify.js';
import type { Replacements } from './replace-contents.js';
import type { Secrets } from './secrets.js';

/** What is known of the flow around an exchange. */
export interface FlowFacts {
  readonly contract: Contract;
  readonly secrets: Secrets;
  readonly replaced: Replacements;
  /** From the id of each object that the flow makes to the place of the exchange that began it. */
  readonly madeAt: ReadonlyMap<string, number>;
  /** The exchanges before which a replay lets a second pass. */
  readonly delayed: ReadonlySet<Classified>;
}
