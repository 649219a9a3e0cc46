import { UnreachableError } from '../kit-error.js';
import { ConnectionError } from '../replay/connection-error.js';
import type { Received } from '../replay/received.js';
import { sendToTarget } from './send-to-target.js';
import { describeCatchAll, unknownRoute } from './catch-all.js';
import {
  describeFirstResponse,
  type Addressed,
  type FirstRequest,
  type Trouble,
} from './first-response.js';
import { failedCase } from './preflight-case.js';
import { nothingWrong, type Preflight, type PreflightTarget } from './preflight.js';
import { formatReading } from '../difference/reading.js';

/**
 * The response to the first request of all, or why there was none to it alone.
 *
 * @throws {UnreachableError} when there is no response to anything else either
 */
export async function sendFirstRequest(
  target: PreflightTarget,
  { request }: Pick<FirstRequest, 'request'>,
): Promise<Received | ConnectionError> {
  const first = await sendToTarget(target, request);
  if (!(first instanceof ConnectionError)) return first;
  if (first.reason === 'aborted') return first;
  const isHere = !['refused', 'unknown-host', 'certificate'].includes(first.reason);
  const other = isHere ? await sendToTarget(target, unknownRoute) : first;
  if (!(other instanceof ConnectionError)) return first;
  throw new UnreachableError(
    `the target ${target.baseUrl} ${first.message}; is the server running, and is this its base URL?`,
    { cause: first },
  );
}

/** Why the first response makes every other pointless; undefined where it does not. */
export async function findTrouble(
  target: PreflightTarget & Addressed,
  first: FirstRequest,
  received: Received,
): Promise<Trouble | undefined> {
  const trouble = describeFirstResponse(received, first, target);
  if (trouble !== undefined) return trouble;
  // A server that responds to anything in one way has nothing to be judged.
  const other = await sendToTarget(target, unknownRoute);
  return other instanceof ConnectionError
    ? undefined
    : describeCatchAll({ first, received, other }, target.baseUrl);
}

/** Ends a run before its cases. */
export function stopAt(target: PreflightTarget, first: FirstRequest, trouble: Trouble): Preflight {
  const { stopped, isUsage = false, request = first.request, ...shown } = trouble;
  const failed = failedCase(target, { ...shown, request, operation: first.operation });
  const unjudged = {
    verdict: 'could-not-run',
    reason: formatReading(shown.actual),
    findings: [],
  } as const;
  return { ...nothingWrong, cases: [isUsage ? { ...failed, ...unjudged } : failed], stopped };
}
