import type { Profile } from './profile.js';

/** What a profile lets pass without a word in any case, for the notes of a run. */
export function claimNotes({ name, optional }: Profile): readonly string[] {
  return optional.length === 0
    ? []
    : [`by the profile ${name} these may be absent or null: ${optional.join(', ')}`];
}
