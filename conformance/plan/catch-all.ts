import { cutText } from '../json/show-value.js';
import type { WireRequest } from '../replay/build-request.js';
import type { Received } from '../replay/received.js';
import type { Trouble } from './first-answer.js';

/** A question that no server of this API answers with a success. */
export const unknownRoute: WireRequest = {
  method: 'GET',
  path: '/upspec-no-such-route',
  headers: {},
  auth: 'right',
};

/** Told where an unknown route is answered with the very success that the list was. */
export function describeCatchAll(
  first: Received,
  other: Received,
  baseUrl: string,
): Trouble | undefined {
  const isSuccess = first.status >= 200 && first.status < 300;
  if (!isSuccess || other.status !== first.status || !other.bytes.equals(first.bytes)) {
    return undefined;
  }
  const text = cutText(other.bytes.toString('utf8', 0, 400)) || 'no body';
  return {
    name: 'preflight/routes',
    title: 'An unknown route is answered otherwise than the list of files',
    request: unknownRoute,
    requirement: 'ROUTE-02',
    wanted: 'status 404',
    got: `status ${other.status} to GET ${unknownRoute.path}, as to GET /files: ${text}`,
    stopped: `${baseUrl} answers whatever it is asked alike, so that nothing can be judged`,
  };
}
