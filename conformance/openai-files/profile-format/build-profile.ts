import type { JsonObject } from '../../json/json-object.js';
import { openai } from './openai.js';
import { takeSecrets, type RequestSecrets } from '../../profile-format/take-secrets.js';
import type { ProfileSource, RequestStyle } from '../../profile-format/profile.js';
import type { Expiry, Limits, OpenAIProfile, Paging } from './openai-profile.js';

/** A profile as written in a file: only what differs from OpenAI. */
export interface ProfileDocument extends JsonObject {
  readonly name: string;
  readonly title?: string;
  readonly base?: string;
  /** Absent in the profile of a server whose claims are nowhere published. */
  readonly sources?: readonly ProfileSource[];
  readonly unknown?: readonly string[];
  readonly requests?: Partial<Pick<RequestStyle, 'basePath' | 'headers' | 'query'>> & {
    readonly auth?: { readonly header: string; readonly prefix?: string };
  };
  readonly absent?: readonly string[];
  readonly purposes?: Partial<OpenAIProfile['purposes']>;
  readonly statuses?: OpenAIProfile['statuses'];
  readonly optional?: readonly string[];
  readonly paging?: Partial<Paging>;
  readonly limits?: Partial<Limits>;
  readonly expiry?: Partial<Omit<Expiry, 'batchFile'>> & { readonly batchFile?: number | null };
  readonly clock?: { readonly header: string };
  readonly waived?: OpenAIProfile['waived'];
}

/** The operations that need an Upload. */
const ofUploads = ['createUpload', 'addUploadPart', 'completeUpload', 'cancelUpload'];

/**
 * Completes a profile with OpenAI's claims.
 *
 * @param environment the variables that its headers and its query use
 */
export function buildProfile(
  document: ProfileDocument,
  environment: Readonly<Record<string, string | undefined>> = {},
): OpenAIProfile {
  const { name, title = name, base, sources = [], unknown, requests, clock } = document;
  const { absent = openai.absent, statuses, optional, waived } = document;
  const { header, prefix = '' } = requests?.auth ?? openai.requests.auth;
  const { variable } = openai.requests.auth;
  const { headers, query, secrets } = takeSecrets(requestSecretsOf(document), environment);
  return {
    name,
    title,
    sources,
    ...(base !== undefined && { base }),
    ...(unknown !== undefined && { unknown }),
    requests: {
      ...openai.requests,
      ...requests,
      auth: { header: header.toLowerCase(), prefix, variable },
      headers: Object.fromEntries(
        Object.entries(headers).map(([key, value]) => [key.toLowerCase(), value]),
      ),
      query,
      secrets,
    },
    absent: absent.includes('createUpload') ? [...new Set([...absent, ...ofUploads])] : absent,
    purposes: { ...openai.purposes, ...document.purposes },
    statuses: statuses ?? openai.statuses,
    optional: optional ?? openai.optional,
    paging: { ...openai.paging, ...document.paging },
    limits: { ...openai.limits, ...document.limits },
    expiry: buildExpiry(document.expiry ?? {}),
    ...(clock !== undefined && { clock: { header: clock.header.toLowerCase() } }),
    waived: waived ?? openai.waived,
  };
}

/** What every request has in addition to the key, as written in the file. */
export function requestSecretsOf({ requests = {} }: ProfileDocument): RequestSecrets {
  const { headers = {}, query = {} } = requests;
  return { headers, query };
}

function buildExpiry(given: NonNullable<ProfileDocument['expiry']>): Expiry {
  const { batchFile: byDefault, ...always } = openai.expiry;
  const { batchFile = byDefault, ...reported } = given;
  return {
    ...always,
    ...reported,
    ...(batchFile !== undefined && batchFile !== null && { batchFile }),
  };
}
