import { checkExchange, type ExchangeCheck, type LiveExchange } from '../check/check-exchange.js';
import type { Unjudgeable } from '../check/unjudgeable.js';
import type { AttributedViolation } from '../check/violation.js';
import type { Contract } from '../contract.js';
import { comparisonOf, ownIdOf, propertyOf, type Described } from '../contract/described.js';
import type { Profile } from '../profile-format/profile.js';
import { listedPage } from '../replay/listed-page.js';
import type { Transport } from '../replay/transport.js';
import { openScript, type CaseScript, type Noted, type Shown } from './case-script.js';
import { obstacleOf, type Obstacle } from './obstacle.js';
import type { Finding, LocatedObservation } from '../verdict/finding.js';
import type { CaseResponse } from '../verdict/result.js';
import { leaveOutForeign, shortJson } from '../verdict/leave-out-foreign.js';
import { showExchange } from '../verdict/show-exchange.js';
import type { ListPage } from '../verdict/step.js';
import { type Difference, kindOf } from '../difference/difference.js';

/** Where the things that one case shows are gathered. */
export interface CaseLog {
  /**
   * Keeps an exchange for the commands of others, which need what it created. What was sent after
   * fewer responses than came before its own was under way at the same time as those.
   * @param pause milliseconds that were waited before it
   */
  note(shown: Noted, exchange: number, pause?: number): void;
  /**
   * Judges an exchange and keeps what it shows.
   * @param isReported selects the violations that are kept; all by default
   */
  judge(
    live: LiveExchange,
    position: ExchangePosition,
    isReported?: (violation: AttributedViolation) => boolean,
  ): ExchangeCheck;
  /** Keeps what a probe found by itself. */
  find(
    violation: AttributedViolation,
    shown: Shown & { readonly follows?: ListPage },
    position: ExchangePosition,
  ): void;
  observe(seen: LocatedObservation): void;
  readonly findings: readonly Finding[];
  readonly observations: readonly LocatedObservation[];
  /** The statuses of the noted responses by their operations, each once. */
  readonly responses: readonly CaseResponse[];
  /** Responses that nobody can call right, as their schemas can't be used. */
  readonly unjudged: readonly Unjudgeable[];
  /** The first one; undefined where nothing kept the case from its own test. */
  readonly obstacle: Obstacle | undefined;
}

/** Which exchange it is. */
export interface ExchangePosition {
  /** From 1 on. */
  readonly exchange: number;
  /** With the ids of this run: `GET /pets/3`. */
  readonly request: string;
}

/** What the log needs to know of the run. */
export interface LoggedRun {
  readonly contract: Pick<Contract, 'described'>;
  readonly transport: Pick<Transport, 'headOf'>;
  /** As it may be shown. */
  readonly baseUrl: string;
  readonly profile: Pick<Profile, 'requests' | 'waived'>;
}

export function openCaseLog({ contract, transport, baseUrl, profile }: LoggedRun): CaseLog {
  const findings: Kept = new Map();
  const observations: LocatedObservation[] = [];
  const unjudged: Unjudgeable[] = [];
  const target = { baseUrl, style: profile.requests };
  const script = openScript(contract.described, target);
  const keep = openKeeper({ contract, transport, baseUrl, profile }, script, observations);
  const responses = new Map<string, CaseResponse>();
  let obstacle: Obstacle | undefined;
  const find: CaseLog['find'] = (...found) => keep(findings, found);
  return {
    note(noted, exchange, pause) {
      const { operation, received } = noted;
      const { status } = received;
      if (operation !== undefined && status > 0)
        responses.set(`${operation} ${status}`, { operation, status });
      script.note(noted, exchange, pause);
    },
    find,
    observe: (seen) => observations.push(seen),
    judge(live, position, isReported = () => true) {
      const check = checkExchange(live);
      if (check.unjudgeable !== undefined) unjudged.push(check.unjudgeable);
      const [first] = check.violations;
      if (check.isBlocking && first !== undefined) {
        const kept: Kept = new Map();
        for (const violation of check.violations) keep(kept, [violation, live, position]);
        obstacle ??= obstacleOf(first, templateOf(live) ?? position.request, readKept(kept));
      } else {
        for (const violation of check.violations.filter(isReported)) {
          find(violation, live, position);
        }
      }
      const request = templateOf(live) ?? position.request;
      observations.push(...check.observed.map((seen) => ({ ...seen, ...position, request })));
      return check;
    },
    get findings() {
      return readKept(findings);
    },
    observations,
    get responses() {
      // In an order that does not depend on which of several requests is the first to end.
      return [...responses.keys()].sort().flatMap((key) => responses.get(key) ?? []);
    },
    unjudged,
    get obstacle() {
      return obstacle;
    },
  };
}

/**
 * Findings by what makes them the same. Their commands are made when they are read, as they may need
 * what was under way at the same time.
 */
type Kept = Map<string, () => Finding>;

function readKept(kept: Kept): readonly Finding[] {
  return [...kept.values()].map((read) => read());
}

/** Adds a violation to the findings, unless it is there already or the profile waives it. */
type Keep = (kept: Kept, found: Parameters<CaseLog['find']>) => void;

function openKeeper(
  { contract, transport, profile }: LoggedRun,
  script: CaseScript,
  observations: LocatedObservation[],
): Keep {
  const waived = new Set<string>();
  return (kept, [violation, { sent, received, follows }, position]) => {
    const key = keyOf(contract.described, violation, position.exchange);
    if (kept.has(key)) return;
    const { requirement, location, more } = violation;
    const reason = profile.waived[requirement];
    if (reason !== undefined) {
      const seen = { requirement, location, actual: violation.actual, reason, ...position };
      if (!waived.has(key)) observations.push(seen);
      waived.add(key);
      return;
    }
    const ids = script.ids();
    const isOwn = (id: string): boolean => ids.has(id);
    const page = listedPage(contract.described, sent, shortJson(received));
    const response = leaveOutForeign(received, page, isOwn);
    const shown = showExchange(sent, response, transport.headOf(sent));
    const difference: Difference = {
      location,
      expected: violation.expected,
      actual: violation.actual,
      ...(more !== undefined && { more }),
    };
    const kind = kindOf(difference);
    const command = { sent, received, follows, difference, page };
    let finding: Finding | undefined;
    kept.set(key, () => {
      finding ??= {
        requirement,
        kind,
        ...difference,
        ...position,
        curl: script.format(command, position.exchange),
        shown,
      };
      return finding;
    });
  };
}

/**
 * The same violation of the same property, seen again in a later exchange, is one finding: a name
 * that was wrong from the creation on is not reported as one that changed later.
 */
function keyOf(
  described: Described,
  { requirement, locations, location, expected, actual }: AttributedViolation,
  exchange: number,
): string {
  const again = location.kind === 'status' || location.kind === 'byte' ? `${exchange}` : '';
  const property = locations.find((location) => isOfObject(described, location));
  return JSON.stringify([property ?? [requirement, locations[0]], expected, actual, again]);
}

/** Whether a location is a property of an object that has an id: `Pet.name`. */
function isOfObject(described: Described, location: string): boolean {
  const schema = location.slice(0, location.indexOf('.'));
  const property = location.slice(schema.length + 1);
  return (
    propertyOf(comparisonOf(described, schema), property) !== undefined &&
    ownIdOf(described, schema) !== undefined
  );
}

/** The request without the ids of this run: `POST /pets/{petId}/sales`. */
function templateOf({ contract, recorded }: LiveExchange): string | undefined {
  const operation = contract.described.operations[recorded.operation ?? ''];
  return operation === undefined ? undefined : `${operation.method} ${operation.path}`;
}
