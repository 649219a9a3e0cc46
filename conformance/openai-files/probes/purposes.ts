import type { OpenAIProfile } from '../profile-format/openai-profile.js';

/** The purposes whose files can be downloaded according to recordings. */
const givenOut = ['batch', 'vision', 'fine-tune'];

/** The purposes whose files can be downloaded, of those that the server accepts. */
export function downloadable({ purposes }: Pick<OpenAIProfile, 'purposes'>): readonly string[] {
  const { files, downloaded = [] } = purposes;
  return [...new Set([...givenOut, ...downloaded])].filter((purpose) => files.includes(purpose));
}

/** Why a probe of contents is skipped: it is not known whether they can be downloaded. */
export function skipContent(profile: OpenAIProfile): string | undefined {
  return downloadable(profile).length === 0
    ? 'the profile has no purpose whose files can certainly be downloaded: batch, vision or fine-tune'
    : undefined;
}

/** The purpose with the fewest files of other clients, for lists. */
export function rarest({ purposes }: Pick<OpenAIProfile, 'purposes'>): string {
  const rare = ['evals', 'user_data', 'assistants', 'vision', 'fine-tune', 'batch'];
  return rare.find((purpose) => purposes.files.includes(purpose)) ?? purposes.files[0] ?? 'batch';
}

/** Two purposes, for lists that filter by them. Undefined if the server has only one. */
export function twoPurposes(profile: OpenAIProfile): readonly [string, string] | undefined {
  const first = rarest(profile);
  const second = profile.purposes.files.find((purpose) => purpose !== first);
  return second === undefined ? undefined : [first, second];
}
