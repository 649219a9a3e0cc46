import { setTimeout as wait } from 'node:timers/promises';
import type { Exchange, Fixture } from '../fixture/fixture.js';
import { noBelongings, noteBelongings, type Belongings } from './belongings.js';
import type { Described } from '../contract/described.js';
import { noBindings, type Bindings } from './bindings.js';
import { buildRequest, type WireRequest } from './build-request.js';
import { mostKept } from './bound-answer.js';
import { liveRequest, type LiveRequest, type ReplayedRequest } from './live-request.js';
import { cleanUp, leave, findKept, type Cleaning } from './clean-up.js';
import { openCookieJar, withCookies } from './cookie-jar.js';
import { ConnectionError } from './connection-error.js';
import type { Received } from './received.js';
import { readClock, type Transport } from './transport.js';
import type { Leftover } from './leftover.js';

/** An exchange that went live, before it is judged. */
export interface PlayedExchange {
  readonly recorded: Exchange;
  readonly sent: WireRequest;
  readonly received: Received;
  readonly bindings: Bindings;
  /** What the request sent that was not bound. */
  readonly learnt: Pick<LiveRequest, 'unbound' | 'times'>;
  /** What the fixture created before this exchange. */
  readonly own: Belongings;
  /** Seconds since the fixture began. */
  readonly elapsed: number;
}

/** Judges one exchange: what was learnt from it, and whether the next ones still make sense. */
export type Judge = (played: PlayedExchange) => {
  readonly bindings: Bindings;
  readonly goOn: boolean;
};

export interface PlayedFixture {
  /** Why the target did not respond. */
  readonly broken?: ConnectionError;
  /** The operation of that request, if it was one. */
  readonly silentOperation?: string | undefined;
  readonly exchanges: number;
  readonly durationMs: number;
  /** What the target did not delete, in sentences. */
  readonly leftovers: readonly Leftover[];
  /** What is still to be deleted. */
  readonly left: Belongings;
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
export async function playFixture(fixture: Fixture, stage: Stage): Promise<PlayedFixture> {
  const { transport, judge, signal, described, fits } = stage;
  const cookies = openCookieJar(transport.headOf);
  const cleaning = { ...stage.cleaning, transport: withCookies(stage.cleaning.transport, cookies) };
  const belongings = noBelongings();
  const start = readClock();
  let bindings = stage.bindings ?? noBindings;
  // What was requested since the last change.
  const lookedAt = new Set<string>();
  let exchanges = 0;
  let broken: ConnectionError | undefined;
  let operation: string | undefined;
  try {
    for (const recorded of fixture.exchanges) {
      await pause(recorded.delay, signal);
      operation = recorded.operation;
      const isPage =
        operation !== undefined && described.operations[operation]?.paging !== undefined;
      const keep = mostKept({ isPage, body: recorded.response.body });
      const { request } = recorded;
      const { request: live, ...learnt } = liveRequest(
        { described, operation, request, ...(fits !== undefined && { fits }) },
        bindings,
      );
      const sent = cookies.prepare({ ...buildRequest(live), keep });
      exchanges += 1;
      const received = await transport.send(sent, signal);
      const elapsed = (readClock() - start) / 1000;
      const judged = judge({
        recorded,
        sent: cookies.note(sent, received),
        received,
        bindings,
        learnt,
        own: belongings,
        elapsed,
      });
      if (sent.method === 'GET') lookedAt.add(sent.path);
      else lookedAt.clear();
      const { path, jar } = sent;
      noteBelongings(belongings, { operation, path, received, jar }, described);
      bindings = judged.bindings;
      if (!judged.goOn) break;
    }
  } catch (error) {
    if (!(error instanceof ConnectionError)) throw error;
    broken = error;
  }
  const durationMs = Math.round(readClock() - start);
  if (broken !== undefined) {
    return { exchanges, durationMs, broken, silentOperation: operation, ...leave(belongings) };
  }
  const unseen = [...belongings.gone.values()].filter(
    ({ retrieval = '' }) => !lookedAt.has(retrieval),
  );
  const kept = await findKept(unseen, cleaning);
  const { leftovers, left } = await cleanUp(belongings, cleaning);
  return { exchanges, durationMs, leftovers: [...kept, ...leftovers], left };
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
