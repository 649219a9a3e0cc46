import type { AttributedViolation } from '../check/violation.js';
import type { Exchange, Fixture } from '../fixture-format/fixture.js';
import { valueAt } from '@upspec/document/json-pointer';
import { parseJson } from '../json/parse-json.js';
import {
  ProbeEnded,
  type ProbeResponse,
  type Probe,
  type ProbeRawRequest,
  type ProbeRequest,
} from '../probe-contract/probe.js';
import { noteCreated, type CreatedResources } from '../replay/created-resources.js';
import { noBindings } from '../replay/bindings.js';
import type { WireRequest } from '../replay/build-request.js';
import type { Received } from '../replay/received.js';
import { readClock } from '../replay/read-clock.js';
import type { CaseLog } from './case-log.js';
import type { Run } from './run.js';
import { isSameLocation, type Location } from '../difference/location.js';

/** A request of a probe, in either of its two kinds. */
export type SentProbeRequest = ProbeRequest | ProbeRawRequest;

/** A probe while it runs. */
export interface RunningProbe {
  readonly probe: Probe;
  readonly run: Run;
  readonly log: CaseLog;
  /** What its requests created. */
  readonly resources: CreatedResources;
  /** By `readClock`. */
  readonly start: number;
}

/** A request as it was sent, and the response. */
export interface ProbeExchange {
  readonly sent: WireRequest;
  readonly received: Received;
  /** How many requests had been judged when it was sent. */
  readonly sentAfter: number;
}

/** Judges what a probe receives. */
export interface ProbeJudge {
  /** @throws {ProbeEnded} when the probe can't go on from here */
  judge(request: SentProbeRequest, exchanged: ProbeExchange): ProbeResponse;
  /** Whether the judgement of a response covered this location. */
  hasJudged(response: ProbeResponse, location: Location): boolean;
  /** Notes that the probe waited before its next request, in milliseconds. */
  noteWait(milliseconds: number): void;
  /** Logs violations of requirements that are not the probe's own. */
  logOthers(): void;
  /** How many requests were judged. */
  readonly exchanges: number;
}

/** Judges each response to a probe as one of a fixture's, and notes what it created. */
export function openProbeJudge({ probe, run, log, resources, start }: RunningProbe): ProbeJudge {
  const fixture = asFixture(probe);
  const { requirements: _, ...derivedFixture } = fixture;
  let exchanges = 0;
  /** Milliseconds since the exchange before, where the probe asked for them. */
  let waited = 0;
  const others: (() => void)[] = [];
  /** Where each response was reported to be wrong, by its exchange. */
  const judged = new Map<number, readonly Location[]>();
  const isOwn = ({ requirement }: AttributedViolation): boolean =>
    probe.isScoped !== true || probe.requirements.includes(requirement);
  return {
    judge(request, { sent, received, sentAfter }) {
      exchanges += 1;
      const exchange = exchanges;
      log.note({ sent, received, sentAfter, operation: request.operation }, exchange, waited);
      waited = 0;
      const live = {
        contract: run.contract,
        profile: run.profile,
        checks: run.checks,
        fixture: request.want === 'declared' ? derivedFixture : fixture,
        sent,
        received,
        recorded: recordedOf(request, received),
        bindings: noBindings,
        own: resources,
        elapsed: (readClock() - start) / 1000,
      };
      const position = { exchange, request: `${sent.method} ${sent.path}` };
      const unjudged = { goOn: true, violations: [] };
      const { goOn, violations } =
        request.want === 'any' ? unjudged : log.judge(live, position, isOwn);
      judged.set(
        exchange,
        violations.filter(isOwn).map(({ location }) => location),
      );
      for (const violation of violations)
        if (!isOwn(violation)) others.push(() => log.find(violation, live, position));
      noteCreated(
        resources,
        { operation: request.operation, path: sent.path, received, auth: sent.auth },
        run.contract.described,
      );
      if (!goOn) throw new ProbeEnded(`${position.request} returned status ${received.status}`);
      return readResponse(sent, received, exchange);
    },
    hasJudged: (response, location) =>
      judged.get(response.exchange)?.some((known) => covers(known, location, response)) === true,
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
function covers(known: Location, location: Location, { json }: ProbeResponse): boolean {
  if (isSameLocation(known, location)) return true;
  if (known.kind !== 'body' || location.kind !== 'body') return false;
  const isInside = location.pointer.startsWith(`${known.pointer}/`);
  return isInside && valueAt(json, location.pointer) === undefined;
}

/**
 * A probe's request as the checks of a recording know it: with the expected status, and no body.
 */
function recordedOf(requested: SentProbeRequest, { status }: Received): Exchange {
  const { method, path, operation, want, requirements } = requested;
  const { wantHeaders, wantContent } = 'build' in requested ? {} : requested;
  return {
    ...(operation !== undefined && { operation }),
    ...(requirements !== undefined && { requirements }),
    request: { method, path },
    response: {
      status: typeof want === 'number' ? want : want === 'any' ? 200 : status,
      ...(wantHeaders !== undefined && { headers: wantHeaders }),
      ...(wantContent !== undefined && { body: wantContent }),
    },
  };
}

function asFixture({ name, title, requirements, capabilities = [], evidence }: Probe): Fixture {
  const source = { kind: 'documented', evidence } as const;
  return { name, title, requirements, capabilities, source, exchanges: [] };
}

function readResponse(sent: WireRequest, received: Received, exchange: number): ProbeResponse {
  const { status, headers, bytes } = received;
  const parsed = parseJson(bytes.toString('utf8'));
  return { status, headers, bytes, json: parsed.ok ? parsed.value : undefined, sent, exchange };
}
