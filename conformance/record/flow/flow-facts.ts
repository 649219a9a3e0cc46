import type { Contract } from '@upspec/document';
import type { RecordingRules } from '../recording-rules.js';
import type { Classified } from './classify.js';
import type { OperationIndex } from './operation-index.js';
import type { Replacements } from './replace-contents.js';
import type { Secrets } from './secrets.js';

/** What is known of the flow around an exchange. */
export interface FlowFacts {
  readonly contract: Contract;
  readonly index: OperationIndex;
  readonly rules: RecordingRules;
  readonly secrets: Secrets;
  readonly replaced: Replacements;
  /** From each resource that the flow creates, as `pets 3`, to the index of the exchange that began it. */
  readonly createdAt: ReadonlyMap<string, number>;
  /** The ids that the flow creates, where they are strings that no other text has by chance. */
  readonly distinctIds: readonly string[];
  /** The resources that exist before the flow begins, in the same format. */
  readonly existing: ReadonlySet<string>;
  /** Whether a request of the flow has a condition on an entity tag or a time of modification. */
  readonly usesValidators: boolean;
  /** Which client sent an exchange, where several kept their own cookies. */
  readonly sessions: ReadonlyMap<Classified, string>;
  /** The exchanges before which a replay lets a second pass. */
  readonly delayed: ReadonlySet<Classified>;
}
