import type { Contract } from '@upspec/document';
import { ConnectionError } from '../replay/connection-error.js';
import { styleCredentials } from '../replay/style-credentials.js';
import type { FirstRequest } from './first-response.js';
import { isKeyRejected, keyRequests, requiresKey, type OpenedSchemes } from './key-request.js';
import { nothingWrong, type Preflight, type PreflightTarget } from './preflight.js';
import { rejectKey } from './rejected-key.js';
import { sendToTarget } from './send-to-target.js';

/** How many requests show whether a target accepts a key. */
const most = 3;

/**
 * Finds out whether the target requires a key that was not given, or rejects the one that was. Neither
 * is a violation: the call is wrong, and nothing can be judged.
 */
export async function inspectKeys(
  target: PreflightTarget,
  contract: Contract,
  opened: OpenedSchemes,
): Promise<Preflight> {
  if (!needKey(target, contract, opened)) return nothingWrong;
  const { hasKey, needed } = target;
  const requests = keyRequests(contract, opened).filter(
    (each) => !hasKey || carriesKey(target, each),
  );
  const own = requests.filter(({ operation }) => needed.has(operation));
  let rejected: { readonly first: FirstRequest; readonly status: number } | undefined;
  for (const first of (own.length > 0 ? own : requests).slice(0, most)) {
    const received = await sendToTarget(target, first.request);
    const status = received instanceof ConnectionError ? 0 : received.status;
    const isRejected = isKeyRejected(first, status);
    // A right key is not enough for every operation, but for one at least. Without a key, one
    // operation that requires it stops the run.
    if (hasKey && !isRejected) return nothingWrong;
    if (isRejected) rejected = { first, status };
    if (isRejected && !hasKey) break;
  }
  return rejected === undefined ? nothingWrong : rejectKey(target, rejected.first, rejected.status);
}

/** Whether any of the chosen cases needs a key. */
function needKey(
  { needed }: PreflightTarget,
  { operations }: Contract,
  opened: OpenedSchemes,
): boolean {
  return [...needed].some((id) => {
    const operation = operations[id];
    return operation !== undefined && requiresKey(operation, opened);
  });
}

/** Whether a key was given for the operation of a request. */
function carriesKey(
  { profile }: Pick<PreflightTarget, 'profile'>,
  { request }: FirstRequest,
): boolean {
  return styleCredentials(profile.requests, request).length > 0;
}
