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
  const { baseUrl, contract, signal } = target;
  for (const base of likelyBases(baseUrl, contract.described)) {
    if (signal?.aborted === true) return undefined;
    if (await isApiAt(target, base, requests)) return base;
  }
  return undefined;
}

/**
 * The base URL without the path of an operation behind it, as it has where it was copied from a request,
 * if the target responds as an API there.
 *
 * @example
 * // http://127.0.0.1:8080/v1/pets/7 is of an operation of http://127.0.0.1:8080/v1
 */
export async function findWithoutOperation(
  target: PreflightTarget,
  requests: readonly FirstRequest[],
): Promise<string | undefined> {
  const { operations } = target.contract.described;
  for (const { path } of Object.values(operations)) {
    const pattern = path.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{[^{}]*\}/g, '[^/]+');
    const base = target.baseUrl.replace(new RegExp(`(?<=^https?://[^/]+(?:/.*)?)${pattern}$`), '');
    if (path === '/' || base === target.baseUrl) continue;
    if (await isApiAt(target, base, requests)) return base;
  }
  return undefined;
}

/** Whether the target responds below a base URL as an API does. */
async function isApiAt(
  { signal, openAt }: PreflightTarget,
  base: string,
  requests: readonly FirstRequest[],
): Promise<boolean> {
  const transport = openAt(base);
  try {
    return await isApi({ transport, signal }, { base, requests });
  } finally {
    transport.close();
  }
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
