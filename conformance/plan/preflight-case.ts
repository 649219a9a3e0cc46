import type { Contract } from '../contract.js';
import { requirementOf } from '../contract/requirement-of.js';
import type { Profile } from '../profile-format/profile.js';
import { parseJson } from '../json/parse-json.js';
import type { WireRequest } from '../replay/build-request.js';
import type { ConnectionError } from '../replay/connection-error.js';
import { describeBody } from '../replay/describe-body.js';
import { formatCause, type Outage } from '../replay/with-retries.js';
import { isRedirect } from '../replay/is-redirect.js';
import type { Received } from '../replay/received.js';
import { formatSteps } from '../verdict/curl-steps.js';
import type { CaseResult } from '../verdict/result.js';
import type { Step } from '../verdict/step.js';
import { atStatus, type Location } from '../difference/location.js';
import { statusOf, words, type Reading } from '../difference/reading.js';
import { type Readings, kindOf } from '../difference/difference.js';

/** What a case of the first look needs to know of the target. */
export interface InspectedTarget {
  readonly contract: Contract;
  /** As it may be shown. */
  readonly baseUrl: string;
  readonly profile: Pick<Profile, 'requests'>;
  /** What was created before, and what the command may need. */
  readonly steps?: readonly Step[];
}

export interface Failure extends Readings {
  /** Absent where it says nothing of one operation. */
  readonly operation?: string;
  readonly request: WireRequest;
  /** A requirement, or the location that one covers. */
  readonly requirement: string;
  readonly name: string;
  readonly title: string;
  /** The status by default. */
  readonly location?: Location;
  /** How often the command sends the request, where the failure is one of some. */
  readonly repeats?: number;
}

/** When a target was unavailable. */
export interface Unavailability {
  readonly outages: readonly Outage[];
  /** How many cases were not served beside others, and were by themselves. */
  readonly besideOthers: number;
}

/** That the target was unavailable now and then is one finding, whatever the requests were. */
export function unavailableCases(
  target: InspectedTarget,
  { outages, besideOthers }: Unavailability,
): readonly CaseResult[] {
  const [first] = outages;
  if (first === undefined) return [];
  const kinds = [...new Set(outages.map(formatCause))];
  const counts = kinds.map(
    (kind) => `${kind} (${outages.filter((outage) => formatCause(outage) === kind).length})`,
  );
  const cases = besideOthers === 1 ? '1 case' : `${besideOthers} cases`;
  const beside =
    besideOthers === 0 ? '' : `; ${cases} failed so beside others, and not by themselves`;
  const failed = failedCase(target, {
    request: first.sent,
    requirement: 'rule.unavailable',
    name: 'preflight/availability',
    title: 'The target serves each request, or says when it will',
    repeats: 20,
    expected: words('a response of the operation, or Retry-After'),
    actual: words(
      `${counts.join(', ')}, and a response of the operation when the request was sent again${beside}`,
    ),
  });
  return [{ ...failed, verdict: 'warn' }];
}

/** A first look that found something wrong. */
export function failedCase(
  { contract, baseUrl, profile, steps = [] }: InspectedTarget,
  failure: Failure,
): CaseResult {
  const { operation, request, name, title, expected, actual, location = atStatus } = failure;
  const { described } = contract;
  const shown = { described, sent: request, steps, status: statusIn(actual) };
  const id = contract.coverage.get(failure.requirement) ?? failure.requirement;
  const difference = { location, expected, actual };
  return {
    kind: 'preflight',
    name,
    title,
    verdict: 'fail',
    operations: operation === undefined ? [] : [operation],
    requirements: [id],
    findings: [
      {
        requirement: id,
        ...difference,
        kind: kindOf(difference),
        exchange: 1,
        request: `${request.method} ${request.path}`,
        curl: formatSteps(
          { ...shown, difference, repeats: failure.repeats },
          { baseUrl, style: profile.requests },
        ),
      },
    ],
    observations: [],
    evidence: evidenceOf(contract, id),
    durationMs: 0,
    exchanges: 1,
  };
}

/** The status that a response had. */
function statusIn(actual: Reading): number | undefined {
  const [status] = actual.kind === 'status' ? actual.statuses : [];
  return typeof status === 'number' ? status : undefined;
}

/** Of a requirement that the contract states, or that derives from it. */
function evidenceOf({ requirements, described }: Contract, id: string): readonly string[] {
  const stated = requirements.get(id);
  return (stated ?? requirementOf({ ...described, requirements: [] }, id)).evidence;
}

export interface RequestedOperation {
  readonly operation: string;
  readonly request: WireRequest;
}

/** The first rejection by an endpoint, and how many requests it rejected. */
export interface RejectedRequest extends RequestedOperation {
  readonly received: Received;
  readonly tries: number;
}

/** An endpoint that exists, and rejects or redirects the plainest requests. */
export function rejectingCase(
  target: InspectedTarget,
  { operation, request, received, tries }: RejectedRequest,
): { readonly case: CaseResult; readonly reason: string } {
  const { method, path } = target.contract.described.operations[operation] ?? request;
  const reported = describeBody({ received, json: parseJson(received.bytes.toString('utf8')) });
  const often = tries === 1 ? '' : ` (and ${tries - 1} more of its kind were rejected)`;
  const rejected = failedCase(target, {
    operation,
    request,
    requirement: `${operation}.200`,
    name: `preflight/${operation}`,
    title: `${method} ${path} serves a plain request`,
    expected: statusOf(200),
    actual: statusOf(received.status, `${reported}${often}`),
  });
  const does = isRedirect(received) ? 'redirects' : 'refuses';
  return {
    case: rejected,
    reason: `${method} ${path} ${does} the plainest requests (status ${received.status})`,
  };
}

/** An endpoint that responded as if it did not exist. */
export function absentCase(
  target: InspectedTarget,
  { operation, request, status }: RequestedOperation & { readonly status: number },
): CaseResult {
  return failedCase(target, {
    operation,
    request,
    requirement: 'rule.absent-endpoint',
    name: `preflight/${operation}`,
    title: `The target has the endpoint of ${operation}`,
    expected: { kind: 'status', statuses: successesOf(target, operation) },
    actual: statusOf(status, ', as for an endpoint that does not exist'),
  });
}

/** The successes that the document declares. */
function successesOf({ contract }: InspectedTarget, operation: string): readonly string[] {
  const { responses = {} } = contract.described.operations[operation] ?? {};
  const declared = Object.keys(responses).filter((status) => status.startsWith('2'));
  return declared.length === 0 ? ['2XX'] : declared;
}

/**
 * An endpoint that did not respond at all: there is nothing to judge, and nothing to wait for
 * again.
 */
export function silentCase(
  target: InspectedTarget,
  operation: string,
  error: ConnectionError,
): CaseResult {
  const { contract } = target;
  if (error.reason === 'unanswered' && error.sent !== undefined) {
    return failedCase(target, {
      operation,
      request: error.sent,
      requirement: 'rule.no-response',
      name: `preflight/${operation}`,
      title: `The endpoint of ${operation} responds`,
      expected: words('a response'),
      actual: words(`no response: the target ${error.message}, and again when it was sent alone`),
    });
  }
  const id = contract.coverage.get('rule.absent-endpoint') ?? 'rule.absent-endpoint';
  return {
    kind: 'preflight',
    name: `preflight/${operation}`,
    verdict: 'could-not-run',
    title: `The endpoint of ${operation} responds`,
    operations: [operation],
    requirements: [id],
    reason: `the target ${error.message}`,
    findings: [],
    observations: [],
    evidence: evidenceOf(contract, id),
    durationMs: 0,
    exchanges: 1,
  };
}
