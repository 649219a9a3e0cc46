import { openCredentials } from '../auth/open-credentials.js';
import { keyedSchemes, plainVariable } from '../auth/read-api-keys.js';
import { readCertificates } from '../auth/read-certificates.js';
import type { PackChecks } from '../check/pack-checks.js';
import { noPackChecks } from '../check/pack-checks.js';
import type { Contract } from '../contract.js';
import { contractOf } from '../contract-of.js';
import { loadSpecContract } from '../contract/load-spec-contract.js';
import { UsageError } from '../kit-error.js';
import { openaiChecks } from '../openai-files/check/openai-checks.js';
import { loadContract } from '../openai-files/load-contract.js';
import { recordingRules } from '../openai-files/recording-rules.js';
import { plainProfile } from '../profile-format/plain-profile.js';
import type { Profile } from '../profile-format/profile.js';
import { withCredentials } from '../profile-format/with-credentials.js';
import type { RecordingRules } from '../record/recording-rules.js';
import type { Secrets } from '../replay/secrets.js';
import { knownKeys } from './known-keys.js';
import { openProfile } from './open-profile.js';
import type { SpecArguments } from './recorded-api.js';

export interface ProxiedApiArguments extends SpecArguments {
  /** A name or a file, of the built-in API. */
  readonly profile?: string;
  /** A file of certificates in PEM. */
  readonly ca?: string;
  /** Keys that must not be in anything that is written. */
  readonly apiKey?: readonly string[];
}

/** The API that passes through a proxy. */
export interface ProxiedApi {
  readonly contract: Contract;
  readonly profile: Profile;
  readonly checks: PackChecks;
  readonly rules?: RecordingRules;
  /** The keys that are known, by the names that are shown in their place. */
  readonly secrets: Secrets;
}

/**
 * @throws {UsageError} for an overlay without a document, a profile with one, a document that has errors,
 *   and files that can't be read
 */
export async function proxiedApi(
  options: ProxiedApiArguments,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<ProxiedApi> {
  const { spec, overlay = [], profile, ca, apiKey = [] } = options;
  if (spec === undefined) {
    if (overlay.length > 0) {
      throw new UsageError('--overlay corrects a document: name it with --spec');
    }
    const claimed = await openProfile(options, environment);
    const contract = loadContract();
    return {
      contract,
      profile: claimed,
      checks: openaiChecks(claimed),
      rules: recordingRules,
      secrets: secretsOf(contract, apiKey, environment),
    };
  }
  if (profile !== undefined) {
    throw new UsageError('--profile names claims about the built-in API: leave it out with --spec');
  }
  const contract = contractOf(await loadSpecContract({ spec, overlays: overlay }));
  const opened = openCredentials(contract.described, { environment });
  const { requests, ...plain } = withCredentials(plainProfile, opened);
  const trusted = ca === undefined ? undefined : await readCertificates(ca);
  return {
    contract,
    profile: { ...plain, requests: { ...requests, ...(trusted !== undefined && { trusted }) } },
    checks: noPackChecks,
    secrets: secretsOf(contract, apiKey, environment),
  };
}

/** Keys of the environment have the name of their variable, and those that were given a number. */
function secretsOf(
  { described }: Contract,
  given: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Secrets {
  const own = keyedSchemes(described).flatMap(({ variable }): [string, string][] => {
    const key = environment[variable];
    return key === undefined || key === '' ? [] : [[variable, key]];
  });
  const plain = plainVariable(described);
  const others = knownKeys(described, given, {}).map((key, at): [string, string] => [
    at === 0 ? plain : `${plain}_${at + 1}`,
    key,
  ]);
  return Object.fromEntries([...own, ...others.filter(([, key]) => key !== '')]);
}
