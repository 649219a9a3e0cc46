import type { RecordedPart } from '../../fixture-format/fixture.js';
import type { OpenAIProfile } from '../profile-format/openai-profile.js';

/** An expiry rule, valid or invalid. */
export interface Rule {
  readonly seconds: number | string;
  readonly anchor?: string;
}

/** The two fields of a multipart body that set an expiry rule. */
export function rule({ seconds, anchor = 'created_at' }: Rule): readonly RecordedPart[] {
  return [
    { name: 'expires_after[anchor]', text: anchor },
    { name: 'expires_after[seconds]', text: String(seconds) },
  ];
}

/** Why probes of expiry rules are skipped. */
export function skipExpiry({ expiry }: OpenAIProfile): string | undefined {
  return expiry.files ? undefined : 'the profile has no expires_after';
}
