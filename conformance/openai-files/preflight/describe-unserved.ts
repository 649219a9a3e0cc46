import { statusOf } from '../../difference/reading.js';
import { unknownRoute } from '../../plan/catch-all.js';
import type { FirstRequest } from '../../plan/first-response.js';
import { isLikeUnknownRoute } from '../../plan/like-unknown-route.js';
import { failedCase } from '../../plan/preflight-case.js';
import type { Preflight } from '../../plan/preflight.js';
import { isOfKey, rejectKey } from '../../plan/rejected-key.js';
import { stopAt } from '../../plan/send-first-request.js';
import { sendToTarget } from '../../plan/send-to-target.js';
import { ConnectionError, isConnectionLoss } from '../../replay/connection-error.js';
import type { Received } from '../../replay/received.js';
import { creationQuestions, type CreationQuestion, type EndpointResponse } from './endpoints.js';
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
  target: OpenAIPreflightTarget,
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
  const isKey = rejected.every(({ received }) => isOfKey(received));
  if (first !== undefined && creations.length === rejected.length && isKey) {
    const accepts = !found.blockedBy.has(list.operation);
    return accepts
      ? describeKey(target, list, first)
      : rejectKey(target, list, first.received.status);
  }
  if (found.ofList !== undefined) {
    const isSame = await isLikeUnknownRoute(target, list.request, found.ofList);
    return isSame ? unservedBy(target, found.ofList, 'every request') : undefined;
  }
  if (first === undefined) return closedBy(target, found, others);
  const isSame = await isLikeUnknownRoute(target, first.request, first.received);
  return isSame ? unservedBy(target, first.received, others) : undefined;
}

/**
 * A key that the target accepts for the list alone. RFC 9110, section 15.5.2: 401 says that the request
 * "lacks valid authentication credentials", which is wrong where the list rejects another key and accepts
 * this one. 403 may say that the key has no permission to create anything.
 */
async function describeKey(
  target: OpenAIPreflightTarget,
  list: FirstRequest,
  { received: { status }, ...rejected }: EndpointResponse,
): Promise<Unserved> {
  const first: FirstRequest = { ...list, ...rejected, path: rejected.request.path };
  const wrong = await sendToTarget(target, { ...list.request, auth: 'wrong' });
  const isRight = status === 401 && !(wrong instanceof ConnectionError) && isOfKey(wrong);
  if (!isRight || !target.hasKey) return rejectKey(target, first, status);
  return stopAt(target, first, {
    name: 'preflight/key',
    title: 'The target accepts the API key for each operation',
    requirement: `${first.operation}.200`,
    expected: statusOf(200),
    actual: statusOf(status, `, with the key that ${list.request.method} ${list.path} accepts`),
    stopped: `${target.baseUrl} rejects the key (status ${status}) for every request but ${list.request.method} ${list.path}, so nothing can be judged`,
  });
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
