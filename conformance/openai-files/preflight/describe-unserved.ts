import { statusOf } from '../../difference/reading.js';
import { unknownRoute } from '../../plan/catch-all.js';
import { rejectedKey, type Addressed, type FirstRequest } from '../../plan/first-response.js';
import { failedCase } from '../../plan/preflight-case.js';
import type { Preflight } from '../../plan/preflight.js';
import { stopAt } from '../../plan/send-first-request.js';
import { sendToTarget } from '../../plan/send-to-target.js';
import { ConnectionError, isConnectionLoss } from '../../replay/connection-error.js';
import type { Received } from '../../replay/received.js';
import { creationQuestions, type CreationQuestion } from './endpoints.js';
import { isLikeUnknownRoute } from './is-absent-endpoint.js';
import type { OpenAIPreflightTarget } from './preflight-target.js';
import type { Endpoints } from './request-endpoints.js';

/** What replaces the findings of single operations. */
export type Unserved = Pick<Preflight, 'cases' | 'stopped'>;

/** What is known of a target that creates no object. */
export interface Rejections extends Pick<Endpoints, 'cases' | 'blockedBy' | 'rejections'> {
  /** The operations that were requested, if a profile has them. */
  readonly requested: ReadonlySet<string>;
  /** The first request of all. */
  readonly list: FirstRequest;
  /** The response to it, where it rejects everything. */
  readonly ofList?: Received | undefined;
}

/**
 * Describes a target that serves nothing, or nothing but the list: one that does not accept the key for
 * anything else, and one that treats the operations that create objects as it treats an unknown route.
 *
 * @returns undefined for a target whose operations are judged one by one
 */
export async function describeUnserved(
  target: OpenAIPreflightTarget & Pick<Addressed, 'judgesKey'>,
  found: Rejections,
): Promise<Unserved | undefined> {
  const creations = creationQuestions(target.profile).filter(({ operation }) =>
    found.requested.has(operation),
  );
  const isRejected = ({ operation }: CreationQuestion): boolean => found.blockedBy.has(operation);
  if (creations.length === 0 || !creations.every(isRejected)) return undefined;
  const { list } = found;
  const others = `every request but ${list.request.method} ${list.path}`;
  const rejected = creations.flatMap(({ operation, requests: [request] }) => {
    const received = found.rejections.get(operation);
    return received === undefined || request === undefined
      ? []
      : [{ operation, request, received }];
  });
  const [first] = rejected;
  if (first !== undefined && creations.length === rejected.length && rejected.every(isOfKey)) {
    const { status } = first.received;
    return stopAt(
      target,
      { ...list, ...first },
      rejectedKey(status, { ...list, ...first }, target),
    );
  }
  if (found.ofList !== undefined) {
    const isSame = await isLikeUnknownRoute(target, list.request, found.ofList);
    return isSame ? unservedBy(target, found.ofList, 'every request') : undefined;
  }
  if (first === undefined) return closedBy(target, found, others);
  const isSame = await isLikeUnknownRoute(target, first.request, first.received);
  return isSame ? unservedBy(target, first.received, others) : undefined;
}

/** Whether a response says that the key is not accepted (RFC 9110, sections 15.5.2 and 15.5.4). */
export function isOfKey({ received }: { readonly received: Received }): boolean {
  return received.status === 401 || received.status === 403;
}

/** One finding in place of one for each operation. */
function unservedBy(
  target: OpenAIPreflightTarget,
  { status }: Received,
  requests: string,
): Unserved {
  const failed = failedCase(target, {
    request: unknownRoute,
    requirement: 'rule.unknown-route',
    name: 'preflight/routes',
    title: 'An unknown route gets another response than the operations',
    expected: statusOf(404),
    actual: statusOf(status, ', as for the plainest request of each operation'),
  });
  const stopped = `${target.baseUrl} responds to ${requests} with status ${status}, so nothing can be judged`;
  return { cases: [failed], stopped };
}

/** A target that closes each connection but those of the list. */
async function closedBy(
  target: OpenAIPreflightTarget,
  { cases }: Rejections,
  requests: string,
): Promise<Unserved | undefined> {
  const [first] = cases;
  const other = await sendToTarget(target, unknownRoute);
  if (first === undefined || !(other instanceof ConnectionError) || !isClosed(other)) {
    return undefined;
  }
  const stopped = `${target.baseUrl} closes the connection of ${requests}, so nothing can be judged`;
  return { cases: [first], stopped };
}

function isClosed(error: ConnectionError): boolean {
  return error.reason === 'unanswered' || isConnectionLoss(error);
}
