import { cutText } from '../json/show-value.js';
import type { WireRequest } from '../replay/build-request.js';
import type { Received } from '../replay/received.js';
import type { FirstRequest, Trouble } from './first-response.js';
import { statusOf } from '../difference/reading.js';

/** A request that no server responds to with a success. */
export const unknownRoute: WireRequest = {
  method: 'GET',
  path: '/upspec-no-such-route',
  headers: {},
  auth: 'right',
};

/** The responses to the first request and to an unknown route. */
export interface BothResponses {
  readonly first: FirstRequest;
  readonly received: Received;
  readonly other: Received;
}

/** Present where an unknown route has the very response that the first request had. */
export function describeCatchAll(
  { first, received, other }: BothResponses,
  baseUrl: string,
): Trouble | undefined {
  const isSuccess = received.status >= 200 && received.status < 300;
  if (!isSuccess || other.status !== received.status || !other.bytes.equals(received.bytes)) {
    return undefined;
  }
  const text = cutText(other.bytes.toString('utf8', 0, 400)) || 'no body';
  return {
    name: 'preflight/routes',
    title: `An unknown route gets another response than GET ${first.path}`,
    request: unknownRoute,
    requirement: 'rule.unknown-route',
    expected: statusOf(404),
    actual: statusOf(
      other.status,
      ` to GET ${unknownRoute.path}, as to GET ${first.path}: ${text}`,
    ),
    stopped: `${baseUrl} sends the same response to every request, so nothing can be judged`,
  };
}

/** What a server violates that rejects every request, an unknown route included, in one way. */
export function describeRejections(
  { first, received: { status } }: Pick<BothResponses, 'first' | 'received'>,
  baseUrl: string,
): Trouble {
  return {
    name: 'preflight/routes',
    title: 'An unknown route gets another response than the operations',
    request: unknownRoute,
    requirement: 'rule.unknown-route',
    expected: statusOf(404),
    actual: statusOf(status, `, as for GET ${first.path}`),
    stopped: `${baseUrl} responds to every request with status ${status}, so nothing can be judged`,
  };
}
