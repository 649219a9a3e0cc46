import type { RecordedPart } from '../../fixture/fixture.js';
import type { OpenAIProfile } from '../profile/openai-profile.js';

/** A rule by which a file expires, right or wrong. */
export interface Rule {
  readonly seconds: number | string;
  readonly anchor?: string;
}

/** The two fields of a form that tell a rule. */
export function rule({ seconds, anchor = 'created_at' }: Rule): readonly RecordedPart[] {
  return [
    { name: 'expires_after[anchor]', text: anchor },
    { name: 'expires_after[seconds]', text: String(seconds) },
  ];
}

/** Why no rule is tried. */
export function skipExpiry({ expiry }: OpenAIProfile): string | undefined {
  return expiry.files ? undefined : 'the profile claims no expires_after';
}
