import { setTimeout as wait } from 'node:timers/promises';
import type { Exchange, Fixture } from '../fixture-format/fixture.js';
import { noneCreated, noteCreated, type CreatedResources } from './created-resources.js';
import type { Described } from '../contract/described.js';
import { noBindings, type Bindings } from './bindings.js';
import { buildRequest, type WireRequest } from './build-request.js';
import { mostItems } from './bound-response.js';
import { liveRequest, type LiveRequest, type ReplayedRequest } from './live-request.js';
import { cleanUp, leave, findKept, type Cleaning } from './clean-up.js';
import { openCookieJar, withCookies } from './cookie-jar.js';
import { ConnectionError } from './connection-error.js';
import { checkIsOurs, UnsafeRequestError } from './guard-tenants.js';
import type { Received } from './received.js';
import { readClock } from './read-clock.js';
import type { Transport } from './transport.js';
import type { Leftover } from './leftover.js';

/** An exchange that went live, before it is judged. */
export interface ReplayedExchange {
  readonly recorded: Exchange;
  readonly sent: WireRequest;
  readonly received: Received;
  readonly bindings: Bindings;
  /** What the request sent that was not bound. */
  readonly learnt: Pick<LiveRequest, 'unbound' | 'times'>;
  /** What the fixture created before this exchange. */
  readonly own: CreatedResources;
  /** Seconds since the fixture began. */
  readonly elapsed: number;
}

/** Judges one exchange: what was learnt from it, and whether the next ones still make sense. */
export type Judge = (replayed: ReplayedExchange) => {
  readonly bindings: Bindings;
  readonly goOn: boolean;
};

export interface ReplayedFixture {
  /** Why the target did not respond. */
  readonly broken?: ConnectionError;
  /** The operation of that request, if it was one. */
  readonly silentOperation?: string | undefined;
  readonly exchanges: number;
  /** Why a request was not sent that may not be sent to this target. */
  readonly unsafe?: string;
  /** What code of a user did wrong. */
  readonly failed?: string;
  /** Whether a response ended it before its last request, or kept that one from being judged. */
  readonly isIncomplete?: boolean;
  readonly durationMs: number;
  /** What the target did not delete, in sentences. */
  readonly leftovers: readonly Leftover[];
  /** What is still to be deleted. */
  readonly left: CreatedResources;
}

export interface Stage {
  readonly transport: Transport;
  /** Deletes what the fixture created. */
  readonly cleaning: Cleaning;
  readonly judge: Judge;
  /** The locations of the values of requests and responses. */
  readonly described: Described;
  readonly fits?: ReplayedRequest['fits'];
  /** What is known before the first request: resources that exist beforehand. */
  readonly bindings?: Bindings;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Runs a fixture's requests one after the other, and deletes what they created. If the run is
 * stopped or the target does not respond, deleting is left for later.
 */
export async function replayFixture(fixture: Fixture, stage: Stage): Promise<ReplayedFixture> {
  const { transport, judge, signal, described } = stage;
  const cookies = openCookieJar(transport.headOf);
  const cleaning = { ...stage.cleaning, transport: withCookies(stage.cleaning.transport, cookies) };
  const resources = noneCreated();
  const start = readClock();
  let bindings = stage.bindings ?? noBindings;
  // What was requested since the last change.
  const visited = new Set<string>();
  let exchanges = 0;
  let isIncomplete = false;
  let broken: ConnectionError | undefined;
  let unsafe: string | undefined;
  let operation: string | undefined;
  try {
    for (const recorded of fixture.exchanges) {
      await pause(recorded.delay, signal);
      operation = recorded.operation;
      const { request, learnt } = requestOf(recorded, stage, bindings);
      const sent = cookies.prepare(request);
      await checkIsOurs(sent, { transport, described, resources, signal });
      exchanges += 1;
      const received = await transport.send(sent, signal);
      const elapsed = (readClock() - start) / 1000;
      const judged = judge({
        recorded,
        sent: cookies.note(sent, received),
        received,
        bindings,
        learnt,
        own: resources,
        elapsed,
      });
      if (sent.method === 'GET') visited.add(sent.path);
      else visited.clear();
      const { path, jar, auth } = sent;
      noteCreated(resources, { operation, path, received, jar, auth }, described);
      bindings = judged.bindings;
      isIncomplete = !judged.goOn;
      if (isIncomplete) break;
    }
  } catch (error) {
    if (error instanceof ConnectionError) broken = error;
    else if (error instanceof UnsafeRequestError) unsafe = error.message;
    else throw error;
  }
  const durationMs = Math.round(readClock() - start);
  if (broken !== undefined) {
    return { exchanges, durationMs, broken, silentOperation: operation, ...leave(resources) };
  }
  const cleaned = await removeAll(resources, visited, cleaning);
  const run = { exchanges, durationMs, ...cleaned };
  return unsafe === undefined ? { ...run, isIncomplete } : { ...run, isIncomplete: true, unsafe };
}

/** The live request of a recorded exchange. */
function requestOf(
  { operation, request, response }: Exchange,
  { described, fits }: Pick<Stage, 'described' | 'fits'>,
  bindings: Bindings,
): { readonly request: WireRequest; readonly learnt: ReplayedExchange['learnt'] } {
  const isPage = described.operations[operation ?? '']?.paging !== undefined;
  const keep = mostItems({ isPage, body: response.body });
  const { request: live, ...learnt } = liveRequest(
    { described, operation, request, ...(fits !== undefined && { fits }) },
    bindings,
  );
  return { request: { ...buildRequest(live), keep }, learnt };
}

/** @param visited the paths that the fixture requested after its last change */
async function removeAll(
  resources: CreatedResources,
  visited: ReadonlySet<string>,
  cleaning: Cleaning,
): Promise<Pick<ReplayedFixture, 'leftovers' | 'left'>> {
  const unseen = [...resources.removed.values()].filter(
    ({ retrieval = '' }) => !visited.has(retrieval),
  );
  const kept = await findKept(unseen, cleaning);
  const { leftovers, left } = await cleanUp(resources, cleaning);
  return { leftovers: [...kept, ...leftovers], left };
}

async function pause(milliseconds: number | undefined, signal?: AbortSignal): Promise<void> {
  if (milliseconds === undefined) return;
  try {
    await wait(milliseconds, undefined, signal === undefined ? {} : { signal });
  } catch (cause) {
    throw new ConnectionError('aborted', 'was not sent the request: the run was stopped', {
      cause,
    });
  }
}
