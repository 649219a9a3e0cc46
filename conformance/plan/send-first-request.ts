import { UnreachableError } from '../kit-error.js';
import { ConnectionError } from '../replay/connection-error.js';
import type { Received } from '../replay/received.js';
import { sendToTarget } from './send-to-target.js';
import { describeCatchAll, unknownRoute } from './catch-all.js';
import { describeFirstResponse, type FirstRequest, type Trouble } from './first-response.js';
import { failedCase } from './preflight-case.js';
import { nothingWrong, type Preflight, type PreflightTarget } from './preflight.js';
import { describeWrongScheme } from './wrong-scheme.js';

/**
 * The response to the first request of all, or why there was none to it alone.
 *
 * @throws {UnreachableError} when there is no response to anything else either, or the base URL has the
 *   wrong scheme
 */
export async function sendFirstRequest(
  target: PreflightTarget,
  { request }: Pick<FirstRequest, 'request'>,
): Promise<Received | ConnectionError> {
  const first = await sendToTarget(target, request);
  if (first instanceof ConnectionError && first.reason === 'aborted') return first;
  const wrongScheme = await describeWrongScheme(target.baseUrl, first);
  if (wrongScheme !== undefined) throw new UnreachableError(wrongScheme);
  if (!(first instanceof ConnectionError)) return first;
  const isHere = !nowhere.has(first.reason);
  const other = isHere ? await sendToTarget(target, unknownRoute) : first;
  if (!(other instanceof ConnectionError)) return first;
  const advice = advices[first.reason] ?? 'is the server running, and is this its base URL?';
  throw new UnreachableError(`the target ${target.baseUrl} ${first.message}; ${advice}`, {
    cause: first,
  });
}

/** No other request would get further. */
const nowhere: ReadonlySet<ConnectionError['reason']> = new Set([
  'refused',
  'unknown-host',
  'certificate',
  'no-tls',
]);

/** What to change, where it is not the address. */
const advices: Partial<Record<ConnectionError['reason'], string>> = {
  'unknown-host': 'correct the host name of the base URL',
  certificate: 'pass a file of certificates to trust with --ca FILE',
  'no-tls': 'correct the scheme or the port of the base URL',
};

/** Why the first response makes every other pointless; undefined where it does not. */
export async function findTrouble(
  target: PreflightTarget,
  first: FirstRequest,
  received: Received,
): Promise<Trouble | undefined> {
  const trouble = describeFirstResponse(received, first, target.baseUrl);
  if (trouble !== undefined) return trouble;
  // A server that responds to anything in one way has nothing to be judged.
  const other = await sendToTarget(target, unknownRoute);
  return other instanceof ConnectionError
    ? undefined
    : describeCatchAll({ first, received, other }, target.baseUrl);
}

/** Ends a run before its cases, with one violation. */
export function stopAt(target: PreflightTarget, first: FirstRequest, trouble: Trouble): Preflight {
  const { stopped, request = first.request, ...shown } = trouble;
  const failed = failedCase(target, { ...shown, request, operation: first.operation });
  return { ...nothingWrong, cases: [failed], stopped };
}
