import { readCertificates } from '../auth/read-certificates.js';
import { loadProfile } from '../openai-files/profile-format/load-profile.js';
import { openai } from '../openai-files/profile-format/openai.js';
import type { OpenAIProfile } from '../openai-files/profile-format/openai-profile.js';
import { withHeaders } from '../profile-format/with-credentials.js';

/** Options that say how requests are sent. */
export interface RequestArguments {
  readonly profile?: string;
  readonly header?: readonly string[];
  readonly ca?: string;
}

/**
 * Loads the profile that was named, with the headers and certificates of the command line.
 *
 * @throws {UsageError} for a profile, a header or a file that can't be used
 */
export async function openProfile(
  { profile, header = [], ca }: RequestArguments,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<OpenAIProfile> {
  const loaded = profile === undefined ? openai : await loadProfile(profile);
  const opened = header.length === 0 ? loaded : withHeaders(loaded, header, environment);
  if (ca === undefined) return opened;
  return { ...opened, requests: { ...opened.requests, trusted: await readCertificates(ca) } };
}
