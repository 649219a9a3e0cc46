import type { Contract } from '@upspec/document';
import { ConnectionError } from '../replay/connection-error.js';
import { styleCredentials } from '../replay/style-credentials.js';
import { rejectedKey, type FirstRequest } from './first-response.js';
import { isKeyRejected, keyRequests, requiresKey, type OpenedSchemes } from './key-request.js';
import { nothingWrong, type Preflight, type PreflightTarget } from './preflight.js';
import { stopAt } from './send-first-request.js';
import { sendToTarget } from './send-to-target.js';

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
  const requests = keyRequests(contract, opened);
  const keyed = requests.find((each) => carriesKey(target, each));
  const first = target.hasKey ? keyed : requests[0];
  const status = await statusOf(target, first);
  if (first !== undefined && isKeyRejected(first, status, target.hasKey)) {
    return stopAt(target, first, rejectedKey(status, first, target));
  }
  return nothingWrong;
}

/** Whether any of the chosen cases needs a key. */
export function needKey(
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
export function carriesKey(
  { profile }: Pick<PreflightTarget, 'profile'>,
  { request }: FirstRequest,
): boolean {
  return styleCredentials(profile.requests, request).length > 0;
}

async function statusOf(target: PreflightTarget, first: FirstRequest | undefined): Promise<number> {
  if (first === undefined) return 0;
  const received = await sendToTarget(target, first.request);
  return received instanceof ConnectionError ? 0 : received.status;
}
