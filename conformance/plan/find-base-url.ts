import { ConnectionError } from '../replay/connection-error.js';
import { foreignResponse } from './foreign-response.js';
import type { FirstRequest } from './first-response.js';
import { isLikeUnknownRoute } from './like-unknown-route.js';
import { likelyBases } from './likely-bases.js';
import type { PreflightTarget } from './preflight.js';
import { sendToTarget, type SendingTarget } from './send-to-target.js';

/**
 * The base URL that was probably meant: the first likely one below which the target responds as an API
 * does. Only paths of the same origin are tried.
 */
export async function findBaseUrl(
  target: PreflightTarget,
  requests: readonly FirstRequest[],
): Promise<string | undefined> {
  const { baseUrl, contract, signal, openAt } = target;
  for (const base of likelyBases(baseUrl, contract.described)) {
    if (signal?.aborted === true) return undefined;
    const transport = openAt(base);
    try {
      if (await isApi({ transport, signal }, { base, requests })) return base;
    } finally {
      transport.close();
    }
  }
  return undefined;
}

interface LikelyBase {
  readonly base: string;
  readonly requests: readonly FirstRequest[];
}

async function isApi(target: SendingTarget, { base, requests }: LikelyBase): Promise<boolean> {
  for (const { request } of requests) {
    const received = await sendToTarget(target, request);
    if (received instanceof ConnectionError) return false;
    const foreign = foreignResponse(received, `${base}${request.path}`);
    if (foreign === undefined && received.status !== 501) return true;
    const isOfResource = foreign?.kind === 'missing' && received.status === 404;
    if (isOfResource && !(await isLikeUnknownRoute(target, request, received))) return true;
  }
  return false;
}
