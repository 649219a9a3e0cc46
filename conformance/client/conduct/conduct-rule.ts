import type { Readings } from '../../difference/difference.js';
import type { Location } from '../../difference/location.js';
import type { Conduct, Sent } from './conduct.js';
import type { ConductRuleId } from './conduct-requirements.js';

/** How the conduct of a client is judged under a scenario. */
export interface ConductRule {
  /** What it can report. */
  readonly requirements: readonly ConductRuleId[];
  judge(conduct: Conduct): readonly ConductReport[];
}

/** A violation, or what is observed where the requirement only observes. */
export interface ConductReport extends Readings {
  readonly requirement: ConductRuleId;
  readonly sent: Sent;
  readonly location: Location;
}
