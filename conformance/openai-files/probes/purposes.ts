import type { OpenAIProfile } from '../profile/openai-profile.js';

/** What recordings and the nature of the thing show to be given out again. */
const givenOut = ['batch', 'vision', 'fine-tune'];

/** The purposes whose files are given out again, so far as the server takes them. */
export function downloadable({ purposes }: Pick<OpenAIProfile, 'purposes'>): readonly string[] {
  return givenOut.filter((purpose) => purposes.files.includes(purpose));
}

/** Why a probe of contents is left out: nobody knows whether the server gives them out. */
export function skipContent(profile: OpenAIProfile): string | undefined {
  return downloadable(profile).length === 0
    ? 'the profile claims no purpose whose files are surely given out: batch, vision or fine-tune'
    : undefined;
}

/** The purpose that fewest files of others have, for lists. */
export function rarest({ purposes }: Pick<OpenAIProfile, 'purposes'>): string {
  const rare = ['evals', 'user_data', 'assistants', 'vision', 'fine-tune', 'batch'];
  return rare.find((purpose) => purposes.files.includes(purpose)) ?? purposes.files[0] ?? 'batch';
}

/** Two purposes, for lists that tell them apart; undefined where the server knows only one. */
export function twoPurposes(profile: OpenAIProfile): readonly [string, string] | undefined {
  const first = rarest(profile);
  const second = profile.purposes.files.find((purpose) => purpose !== first);
  return second === undefined ? undefined : [first, second];
}
