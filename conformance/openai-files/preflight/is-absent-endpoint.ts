import { ConnectionError } from '../../replay/connection-error.js';
import type { WireRequest } from '../../replay/build-request.js';
import { unknownRoute } from '../../plan/catch-all.js';
import { isSameKind } from '../../plan/like-unknown-route.js';
import { sendToTarget } from '../../plan/send-to-target.js';
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
    if (isSameKind({ request, received }, { request: unknown, received: other })) return true;
  }
  return false;
}

/** An unknown route of as many segments: some servers reply to those in a way of their own. */
function unknownRouteBeside({ path }: WireRequest): string {
  const [, collection = '', , ...others] = path.split('/');
  const name = unknownRoute.path.slice(1);
  return others.length > 0 ? `/${collection}/${name}/${name}` : `/${name}/${name}`;
}
