import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OpenAIProfile } from './profile-format/openai-profile.js';
import { checkAddress } from './reference/check-address.js';
import { listen, type Listener } from './reference/listen.js';
import { chooseFaults, rulesWithFaults } from './reference/faults/choose-faults.js';
import { limits as contractLimits } from './reference/limits.js';
import { rulesOfProfile, type ProfileBounds } from './reference/profile-rules.js';
import { BASE_PATH } from './reference/route.js';
import type { ServedProfile } from './reference/served-profile.js';
import { rules as contractRules, type Rules } from './reference/rules.js';
import { Store } from './reference/store/store.js';
import { tenantAccess } from './reference/store/tenant-access.js';

export {
  DataFolderError,
  ListenAddressError,
  PortTakenError,
  UnknownFaultError,
} from './reference/serve-errors.js';

/** How the reference server runs. */
export interface ServeOptions {
  /** An address of this machine only: 127.0.0.0/8, ::1 or localhost. Default 127.0.0.1. */
  readonly host?: string;
  /** 0 to 65535. Default: 0, which uses a free port. */
  readonly port?: number;
  /**
   * The folder for files and Uploads, which are kept for the next start. It is created if it does
   * not exist. Default: a new temporary folder, which is removed at the end.
   */
  readonly dataDir?: string;
  /**
   * The correct key, or several, each of a tenant with files and Uploads of its own. Default: any key
   * is accepted, but one must be sent.
   */
  readonly apiKey?: string | readonly string[];
  /** The time, in milliseconds since the Unix epoch. Default: the machine's clock. */
  readonly clock?: () => number;
  /** Names of injected faults, from `faults`. Default: none. */
  readonly fault?: readonly string[];
  /**
   * The profile whose addresses, key header, required headers and query parameters, statuses, absent
   * operations, purposes, limits and lifetimes the server has. The rest is as in the contract, and
   * the header `Authorization: Bearer` is accepted with any profile. Default: the contract.
   */
  readonly profile?: OpenAIProfile;
  /**
   * What each new id ends with, for clients that must escape ids: `/x?y#z`. Default: nothing.
   */
  readonly idSuffix?: string;
}

/** A running reference server. */
export interface RunningServer {
  /** The base URL for clients and `check`: `http://127.0.0.1:8080/v1`, with the path of a profile. */
  readonly url: string;
  readonly port: number;
  /** Resolves where an injected fault stops the server. It must still be closed. */
  readonly stopped: Promise<void>;
  /** Accepts no more requests, and ends after the current ones, at most two seconds later. */
  close(): Promise<void>;
}

/**
 * Starts the reference server, which conforms to `spec/openapi.yaml`.
 *
 * @throws {ListenAddressError} if other machines can reach the host, or the port is not valid
 * @throws {PortTakenError} if another program uses the port
 * @throws {DataFolderError} if the folder cannot be written, is in use, or has other files
 * @throws {UnknownFaultError} for an unknown injected fault
 *
 * @example
 * ```ts
 * import { serve } from '@upspec/conformance';
 *
 * const server = await serve({ apiKey: 'secret' });
 * const response = await fetch(`${server.url}/files`, {
 *   headers: { Authorization: 'Bearer secret' },
 * });
 * console.log(response.status); // 200
 * await server.close();
 * ```
 */
export async function serve(options: ServeOptions = {}): Promise<RunningServer> {
  const { host = '127.0.0.1', port = 0, dataDir, apiKey = [], clock = Date.now } = options;
  checkAddress(host, port);
  const rules = rulesFor(options);
  const folder = dataDir ?? (await mkdtemp(join(tmpdir(), 'upspec-serve-')));
  const store = await Store.open(folder, { clock, expire: rules.expiry.expire });
  const closeData = async (): Promise<void> => {
    await store.close();
    if (dataDir === undefined) await rm(folder, { recursive: true, force: true });
  };
  let listener: Listener | undefined;
  let reportStop: (() => void) | undefined;
  const stopped = new Promise<void>((resolve) => (reportStop = resolve));
  const stop = (): void => {
    listener?.stop();
    reportStop?.();
  };
  try {
    listener = await listen(
      { host, port },
      {
        apiKeys: typeof apiKey === 'string' ? [apiKey] : apiKey,
        requests: rules.requests,
        profile: options.profile && servedProfile(options.profile),
        perform: (operation, request) => {
          const { tenancy } = rules;
          const own = tenantAccess(store, { tenancy, operation, tenant: request.tenant });
          return rules.handlers[operation](request, { store: own, rules, stop });
        },
      },
    );
  } catch (error) {
    await closeData();
    throw error;
  }
  const { port: usedPort, close } = listener;
  let closed: Promise<void> | undefined;
  return {
    url: `http://${host === '::1' ? '[::1]' : host}:${usedPort}${basePathOf(options.profile)}`,
    port: usedPort,
    stopped,
    close: () => (closed ??= close().then(() => closeData())),
  };
}

/** The rules of the contract or of a profile, changed by injected faults. */
function rulesFor({ fault = [], profile, idSuffix = '' }: ServeOptions): Rules {
  const faults = chooseFaults(fault);
  const own = profile === undefined ? contractRules : rulesOfProfile(boundsOf(profile));
  return rulesWithFaults(faults, { ...own, ids: { suffix: idSuffix } });
}

function boundsOf({ limits, expiry, paging, purposes }: OpenAIProfile): ProfileBounds {
  return {
    limits: {
      ...contractLimits,
      maxFileBytes: limits.file,
      maxBatchFileBytes: limits.batchFile,
      maxPartBytes: limits.part,
      uploadLifetime: expiry.upload,
      batchFileLifetime: expiry.batchFile,
      expiry: { least: expiry.least, most: expiry.most },
      page: {
        ...contractLimits.page,
        most: paging.mostPerPage,
        default: paging.defaultPerPage,
      },
    },
    maxUploadBytes: limits.upload,
    purposes,
  };
}

/** The path of the profile's base URL. A profile without a valid one has that of the contract. */
function basePathOf(profile: OpenAIProfile | undefined): string {
  const { base = '' } = profile ?? {};
  return URL.canParse(base) ? new URL(base).pathname.replace(/\/$/, '') : BASE_PATH;
}

function servedProfile(profile: OpenAIProfile): ServedProfile {
  const { requests, statuses, absent } = profile;
  return {
    prefix: `${basePathOf(profile)}${requests.basePath}`,
    key: requests.auth,
    query: requests.query,
    headers: Object.keys(requests.headers),
    statuses: Object.fromEntries(
      Object.entries(statuses).flatMap(([id, [status = 200]]) =>
        status === 200 ? [] : [[id, status]],
      ),
    ),
    absent,
  };
}
