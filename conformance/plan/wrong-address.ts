import { cutText } from '../json/show-value.js';
import { ConnectionError } from '../replay/connection-error.js';
import type { Received } from '../replay/received.js';
import { unknownRoute } from './catch-all.js';
import { findBaseUrl, findWithoutOperation } from './find-base-url.js';
import { foreignResponse, isWebPage, type ForeignResponse } from './foreign-response.js';
import type { FirstRequest } from './first-response.js';
import { isSameKind } from './like-unknown-route.js';
import type { Preflight, PreflightTarget } from './preflight.js';
import { sendToTarget } from './send-to-target.js';
import { stopRun } from './stop-run.js';

/** The requests that show whether a base URL leads to the API, and the response to the first. */
export interface SeenRequests {
  readonly requests: readonly [FirstRequest, ...FirstRequest[]];
  readonly received: Received;
}

/**
 * What a target is where it is not the API: each request gets a response of something else, and an
 * unknown route gets one of the same kind. A server that responds to a path of the API
 * unlike to an unknown route is judged, as is one that responds to everything with 400 or 500.
 *
 * @returns the response to the first request; undefined for a target that is to be judged
 */
export async function findForeign(
  target: PreflightTarget,
  { requests, received }: SeenRequests,
): Promise<ForeignResponse | undefined> {
  const [first, ...others] = requests;
  const foreign = foreignOf(target, first, received);
  if (foreign === undefined) return undefined;
  const unknown = await sendToTarget(target, unknownRoute);
  if (unknown instanceof ConnectionError || !isLike({ first, received }, unknown)) return undefined;
  for (const each of others) {
    const other = await sendToTarget(target, each.request);
    if (other instanceof ConnectionError) return undefined;
    const isElsewhere = foreignOf(target, each, other) !== undefined;
    if (!isElsewhere || !isLike({ first: each, received: other }, unknown)) return undefined;
  }
  return foreign;
}

interface SeenResponse {
  readonly first: FirstRequest;
  readonly received: Received;
}

function foreignOf(
  { baseUrl }: PreflightTarget,
  { request, isPage = false }: FirstRequest,
  received: Received,
): ForeignResponse | undefined {
  const foreign = foreignResponse(received, `${baseUrl}${request.path}`);
  return isPage && foreign?.kind === 'web-page' ? undefined : foreign;
}

/** Whether an unknown route gets a response of the same kind. */
function isLike({ first: { request }, received }: SeenResponse, unknown: Received): boolean {
  const { status } = received;
  if (status >= 300 && status < 400) return unknown.status === status || isWebPage(unknown);
  if (status < 300) return isWebPage(unknown);
  return isSameKind({ request, received }, { request: unknownRoute, received: unknown });
}

/**
 * Ends a run whose base URL is that of an operation, although the target may respond there unlike to an
 * unknown route: what follows the path of a list looks like an id.
 */
export async function stopAtOperation(
  target: PreflightTarget,
  { requests, received: { status } }: SeenRequests,
): Promise<Preflight | undefined> {
  if (status !== 404 && status !== 405) return undefined;
  const [first] = requests;
  const meant = await findWithoutOperation(target, [first]);
  if (meant === undefined) return undefined;
  return stopElsewhere(target, {
    foreign: { kind: 'missing', status },
    paths: [`GET ${first.path}`],
    meant,
  });
}

/** What a base URL leads to, and which one was probably meant. */
export interface WrongAddress {
  readonly foreign: ForeignResponse;
  /** What was looked for, as in the document: `GET /pets`. */
  readonly paths: readonly string[];
  readonly meant: string | undefined;
}

/** Ends a run whose base URL leads elsewhere. */
export function stopElsewhere(
  { baseUrl }: Pick<PreflightTarget, 'baseUrl'>,
  wrong: WrongAddress,
): Preflight {
  const { meant } = wrong;
  const advice =
    meant === undefined
      ? 'check the host, the port and the path of the base URL'
      : `did you mean ${meant}?`;
  return stopRun({
    name: 'preflight/base-url',
    title: 'The base URL leads to the API',
    stopped: `${baseUrl} ${describe(wrong)}; ${advice}`,
  });
}

function describe({ foreign, paths }: WrongAddress): string {
  const [first = ''] = paths;
  switch (foreign.kind) {
    case 'missing':
      return `has no ${paths.join(', ')} (status ${foreign.status})`;
    case 'web-page':
      return `is a web site: ${first} returns an HTML page`;
    case 'redirect':
      return `redirects ${first} to ${cutText(foreign.location.href)}`;
    default:
      return foreign satisfies never;
  }
}

/**
 * The base URL that was probably meant. Another origin is not sent a request, as the key is not for it:
 * the location of a redirect is what its server says.
 */
export async function findMeant(
  target: PreflightTarget,
  foreign: ForeignResponse,
  requests: readonly FirstRequest[],
): Promise<string | undefined> {
  if (foreign.kind === 'redirect') {
    const { origin, pathname } = foreign.location;
    const whole = pathname.replace(/\/+$/, '');
    const path = requests[0]?.path ?? '';
    if (path !== '' && whole.endsWith(path)) return `${origin}${whole.slice(0, -path.length)}`;
  }
  return findBaseUrl(target, requests);
}
