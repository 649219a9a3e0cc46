import { randomUUID } from 'node:crypto';
import { environmentPrefixOf } from '@upspec/document/environment-prefix';
import { openCredentials } from '../auth/open-credentials.js';
import { keyedSchemes, plainVariable } from '../auth/read-api-keys.js';
import type { Contract } from '../contract.js';
import { contractOf } from '../contract-of.js';
import { loadSpecContract } from '../contract/load-spec-contract.js';
import { UsageError } from '../kit-error.js';
import { openMock } from '../mock/open-mock.js';
import { loadContract } from '../openai-files/load-contract.js';
import { clientContract } from '../openai-files/profile-format/client-contract.js';
import { loadProfile } from '../openai-files/profile-format/load-profile.js';
import { openai } from '../openai-files/profile-format/openai.js';
import type { OpenAIProfile } from '../openai-files/profile-format/openai-profile.js';
import { serve } from '../openai-files/serve.js';
import { plainProfile } from '../profile-format/plain-profile.js';
import type { RequestStyle } from '../profile-format/profile.js';
import { withCredentials } from '../profile-format/with-credentials.js';

export interface JudgedApi {
  /** An OpenAPI document; by default the API that the kit has a pack for. */
  readonly spec?: string;
  /** OpenAPI Overlays of that document. */
  readonly overlay?: readonly string[];
  /** The name or the file of a profile of the API that the kit has a pack for. */
  readonly profile?: string;
}

export interface JudgingServerOptions extends JudgedApi {
  /** What each new id ends with; by default nothing. */
  readonly idSuffix?: string | undefined;
}

/** A server that responds to a client under test. */
export interface JudgingServer {
  readonly contract: Contract;
  readonly url: URL;
  /** How commands that are shown give the key. */
  readonly style: RequestStyle;
  /** The name of the variable of the base URL. */
  readonly urlVariable: string;
  /** The keys that it accepts, by their variables. */
  readonly keys: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/**
 * Starts the server: the reference server of the pack, or a mock of the document.
 *
 * @throws {UsageError} for an overlay without a document, a profile with one, and for a document or a
 *   profile that has errors
 */
export async function openJudgingServer({
  spec,
  overlay = [],
  profile,
  idSuffix = '',
}: JudgingServerOptions): Promise<JudgingServer> {
  if (spec === undefined && overlay.length > 0) {
    throw new UsageError('--overlay corrects a document: name it with --spec');
  }
  if (spec !== undefined && profile !== undefined) {
    throw new UsageError('--profile is about the built-in API: leave out --spec');
  }
  if (profile !== undefined) return openProfile(await loadProfile(profile), idSuffix);
  return spec === undefined ? openReference(idSuffix) : openMockOf(spec, overlay, idSuffix);
}

/** The ids of the requirements that the server may name when it rejects a request. */
export function rejectingRequirements({ spec }: JudgedApi): readonly string[] {
  return spec === undefined ? [...loadContract().requirements.keys()] : [];
}

async function openReference(idSuffix: string): Promise<JudgingServer> {
  const contract = loadContract();
  const key = newKey();
  const { url, close } = await serve({ apiKey: key, idSuffix });
  return {
    contract,
    url: new URL(url),
    style: openai.requests,
    urlVariable: urlVariableOf(contract),
    keys: { [plainVariable(contract.described)]: key },
    close,
  };
}

/** The reference server as a profile has it, for clients whose base URL includes the profile's path. */
async function openProfile(profile: OpenAIProfile, idSuffix: string): Promise<JudgingServer> {
  const contract = clientContract(profile);
  const key = newKey();
  const { requests } = profile;
  const { url, close } = await serve({ apiKey: key, profile, idSuffix });
  return {
    contract,
    url: new URL(url + requests.basePath),
    style: { ...requests, basePath: '' },
    urlVariable: urlVariableOf(contract),
    keys: { [requests.auth.variable]: key },
    close,
  };
}

async function openMockOf(
  spec: string,
  overlays: readonly string[],
  idSuffix: string,
): Promise<JudgingServer> {
  const described = await loadSpecContract({ spec, overlays });
  const contract = contractOf(described);
  const keys = Object.fromEntries(
    keyedSchemes(described).map(({ scheme, variable }) => [
      variable,
      scheme.kind === 'basic' ? `user:${newKey()}` : newKey(),
    ]),
  );
  const opened = openCredentials(described, { environment: keys });
  const { url, close } = await openMock({ contract: described, idSuffix });
  return {
    contract,
    url: new URL(url),
    style: withCredentials(plainProfile, opened).requests,
    urlVariable: urlVariableOf(contract),
    keys,
    close,
  };
}

function newKey(): string {
  return `sk-${randomUUID()}`;
}

function urlVariableOf({ described }: Contract): string {
  return `${environmentPrefixOf(described)}_BASE_URL`;
}
