import type { LaidFault } from '../check/fault.js';
import type { Exchange, Fixture } from '../fixture/fixture.js';
import { valueAt } from '@upspec/document/json-pointer';
import { parseJson } from '../json/parse-json.js';
import {
  ProbeEnded,
  type Answer,
  type Probe,
  type ProbeRawRequest,
  type ProbeRequest,
} from '../probe/probe.js';
import { noteBelongings, type Belongings } from '../replay/belongings.js';
import { noBindings } from '../replay/bindings.js';
import type { WireRequest } from '../replay/build-request.js';
import type { Received } from '../replay/received.js';
import { readClock } from '../replay/transport.js';
import type { CaseLog } from './case-log.js';
import type { Run } from './run.js';
import { isSameLocation, type Location } from '../difference/location.js';

/** A request of a probe, in either of its two kinds. */
export type Asked = ProbeRequest | ProbeRawRequest;

/** A probe while it runs. */
export interface RunningProbe {
  readonly probe: Probe;
  readonly run: Run;
  readonly log: CaseLog;
  /** What its requests created. */
  readonly belongings: Belongings;
  /** By `readClock`. */
  readonly start: number;
}

/** Judges what a probe receives. */
export interface ProbeJudge {
  /** @throws {ProbeEnded} when the probe can't go on from here */
  judge(request: Asked, sent: WireRequest, received: Received): Answer;
  /** Whether the judgement of a response covered this location. */
  hasJudged(answer: Answer, location: Location): boolean;
  /** Notes that the probe waited before its next request, in milliseconds. */
  noteWait(milliseconds: number): void;
  /** Logs violations of requirements that are not the probe's own. */
  logOthers(): void;
  /** How many requests were judged. */
  readonly exchanges: number;
}

/** Judges each response to a probe as one of a fixture's, and notes what it created. */
export function openProbeJudge({ probe, run, log, belongings, start }: RunningProbe): ProbeJudge {
  const fixture = asFixture(probe);
  let exchanges = 0;
  /** Milliseconds since the exchange before, where the probe asked for them. */
  let waited = 0;
  const others: (() => void)[] = [];
  /** Where each response was reported to be wrong, by its exchange. */
  const judged = new Map<number, readonly Location[]>();
  const isOwn = ({ requirement }: LaidFault): boolean =>
    probe.isNarrow !== true || probe.requirements.includes(requirement);
  return {
    judge(request, sent, received) {
      exchanges += 1;
      const exchange = exchanges;
      log.note({ sent, received }, exchange, waited);
      waited = 0;
      const live = {
        contract: run.contract,
        profile: run.profile,
        checks: run.checks,
        fixture,
        sent,
        received,
        recorded: recordedOf(request),
        bindings: noBindings,
        own: belongings,
        elapsed: (readClock() - start) / 1000,
      };
      const spot = { exchange, request: `${sent.method} ${sent.path}` };
      const unjudged = { goOn: true, faults: [] };
      const { goOn, faults } = request.want === 'any' ? unjudged : log.judge(live, spot, isOwn);
      judged.set(
        exchange,
        faults.filter(isOwn).map(({ location }) => location),
      );
      for (const fault of faults) if (!isOwn(fault)) others.push(() => log.find(fault, live, spot));
      noteBelongings(
        belongings,
        { operation: request.operation, path: sent.path, received },
        run.contract.described,
      );
      if (!goOn) throw new ProbeEnded(`${spot.request} returned status ${received.status}`);
      return readAnswer(sent, received, exchange);
    },
    hasJudged: (answer, location) =>
      judged.get(answer.exchange)?.some((known) => covers(known, location, answer)) === true,
    noteWait: (milliseconds) => {
      waited += milliseconds;
    },
    logOthers: () => {
      for (const logOne of others) logOne();
    },
    get exchanges() {
      return exchanges;
    },
  };
}

/**
 * Whether a judgement of one location says the same of another: of the very same, or of one that does
 * not exist in the other, as `body /error/param` where `body /error` is a text.
 */
function covers(known: Location, location: Location, { json }: Answer): boolean {
  if (isSameLocation(known, location)) return true;
  if (known.kind !== 'body' || location.kind !== 'body') return false;
  const isInside = location.pointer.startsWith(`${known.pointer}/`);
  return isInside && valueAt(json, location.pointer) === undefined;
}

/**
 * A probe's request as the checks of a recording know it: with the expected status, and no body.
 */
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
