import { setTimeout as wait } from 'node:timers/promises';
import type { Described } from '../contract/described.js';
import {
  ProbeEnded,
  type ProbeResponse,
  type Found,
  type ProbeRequest,
  type ProbeTarget,
} from '../probe-contract/probe.js';
import { seedRandom } from '../probe-contract/random.js';
import { mostItems } from '../replay/bound-response.js';
import { buildRequest, type WireRequest } from '../replay/build-request.js';
import { ConnectionError, withSent } from '../replay/connection-error.js';
import { checkIsOurs } from '../replay/guard-tenants.js';
import { listedPage } from '../replay/listed-page.js';
import type { Received } from '../replay/received.js';
import { matchRequest } from '../replay/match-request.js';
import type { ListPage } from '../verdict/step.js';
import { openContentNumbers } from '../probe-contract/content-numbers.js';
import type { SentProbeRequest, ProbeJudge, RunningProbe } from './judge-probe.js';

/** The target as a probe sees it, and the outcomes of its requests. */
export interface OpenTarget {
  readonly target: ProbeTarget;
  /** Resolves when no request is under way any more. */
  settled(): Promise<void>;
  /** The operation whose request had no response last, if it was one. */
  readonly silentOperation: string | undefined;
}

/** Lets a probe send requests, and has a judge look at each response. */
export function openProbeTarget(running: RunningProbe, judge: ProbeJudge): OpenTarget {
  const { probe, run } = running;
  const { transport, signal } = run;
  const { clock } = run.profile;
  /** Seconds that the target's clock was put forward. */
  let ahead = 0;
  const requests = new OpenRequests();
  const send = async (request: ProbeRequest): Promise<ProbeResponse> => {
    const later = clock === undefined || ahead === 0 ? {} : { [clock.header]: String(ahead) };
    const sent = toWire(run, { ...request, headers: { ...later, ...request.headers } });
    const { resources } = running;
    const { described } = run.contract;
    await checkIsOurs(sent, { transport, described, resources, signal });
    const sentAfter = judge.exchanges;
    const received = await transport.send(sent, signal).catch((error: unknown) => {
      throw withSent(error, sent);
    });
    if (received.status >= 400 && (await request.isExcused?.()) === true) {
      throw new ProbeEnded('the requested resource is gone');
    }
    const cause = isUnexpected(request, received) ? await request.otherCause?.() : undefined;
    const judged = cause === undefined ? request : { ...request, requirements: [cause] };
    return judge.judge(judged, { sent, received, sentAfter });
  };
  const target: ProbeTarget = {
    profile: run.profile,
    numbers: run.numbers ?? openContentNumbers(),
    random: seedRandom(run.seed, probe.name),
    send: (request) => requests.track(request, () => send(request)),
    sendRaw: (request) =>
      requests.track(request, async () => {
        const sentAfter = judge.exchanges;
        const { sent, received } = await transport.sendRaw(request, signal);
        return judge.judge(request, { sent, received, sentAfter });
      }),
    find: (response, found) => {
      if (!judge.hasJudged(response, found.location)) logFound(running, response, found);
    },
    observe: ({ sent, exchange }, seen) => {
      running.log.observe({ ...seen, exchange, request: `${sent.method} ${sent.path}` });
    },
    async wait(milliseconds) {
      await pause(milliseconds, signal);
      judge.noteWait(milliseconds);
    },
    async pass(seconds) {
      if (clock === undefined) await pause(seconds * 1000, signal);
      else ahead += seconds;
    },
  };
  return {
    target,
    settled: () => requests.settled(),
    get silentOperation() {
      return requests.silentOperation;
    },
  };
}

/**
 * The requests that a probe has sent. It may send several at once and end at the first finding; what
 * the others create is deleted all the same.
 */
class OpenRequests {
  silentOperation: string | undefined;
  readonly #responses = new Set<Promise<unknown>>();

  track<T>({ operation }: SentProbeRequest, exchange: () => Promise<T>): Promise<T> {
    const response = exchange().catch((error: unknown) => {
      if (error instanceof ConnectionError) this.silentOperation = operation;
      throw error;
    });
    this.#responses.add(response);
    return response;
  }

  async settled(): Promise<void> {
    await Promise.allSettled(this.#responses);
  }
}

/** Whether a request was rejected that was expected to succeed. */
function isUnexpected({ want }: ProbeRequest, { status }: Received): boolean {
  return status >= 400 && typeof want === 'number' && want < 400;
}

function toWire({ contract }: RunningProbe['run'], request: ProbeRequest): WireRequest {
  const { operation = '', wantContent: body } = request;
  const isPage = contract.described.operations[operation]?.paging !== undefined;
  const keep = mostItems({ isPage, body });
  return { ...buildRequest(request), keep };
}

async function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  await wait(milliseconds, undefined, signal === undefined ? {} : { signal }).catch(() => {
    throw new ConnectionError('aborted', 'was not sent the request: the run was stopped');
  });
}

/** Logs what a probe found by itself; an observation is not a finding. */
function logFound({ run, log }: RunningProbe, response: ProbeResponse, found: Found): void {
  const { requirement, location, expected, actual, follows } = found;
  const { sent, exchange } = response;
  // That there is no body is what the status says, and that was judged.
  if (response.status === 204 && (location.kind === 'body' || location.kind === 'byte')) return;
  const position = { exchange, request: `${sent.method} ${sent.path}` };
  if (run.contract.requirements.get(requirement)?.level === 'observe') {
    log.observe({ requirement, location, actual, ...position });
    return;
  }
  const page = follows === undefined ? undefined : pageOf(run.contract.described, follows);
  const violation = { requirement, location, expected, actual, locations: [] };
  const shown = { sent, received: response, ...(page !== undefined && { follows: page }) };
  log.find(violation, shown, position);
}

/** A page of a list that goes on from the id of its last item. */
function pageOf(described: Described, { sent, json, bytes }: ProbeResponse): ListPage | undefined {
  const { next } = described.operations[matchRequest(described, sent) ?? '']?.paging ?? {};
  const page = listedPage(described, sent, json);
  if (next?.kind !== 'last-item' || page === undefined) return undefined;
  const text = bytes.toString('utf8');
  return { sent, text, property: page.itemId, parameter: next.parameter };
}
