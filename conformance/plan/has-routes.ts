import type { Contract } from '@upspec/document';
import type { Fixture } from '../fixture-format/fixture.js';
import { buildRequest, type WireRequest } from '../replay/build-request.js';
import { ConnectionError } from '../replay/connection-error.js';
import type { Received } from '../replay/received.js';
import { unknownRoute } from './catch-all.js';
import type { FirstRequest } from './first-response.js';
import { isMeantToSucceed } from './fixture-safety.js';
import { isSameKind } from './like-unknown-route.js';
import { sendToTarget, type SendingTarget } from './send-to-target.js';

/** How many recorded requests are sent. */
const most = 3;

interface KnownRoutes {
  readonly contract: Pick<Contract, 'operations'>;
  readonly recorded: readonly Fixture[];
  /** GET requests whose responses are those of an unknown route. */
  readonly requests: readonly FirstRequest[];
}

/**
 * Whether a target may have the routes of a document, although it responds to its GET requests as to an
 * unknown route: its objects may be others. It has them if it responds otherwise to a GET request of a
 * case or to OPTIONS (RFC 9110, section 9.3.7: "the communication options available for the target
 * resource"), and may have them where an operation creates objects.
 */
export async function hasRoutes(
  target: SendingTarget,
  { contract, recorded, requests }: KnownRoutes,
): Promise<boolean> {
  const paths = Object.values(contract.operations).map(({ path }) => path);
  if (paths.some((path) => !path.includes('{'))) return true;
  const read = recorded.flatMap(({ exchanges: [first] }) =>
    first !== undefined && first.request.method === 'GET' && isMeantToSucceed(first)
      ? [buildRequest(first.request)]
      : [],
  );
  const options = requests.map(({ request }) => ({ ...request, method: 'OPTIONS' }));
  return (
    (await isUnlikeUnknown(target, read.slice(0, most), unknownRoute)) ||
    (await isUnlikeUnknown(target, options, { ...unknownRoute, method: 'OPTIONS' }))
  );
}

/** Whether one of some requests gets another response than an unknown route. */
async function isUnlikeUnknown(
  target: SendingTarget,
  requests: readonly WireRequest[],
  unknown: WireRequest,
): Promise<boolean> {
  const expected = await sendToTarget(target, unknown);
  if (expected instanceof ConnectionError) return true;
  for (const request of requests) {
    const received = await sendToTarget(target, request);
    if (received instanceof ConnectionError || allowOf(received) !== allowOf(expected)) return true;
    if (!isSameKind({ request, received }, { request: unknown, received: expected })) return true;
  }
  return false;
}

/** RFC 9110, section 10.2.1: the methods that a resource supports. */
function allowOf({ headers }: Received): string | undefined {
  return headers['allow'];
}
