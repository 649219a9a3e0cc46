import { ConnectionError } from '../../replay/connection-error.js';
import type { WireRequest } from '../../replay/build-request.js';
import type { Received } from '../../replay/received.js';
import { unknownRoute } from '../../plan/catch-all.js';
import { sendToTarget, type SendingTarget } from '../../plan/send-to-target.js';
import { lacksMethod, type EndpointResponse } from './endpoints.js';
import type { Inspection } from './inspection.js';

/**
 * Whether an endpoint does not exist. A 404 for an object that the kit created shows it only if an unknown
 * route gets the same response; otherwise the 404 is about the object, and the endpoint is wrong.
 */
export async function isAbsentEndpoint(
  { target }: Pick<Inspection, 'target'>,
  { request, received }: EndpointResponse,
): Promise<boolean> {
  if (lacksMethod(received)) return true;
  if (received.status !== 404) return false;
  const { method } = request;
  for (const path of [unknownRoute.path, unknownRouteBeside(request)]) {
    const unknown: WireRequest = { ...unknownRoute, method, path };
    const other = await sendToTarget(target, unknown);
    if (other instanceof ConnectionError) continue;
    const isSame = other.status === 404 && kindOf(unknown, other) === kindOf(request, received);
    if (isSame) return true;
  }
  return false;
}

/** Whether an unknown route gets the same response. */
export async function isLikeUnknownRoute(
  target: SendingTarget,
  request: WireRequest,
  received: Received,
): Promise<boolean> {
  const other = await sendToTarget(target, unknownRoute);
  if (other instanceof ConnectionError || other.status !== received.status) return false;
  return kindOf(unknownRoute, other) === kindOf(request, received);
}

/** An unknown route of as many segments: some servers reply to those in a way of their own. */
function unknownRouteBeside({ path }: WireRequest): string {
  const [, collection = '', , ...others] = path.split('/');
  const name = unknownRoute.path.slice(1);
  return others.length > 0 ? `/${collection}/${name}/${name}` : `/${name}/${name}`;
}

/** A response without what differs in each: the path and the method, numbers and times. */
function kindOf({ method, path }: WireRequest, { headers, bytes }: Received): string {
  const [type = ''] = (headers['content-type'] ?? '').split(';');
  const text = bytes
    .toString('utf8', 0, mostCompared)
    .replaceAll(path, '{path}')
    .replaceAll(encodeURI(path), '{path}')
    .replaceAll(new RegExp(`\\b${method}\\b`, 'g'), '{method}')
    .replaceAll(/[\w-]*\d[\w-]*/g, '{value}');
  return `${type.trim().toLowerCase()}\n${text}`;
}

/** In bytes. */
const mostCompared = 4000;
