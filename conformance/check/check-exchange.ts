import type { Contract } from '../contract.js';
import type {
  EarlyRejection,
  Exchange,
  Fixture,
  RecordedStatus,
} from '../fixture-format/fixture.js';
import type { CreatedResources } from '../replay/created-resources.js';
import type { Profile } from '../profile-format/profile.js';
import type { Bindings } from '../replay/bindings.js';
import type { WireRequest } from '../replay/build-request.js';
import { bindSent, type LiveRequest } from '../replay/live-request.js';
import { isRedirect } from '../replay/is-redirect.js';
import type { Received } from '../replay/received.js';
import { isClaimed } from './claims.js';
import { checkContent } from './content.js';
import { cutViolation } from './cut-violation.js';
import { declaredFor, gatherFacts, isRejection, isSuccess } from './exchange-facts.js';
import type { ExchangeFacts } from './exchange-facts.js';
import type { Violation } from './violation.js';
import { checkHeaders } from './headers.js';
import { hasUnboundIds } from './has-unbound-ids.js';
import { attributeViolation } from './attribute-violation.js';
import { isRule, roleOf } from './exchange-role.js';
import { noPackChecks, type PackChecks } from './pack-checks.js';
import { checkRecorded } from './recorded.js';
import { checkReplyHeaders } from './reply-headers.js';
import { requirementsOf } from '../contract/requirements-of.js';
import { checkSchema } from './schema.js';
import { sortViolations, type SortedViolations } from './sort-violations.js';
import { statusNumber } from '../fixture-format/status-number.js';
import { checkStatus } from './status.js';
import { statusReason } from './status-reason.js';
import { atHeader, isSameLocation } from '../difference/location.js';
import { findUnjudgeable, type Unjudgeable } from './unjudgeable.js';

/** One exchange of a fixture as it went live. */
export interface LiveExchange {
  readonly contract: Contract;
  readonly fixture: Fixture;
  readonly recorded: Exchange;
  readonly sent: WireRequest;
  readonly received: Received;
  readonly bindings: Bindings;
  /** What the fixture created before this exchange. */
  readonly own: CreatedResources;
  /** Seconds since the fixture began. */
  readonly elapsed: number;
  /** What the server claims; nothing by default. */
  readonly profile?: Profile | undefined;
  /** What the pack of the API knows beyond the contract; nothing by default. */
  readonly checks?: PackChecks | undefined;
  /** What the request sent that was not bound. */
  readonly learnt?: Pick<LiveRequest, 'unbound' | 'times'> | undefined;
}

export interface ExchangeCheck extends SortedViolations {
  readonly bindings: Bindings;
  /** Whether the rest of the fixture still makes sense. */
  readonly goOn: boolean;
  /** Whether it does not, because of a step on the way to what the case tests. */
  readonly isBlocking: boolean;
  /** What keeps anybody from judging the response: nobody may call it right. */
  readonly unjudgeable?: Unjudgeable;
}

/** Judges a live response by the document and by the recorded response. */
export function checkExchange(live: LiveExchange): ExchangeCheck {
  const { recorded, received } = live;
  if (recorded.mayReject === undefined || !isRejection(received.status)) return judgeExchange(live);
  const early = judgeExchange({ ...live, recorded: asRejection(recorded, recorded.mayReject) });
  return { ...early, goOn: false, isBlocking: false };
}

/**
 * The exchange as a recording of a server would show it that rejects the request one step early.
 */
function asRejection(
  { mayReject: _, ...exchange }: Exchange,
  { leftOpenBy, meetsFixture }: EarlyRejection,
): Exchange {
  const rejected = { ...exchange, response: { status: anyRejection } };
  return meetsFixture === true ? rejected : { ...rejected, requirements: [leftOpenBy] };
}

/** Any 4xx, as in fixtures. */
const anyRejection: RecordedStatus = '4XX';

function judgeExchange(live: LiveExchange): ExchangeCheck {
  const { contract, fixture, recorded, received, checks = noPackChecks } = live;
  const facts = gatherFacts({ ...live, errorSchema: checks.errorSchema });
  const unjudgeable = findUnjudgeable(facts);
  const status = checkStatus(facts);
  const recordedStatus = statusNumber(recorded.response.status);
  const isOtherClass = isSuccess(received.status) !== isSuccess(recordedStatus);
  const requirements = requirementsOf(contract, live);
  const isDerived = (recorded.requirements ?? fixture.requirements) === undefined;
  const role = roleOf(contract, live);
  const subject = { contract, requirements, isDerived, role };
  const body = bodyChecks(live, facts, {
    checks,
    isOtherStatus: status !== undefined,
    isOtherClass,
    requirements,
  });
  // Which rejection is right depends on the request.
  const isOtherRejection = isRejection(received.status) && isRejection(recordedStatus);
  // A redirect is wrong for its operation, whatever the exchange tests.
  const isSubject =
    !isRedirect(received) && ((isOtherClass && isRule(recorded)) || isOtherRejection);
  const reason = isOtherClass ? statusReason(facts, live.sent, checks) : undefined;
  const attributed = [
    ...(status === undefined
      ? []
      : reason !== undefined
        ? [attributeViolation({ ...status, isStatus: false, locations: reason }, subject)]
        : [attributeViolation({ ...status, isSubject }, subject)]),
    ...body.violations
      .filter((violation) => !isClaimed(violation, facts.profile))
      .map((violation) => attributeViolation(violation, subject)),
  ];
  const goOn =
    !isOtherClass &&
    !received.cut &&
    !hasUnboundIds(recorded, body.bindings, facts) &&
    checks.isAnotherObject?.(facts) !== true;
  const isBlocking = !goOn && role === 'setup';
  // A failed step is judged by its own requirement.
  const tested = isBlocking ? [] : requirements;
  return {
    ...sortViolations(attributed, { contract, facts, requirements: tested, fixture, checks }),
    bindings: body.bindings,
    goOn,
    isBlocking,
    ...(unjudgeable !== undefined && { unjudgeable }),
  };
}

interface StatusContext {
  readonly checks: PackChecks;
  readonly isOtherStatus: boolean;
  readonly isOtherClass: boolean;
  /** What the exchange tests. */
  readonly requirements: readonly string[];
}

/**
 * After a wrong status only the error envelope is judged, so that one violation is reported once.
 */
function bodyChecks(
  live: LiveExchange,
  facts: ExchangeFacts,
  { checks, isOtherStatus, isOtherClass, requirements }: StatusContext,
): { readonly violations: readonly Violation[]; readonly bindings: Bindings } {
  if (live.received.cut) return { violations: [cutViolation(facts)], bindings: live.bindings };
  const known = bindingsBefore(live, isOtherClass);
  if (isBodiless(live)) return headChecks(live, facts, known);
  const isRejected = live.received.status >= 400;
  if (isOtherClass && !isRejected) return { violations: [], bindings: live.bindings };
  const isOfSuccess = isOtherStatus && isSuccessSchema(facts);
  const schema = isOfSuccess ? [] : [...checkSchema(facts), ...(checks.checkBody?.(facts) ?? [])];
  const isJson = schema.every(({ locations }) => !locations.includes('rule.not-json'));
  const headers = isOtherStatus || !isJson ? [] : checkHeaders(facts);
  const envelope = checks.checkError?.(facts) ?? [];
  if (isOtherStatus && isRejected) {
    return { violations: [...schema, ...envelope], bindings: live.bindings };
  }
  const before = { ...live, bindings: known, requirements, checks };
  const { bindings, violations } = checkRecorded(facts, before, schema);
  const reply = checkReplyHeaders(facts, { ...live, bindings }, known);
  const page = checks.checkPage?.(facts, { path: live.sent.path, own: live.own }, schema) ?? [];
  const reported = [...schema, ...page, ...envelope];
  return {
    violations: [
      ...headers,
      ...reported,
      ...violations.filter(
        (violation) =>
          !isAmong([...page, ...envelope], violation) &&
          checks.followsFrom?.(violation, page) !== true,
      ),
      ...checkContent(facts, requirements),
      ...reply.violations.filter((violation) => !isAmong(headers, violation)),
    ],
    bindings: reply.bindings,
  };
}

/** Whether something else was found at the location. */
function isAmong(violations: readonly Violation[], { location }: Violation): boolean {
  return violations.some((violation) => isSameLocation(violation.location, location));
}

/** Whether an error is declared by what describes the recorded success: a `default` for all statuses. */
function isSuccessSchema({ operation, recorded, received, declared }: ExchangeFacts): boolean {
  const status = statusNumber(recorded.response.status);
  if (declared?.status !== 'default' || !isSuccess(status) || isSuccess(received.status))
    return false;
  return declaredFor(operation, status)?.status === 'default';
}

/** That there is no body is what the status says, and that was judged. */
const bodiless: ReadonlySet<number> = new Set([204, 205, 304]);

/** RFC 9110 section 9.3.2: "the server MUST NOT send content in the response" to HEAD. */
function isBodiless({ recorded, received }: LiveExchange): boolean {
  return bodiless.has(received.status) || recorded.request.method === 'HEAD';
}

/** All but the content type, which describes a body. */
function headChecks(
  live: LiveExchange,
  facts: ExchangeFacts,
  bindings: Bindings,
): { readonly violations: readonly Violation[]; readonly bindings: Bindings } {
  const isRecorded = live.received.status === live.recorded.response.status;
  const shown = isRecorded ? checkHeaders(facts) : [];
  const reply = checkReplyHeaders(facts, { ...live, bindings });
  return {
    violations: [
      ...shown.filter(({ location }) => !isSameLocation(location, atHeader('content-type'))),
      ...reply.violations,
    ],
    bindings: reply.bindings,
  };
}

/** What was known, and what a served request teaches. */
function bindingsBefore({ bindings, learnt, recorded }: LiveExchange, isOther: boolean): Bindings {
  const isServed = isSuccess(statusNumber(recorded.response.status)) && !isOther;
  if (!isServed) return bindings;
  const isSafe = recorded.request.method === 'GET' || recorded.request.method === 'HEAD';
  const counted = isSafe ? bindings : { ...bindings, changes: bindings.changes + 1 };
  return learnt === undefined ? counted : bindSent(counted, learnt);
}
