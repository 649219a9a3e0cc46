import type { Difference } from '../../difference/difference.js';
import type { ClientRuleId } from '../client-rules.js';

/** One way in which a request violates a requirement. */
export interface ClientViolation extends Difference {
  readonly requirement: ClientRuleId;
}
