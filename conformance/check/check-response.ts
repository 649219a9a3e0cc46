import type { Contract } from '../contract.js';
import { atHeader, atStatus, isSameLocation } from '../difference/location.js';
import { statusOf } from '../difference/reading.js';
import type { Exchange } from '../fixture-format/fixture.js';
import type { Profile } from '../profile-format/profile.js';
import { noneCreated } from '../replay/created-resources.js';
import { describeBody } from '../replay/describe-body.js';
import type { Received } from '../replay/received.js';
import { attributeViolation } from './attribute-violation.js';
import { claimedStatuses, isClaimed } from './claims.js';
import { cutViolation } from './cut-violation.js';
import { gatherFacts, type ExchangeFacts } from './exchange-facts.js';
import { checkHeaders } from './headers.js';
import type { PackChecks } from './pack-checks.js';
import { checkDeclaredHeaders } from './reply-headers.js';
import { checkSchema } from './schema.js';
import type { AttributedViolation, Violation } from './violation.js';

/** A request of which nothing was recorded, and its response. */
export interface SeenResponse {
  readonly contract: Contract;
  readonly operation: string;
  readonly method: string;
  /** Below the base URL, with its query. */
  readonly path: string;
  readonly received: Received;
  /** Whether the client has asked for nothing but what it does not have yet. */
  readonly isConditional: boolean;
  readonly profile: Profile;
  readonly checks: PackChecks;
}

/**
 * Judges a response by the document alone, without a recording: its status, its headers and its body.
 * Which of the declared statuses is right for the request is left open.
 */
export function checkResponse(seen: SeenResponse): readonly AttributedViolation[] {
  const { contract, operation, method, path, received, profile, checks } = seen;
  const { status } = received;
  const recorded: Exchange = { operation, request: { method, path }, response: { status } };
  const { errorSchema } = checks;
  const facts = gatherFacts({ contract, recorded, received, profile, errorSchema });
  const stated = `${operation}.${facts.declared?.status ?? status}`;
  const requirements = [contract.coverage.get(stated) ?? stated];
  const subject = { contract, requirements, isDerived: true };
  const isBinding = ({ requirement }: AttributedViolation): boolean =>
    contract.requirements.get(requirement)?.level !== 'observe' &&
    !Object.hasOwn(profile.waived, requirement);
  return violationsOf(facts, seen)
    .filter((violation) => !isClaimed(violation, profile))
    .map((violation) =>
      violation.locations[0] === unavailable
        ? { ...violation, requirement: contract.coverage.get(unavailable) ?? unavailable }
        : attributeViolation(violation, subject),
    )
    .filter(isBinding);
}

/** The rule of errors of the server, whatever was requested. */
const unavailable = 'rule.unavailable';

function violationsOf(facts: ExchangeFacts, seen: SeenResponse): readonly Violation[] {
  const { received } = facts;
  const status = undeclaredStatus(facts, seen);
  if (status !== undefined) return [status];
  if (received.brokenOff === true) return [cutViolation(facts)];
  if (isBodiless(seen)) {
    const ofBody = atHeader('content-type');
    return headersOf(facts).filter(({ location }) => !isSameLocation(location, ofBody));
  }
  return [...headersOf(facts), ...(received.cut ? [] : bodyOf(facts, seen))];
}

function headersOf(facts: ExchangeFacts): readonly Violation[] {
  return [...checkHeaders(facts), ...checkDeclaredHeaders(facts)];
}

function bodyOf(facts: ExchangeFacts, { path, checks }: SeenResponse): readonly Violation[] {
  const schema = [...checkSchema(facts), ...(checks.checkBody?.(facts) ?? [])];
  const page = checks.checkPage?.(facts, { path, own: noneCreated() }, schema) ?? [];
  return [...schema, ...page, ...(checks.checkError?.(facts) ?? [])];
}

/** RFC 9110, sections 9.3.2, 15.3.5, 15.3.6 and 15.4.5. */
function isBodiless({ method, received: { status } }: SeenResponse): boolean {
  return method === 'HEAD' || [204, 205, 304].includes(status);
}

/**
 * OpenAPI 3.1.1, section 4.8.16: the document covers "a successful operation response and any known
 * errors". So a success has to be declared, and an error of the client need not be. An error of the
 * server is one, unless the document says when it comes, or the server when to ask again.
 */
function undeclaredStatus(
  facts: ExchangeFacts,
  { isConditional }: SeenResponse,
): Violation | undefined {
  const { operation, declared, received, profile, recorded } = facts;
  const { status, headers } = received;
  const isDeclared = declared !== undefined && (declared.status !== 'default' || status < 500);
  if (isDeclared || (status >= 400 && status < 500)) return undefined;
  if (status === 304 && isConditional) return undefined;
  if (status >= 500 && headers['retry-after'] !== undefined) return undefined;
  if (claimedStatuses(recorded.operation, profile)?.includes(status) === true) return undefined;
  const expected = Object.keys(operation?.responses ?? {}).filter((each) => each.startsWith('2'));
  const [first = status] = expected;
  return {
    location: atStatus,
    expected: { kind: 'status', statuses: expected.length === 0 ? ['2XX'] : expected },
    actual: statusOf(status, describeBody(facts)),
    locations: [status >= 500 ? unavailable : `${recorded.operation}.${first}`],
  };
}
