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
import { openai } from '../openai-files/profile-format/openai.js';
import { serve } from '../openai-files/serve.js';
import { plainProfile } from '../profile-format/plain-profile.js';
import type { RequestStyle } from '../profile-format/profile.js';
import { withCredentials } from '../profile-format/with-credentials.js';

export interface JudgedApi {
  /** An OpenAPI document; by default the API that the kit has a pack for. */
  readonly spec?: string;
  /** OpenAPI Overlays of that document. */
  readonly overlay?: readonly string[];
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
 * @throws {UsageError} for an overlay without a document, and for a document that has errors
 */
export async function openJudgingServer({
  spec,
  overlay = [],
  idSuffix = '',
}: JudgingServerOptions): Promise<JudgingServer> {
  if (spec === undefined && overlay.length > 0) {
    throw new UsageError('--overlay corrects a document: name it with --spec');
  }
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
