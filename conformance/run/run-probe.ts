import { setTimeout as wait } from 'node:timers/promises';
import type { Exchange, Fixture } from '../fixture/fixture.js';
import { isJsonObject } from '../json/json-object.js';
import { valueAt } from '../json/json-pointer.js';
import { parseJson } from '../json/parse-json.js';
import {
  ProbeEnded,
  type Answer,
  type Probe,
  type ProbeRawRequest,
  type ProbeRequest,
  type ProbeTarget,
} from '../probe/probe.js';
import { seedRandom } from '../probe/random.js';
import { noBelongings, noteBelongings } from '../replay/belongings.js';
import { noBindings } from '../replay/bindings.js';
import { buildRequest, type WireRequest } from '../replay/build-request.js';
import { mostKept } from '../replay/bound-answer.js';
import { cleanUp, leave } from '../replay/clean-up.js';
import { ConnectionError, withSent } from '../replay/connection-error.js';
import type { Received } from '../replay/received.js';
import { readClock } from '../replay/transport.js';
import type { LaidFault } from '../check/fault.js';
import type { Step } from '../verdict/curl-steps.js';
import type { CaseLog } from './case-log.js';
import type { Played, Run } from './run-case.js';

/**
 * Lets a probe ask, judges each answer as one of a fixture's, and takes away what was made. Where the
 * run is stopped or the target gives no answer, that is left for later.
 */
export async function runProbe(probe: Probe, run: Run, log: CaseLog): Promise<Played> {
  const { transport, signal } = run;
  const belongings = noBelongings();
  const fixture = asFixture(probe);
  const start = readClock();
  const { clock } = run.profile;
  let exchanges = 0;
  /** Milliseconds since the exchange before, where the probe asked for them. */
  let waited = 0;
  let ahead = 0;
  const untold: (() => void)[] = [];
  /** Where each answer was told to be wrong, by its exchange. */
  const judged = new Map<number, readonly string[]>();
  const isOwn = ({ requirement }: LaidFault): boolean =>
    probe.isNarrow !== true || probe.requirements.includes(requirement);

  const judge = (request: Asked, sent: WireRequest, received: Received): Answer => {
    exchanges += 1;
    log.note({ sent, received }, exchanges, waited);
    waited = 0;
    const answer = readAnswer(sent, received, exchanges);
    const live = {
      ...{ contract: run.contract, profile: run.profile, fixture, sent, received },
      recorded: recordedOf(request),
      ...{ bindings: noBindings, own: belongings, elapsed: (readClock() - start) / 1000 },
    };
    const spot = { exchange: exchanges, request: `${sent.method} ${sent.path}` };
    const isJudged = request.want !== 'any';
    const unjudged = { goOn: true, faults: [] };
    const { goOn, faults } = isJudged ? log.judge(live, spot, isOwn) : unjudged;
    judged.set(
      exchanges,
      faults.filter(isOwn).map(({ where }) => where),
    );
    for (const fault of faults) if (!isOwn(fault)) untold.push(() => log.find(fault, live, spot));
    noteBelongings(belongings, { operation: request.operation, path: sent.path, received });
    if (!goOn) throw new ProbeEnded(`${spot.request} was answered with ${received.status}`);
    return answer;
  };

  // A probe may ask for several things at once and end at the first fault; what the others make is
  // taken away all the same.
  const open = new Set<Promise<unknown>>();
  let silentOperation: string | undefined;
  const track = <T>({ operation }: Asked, exchange: () => Promise<T>): Promise<T> => {
    const answered = exchange().catch((error: unknown) => {
      if (error instanceof ConnectionError) silentOperation = operation;
      throw error;
    });
    open.add(answered);
    return answered;
  };

  const pause = async (milliseconds: number): Promise<void> => {
    await wait(milliseconds, undefined, signal === undefined ? {} : { signal }).catch(() => {
      throw new ConnectionError('aborted', 'was not asked: the run was stopped');
    });
  };

  const target: ProbeTarget = {
    profile: run.profile,
    random: seedRandom(run.seed, probe.name),
    ask: (request) =>
      track(request, async () => {
        const later = clock === undefined || ahead === 0 ? {} : { [clock.header]: String(ahead) };
        const headers = { ...later, ...request.headers };
        const built = buildRequest({ ...request, headers }, noBindings);
        const keep = mostKept({ operation: request.operation, body: request.wantContent });
        const sent = { ...built, keep };
        const received = await transport.send(sent, signal).catch((error: unknown) => {
          throw withSent(error, sent);
        });
        if (received.status >= 400 && (await request.isExcused?.()) === true) {
          throw new ProbeEnded('what was asked about is gone');
        }
        return judge(request, sent, received);
      }),
    askRaw: (request) =>
      track(request, async () => {
        const { sent, received } = await transport.sendRaw(request, signal);
        return judge(request, sent, received);
      }),
    find(answer, { requirement, wanted, got, where, follows }) {
      const { sent, exchange } = answer;
      // That there is no body is what the status says, and that was judged.
      if (answer.status === 204 && where.startsWith('body')) return;
      if (judged.get(exchange)?.some((told) => says(told, where, answer)) === true) return;
      const spot = { exchange, request: `${sent.method} ${sent.path}` };
      if (run.contract.requirements.get(requirement)?.level === 'observe') {
        log.observe({ requirement, got: `${where}: ${got}`, ...spot });
      } else {
        const page = follows === undefined ? {} : { follows: pageOf(follows) };
        const fault = { requirement, wanted, got, where, places: [] };
        log.find(fault, { sent, received: answer, ...page }, spot);
      }
    },
    observe({ sent, exchange }, seen) {
      log.observe({ ...seen, exchange, request: `${sent.method} ${sent.path}` });
    },
    async wait(milliseconds) {
      await pause(milliseconds);
      waited += milliseconds;
    },
    async pass(seconds) {
      if (clock === undefined) await pause(seconds * 1000);
      else ahead += seconds;
    },
  };

  let broken: ConnectionError | undefined;
  try {
    await probe.run(target);
  } catch (error) {
    if (error instanceof ConnectionError) broken = error;
    else if (!(error instanceof ProbeEnded)) throw error;
    // What kept the probe from its own question is told after all.
    if (log.findings.length === 0) for (const tell of untold) tell();
  }
  await Promise.allSettled(open);
  const durationMs = Math.round(readClock() - start);
  if (broken !== undefined) {
    return { exchanges, durationMs, broken, silentOperation, ...leave(belongings) };
  }
  return { exchanges, durationMs, ...(await cleanUp(belongings, run.cleaning)) };
}

/**
 * Whether what was told of one place says the same of another: of the very same, or of one that is
 * not there in the other, as `body /error/param` where `body /error` is a text.
 */
function says(told: string, where: string, { json }: Answer): boolean {
  if (told === where) return true;
  const isInside = where.startsWith(told === 'body' ? 'body ' : `${told}/`);
  return isInside && valueAt(json, where.slice('body '.length)) === undefined;
}

/** A page of a list, with its ids in their order. */
function pageOf({ sent, json }: Answer): Step {
  const data = valueAt(json, '/data');
  const items = Array.isArray(data) ? data.filter(isJsonObject) : [];
  return { sent, ids: items.map(({ id }) => String(id)) };
}

type Asked = ProbeRequest | ProbeRawRequest;

/** A probe's request as the checks of a recording know it: with the wanted status, and no body. */
function recordedOf(asked: Asked): Exchange {
  const { method, path, operation, want, requirements } = asked;
  const { wantHeaders, wantContent } = 'build' in asked ? {} : asked;
  return {
    ...(operation !== undefined && { operation }),
    ...(requirements !== undefined && { requirements }),
    request: { method, path },
    response: {
      status: want === 'any' ? 200 : want,
      ...(wantHeaders !== undefined && { headers: wantHeaders }),
      ...(wantContent !== undefined && { body: wantContent }),
    },
  };
}

function asFixture({ name, title, requirements, capabilities = [], evidence }: Probe): Fixture {
  const source = { kind: 'documented', evidence } as const;
  return { name, title, requirements, capabilities, source, exchanges: [] };
}

function readAnswer(sent: WireRequest, received: Received, exchange: number): Answer {
  const { status, headers, bytes } = received;
  const parsed = parseJson(bytes.toString('utf8'));
  return { status, headers, bytes, json: parsed.ok ? parsed.value : undefined, sent, exchange };
}
