import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkAddress } from './reference/check-address.js';
import { listen, type Listener } from './reference/listen.js';
import { chooseFaults, faultyRules } from './reference/faults/choose-faults.js';
import { BASE_PATH } from './reference/route.js';
import { Store } from './reference/store/store.js';

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
  /** 0 to 65535; 0, the default, picks a free one. */
  readonly port?: number;
  /**
   * Where files and Uploads are kept, for the next start too; made if it is not there. By default a
   * fresh folder among the machine's temporary ones, which is removed at the end.
   */
  readonly dataDir?: string;
  /** The one key that is right. Without it any key is, as long as one is sent. */
  readonly apiKey?: string;
  /** The moment, in milliseconds since the Unix epoch; the machine's clock by default. */
  readonly clock?: () => number;
  /** Names of faults that the server shall have, of those in `faults`; none by default. */
  readonly fault?: readonly string[];
}

/** A reference server that takes requests. */
export interface RunningServer {
  /** The base URL for clients: `http://127.0.0.1:8080/v1`. */
  readonly url: string;
  readonly port: number;
  /** Takes no more requests, and ends when those at hand are answered, or after two seconds. */
  close(): Promise<void>;
}

/**
 * Starts the reference server, which keeps the contract of `spec/openapi.yaml`.
 *
 * @throws {ListenAddressError} when the host is reachable from elsewhere, or the port is none
 * @throws {PortTakenError} when another program listens there
 * @throws {DataFolderError} when the folder can't be written, is in use, or holds something else
 * @throws {UnknownFaultError} for a fault that nobody knows
 *
 * @example
 * ```ts
 * import { serve } from '@upspec/conformance';
 *
 * const server = await serve({ apiKey: 'secret' });
 * const answer = await fetch(`${server.url}/files`, {
 *   headers: { Authorization: 'Bearer secret' },
 * });
 * console.log(answer.status); // 200
 * await server.close();
 * ```
 */
export async function serve(options: ServeOptions = {}): Promise<RunningServer> {
  const { host = '127.0.0.1', port = 0, dataDir, apiKey, clock = Date.now } = options;
  checkAddress(host, port);
  const rules = faultyRules(chooseFaults(options.fault ?? []));
  const folder = dataDir ?? (await mkdtemp(join(tmpdir(), 'upspec-serve-')));
  const store = await Store.open(folder, { clock, expire: rules.expiry.expire });
  const closeData = async (): Promise<void> => {
    await store.close();
    if (dataDir === undefined) await rm(folder, { recursive: true, force: true });
  };
  let listener: Listener;
  try {
    listener = await listen(
      { host, port },
      {
        apiKey,
        requests: rules.requests,
        perform: (id, request) => rules.handlers[id](request, { store, rules }),
      },
    );
  } catch (error) {
    await closeData();
    throw error;
  }
  let closed: Promise<void> | undefined;
  return {
    url: `http://${host === '::1' ? '[::1]' : host}:${listener.port}${BASE_PATH}`,
    port: listener.port,
    close: () => (closed ??= listener.close().then(() => closeData())),
  };
}
