import { isIPv4 } from 'node:net';
import type { Contract } from '@upspec/document';
import type { Fixture } from '../fixture-format/fixture.js';
import { ContentFolder } from './content-folder.js';
import { FixtureResponses } from './fixture-responses.js';
import { listenMock } from './listen-mock.js';
import { buildCore } from './mock-core.js';
import { MockListenError } from './mock-errors.js';
import type { MockState } from './mock-state.js';
import { ObjectStore } from './object-store.js';
import { operationRoles } from './operation-roles.js';

/** What a mock keeps at most. */
const mostObjects = 10_000;
const mostContentBytes = 2 * 1024 ** 3;

/** What a mock is made from. */
export interface MockOptions {
  readonly contract: Contract;
  /** Recordings: a request that is in one gets the recorded response. */
  readonly fixtures?: readonly Fixture[];
  /** The keys that are accepted. Default: any key, but one must be sent where the document says so. */
  readonly apiKeys?: readonly string[];
  /** The time, in milliseconds since the Unix epoch. Default: the machine's clock. */
  readonly clock?: () => number;
  /** The most objects that exist at a time. Default: 10,000. */
  readonly mostObjects?: number;
  /** What each new id ends with where its schema allows any text: `/x?y#z`. Default: nothing. */
  readonly idSuffix?: string;
  /** The most bytes of bodies that are kept in a temporary folder. Default: 2 GiB. */
  readonly mostContentBytes?: number;
}

/** Where a mock listens. */
export interface MockAddress {
  /** An address of this machine only: 127.0.0.0/8, ::1 or localhost. Default 127.0.0.1. */
  readonly host?: string;
  /** 0 to 65535. Default: 0, which uses a free port. */
  readonly port?: number;
}

/** A mock that accepts requests. */
export interface RunningMock {
  /** The base URL for clients, with the base path of the document: `http://127.0.0.1:8080/v1`. */
  readonly url: string;
  /** Accepts no more requests, ends after the current ones, at most two seconds later, and forgets all. */
  close(): Promise<void>;
}

/** Prepares what a mock remembers, without a server: for `handleRequest`. */
export function mockState(options: MockOptions): MockState {
  const { contract, fixtures = [], apiKeys = [], clock = Date.now, idSuffix = '' } = options;
  const contents = new ContentFolder(options.mostContentBytes ?? mostContentBytes);
  return {
    core: buildCore(contract, { apiKeys, clock, idSuffix }),
    roles: operationRoles(contract),
    objects: new ObjectStore(options.mostObjects ?? mostObjects, contents),
    contents,
    fixtures: new FixtureResponses(fixtures),
  };
}

/**
 * Starts a server that responds as a contract describes: it checks each request, and keeps what clients
 * create until it is closed.
 *
 * @throws {MockListenError} if other machines can reach the host, or another program uses the port
 *
 * @example
 * ```ts
 * import { loadSpecContract, openMock } from '@upspec/conformance';
 *
 * const spec = 'docs/example/openapi.yaml';
 * const mock = await openMock({ contract: await loadSpecContract({ spec }) });
 * const response = await fetch(`${mock.url}/notes`);
 * await mock.close();
 * ```
 */
export async function openMock(options: MockOptions & MockAddress): Promise<RunningMock> {
  const { host = '127.0.0.1', port = 0 } = options;
  if (!isLoopback(host)) {
    throw new MockListenError(
      `host "${host}" may be reachable from other machines; use 127.0.0.1, ::1 or localhost`,
    );
  }
  const state = mockState(options);
  const server = await listenMock(state, { host, port });
  const authority = `${host.includes(':') ? `[${host}]` : host}:${server.port}`;
  let closed: Promise<void> | undefined;
  return {
    url: `http://${authority}${state.core.bases[0] ?? ''}`,
    close: () => (closed ??= server.close().then(() => state.contents.close())),
  };
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'));
}
