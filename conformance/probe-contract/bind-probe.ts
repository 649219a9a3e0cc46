import type { Profile } from '../profile-format/profile.js';
import type { Probe } from './probe.js';

/** The probe with the claims of one server, for those who know only what any server claims. */
export function bindProbe<Claims extends Profile>(probe: Probe<Claims>, claims: Claims): Probe {
  const { skip, run, ...described } = probe;
  return {
    ...described,
    ...(skip !== undefined && { skip: () => skip(claims) }),
    run: (target) => run({ ...target, profile: claims }),
  };
}
