import type { Contract } from '@upspec/document';
import type { Fixture } from '../fixture-format/fixture.js';
import { ConnectionError } from '../replay/connection-error.js';
import type { Received } from '../replay/received.js';
import { sendToTarget } from './send-to-target.js';
import { describeRejections, unknownRoute } from './catch-all.js';
import type { FirstRequest } from './first-response.js';
import { filledRequests, firstRequests } from './first-requests.js';
import { hasRoutes } from './has-routes.js';
import { foreignResponse } from './foreign-response.js';
import { isLikeUnknownRoute } from './like-unknown-route.js';
import { sendFirstRequest, findTrouble, stopAt } from './send-first-request.js';
import { silentCase } from './preflight-case.js';
import { inspectKeys } from './inspect-keys.js';
import { isKeyRejected, requiresKey, type OpenedSchemes } from './key-request.js';
import { interrupted, nothingWrong, type Preflight, type PreflightTarget } from './preflight.js';
import { isOfKey, rejectKey } from './rejected-key.js';
import {
  findForeign,
  findMeant,
  stopAtOperation,
  stopElsewhere,
  type SeenRequests,
} from './wrong-address.js';

/** What is known of the cases of a contract. */
export interface KnownCases {
  /** The security schemes for which cases log in by themselves, so that no key need be given. */
  readonly opened: OpenedSchemes;
  /** The cases that requests of a first look are taken from. */
  readonly recorded: readonly Fixture[];
}

/**
 * Looks at a target of any API before its cases: whether it can be reached, accepts the key, and looks
 * like the API of the document.
 *
 * @throws {UnreachableError} when no response comes at all
 */
export async function inspectContract(
  target: PreflightTarget,
  contract: Contract,
  { opened, recorded }: KnownCases,
): Promise<Preflight> {
  const plain = firstRequests(contract);
  const [first, ...others] = [...plain, ...filledRequests(contract)];
  const received = await sendFirstRequest(target, first ?? { request: unknownRoute });
  if (received instanceof ConnectionError) {
    if (received.reason === 'aborted') return { ...nothingWrong, stopped: interrupted };
    return first === undefined ? nothingWrong : withoutResponse(target, first, received);
  }
  if (first === undefined) {
    return stopAtWebSite(target, received) ?? inspectKeys(target, contract, opened);
  }
  const seen: SeenRequests = { requests: [first, ...others], received };
  const elsewhere =
    (await stopAtOperation(target, seen)) ??
    (await findElsewhere(target, seen, {
      plain,
      isThere: () => hasRoutes(target, { contract, recorded, requests: seen.requests }),
    }));
  if (elsewhere !== undefined) return elsewhere;
  if (plain.length > 0 && (await rejectsAll(target, seen))) {
    return stopAt(target, first, describeRejections({ first, received }, target.baseUrl));
  }
  if (isMissing(received)) return inspectKeys(target, contract, opened);
  const { security = [] } = contract.operations[first.operation] ?? {};
  const isKeyed = requiresKey({ security }, new Set());
  if (!isKeyed && plain.length > 0 && isOfKey(received)) {
    return rejectKey(target, first, received.status);
  }
  if (!isKeyRejected(first, received.status)) {
    const trouble = await findTrouble(target, first, received);
    if (trouble !== undefined) return stopAt(target, first, trouble);
  }
  return inspectKeys(target, contract, opened);
}

interface Elsewhere {
  /** The requests that need no value of the target. */
  readonly plain: readonly FirstRequest[];
  /** Whether anything shows that the target is the API. */
  isThere(): Promise<boolean>;
}

/**
 * Ends a run where the target is something else than the API. Where each path has a parameter, a 404 may
 * be about the object, so that other requests have to get one, too.
 */
async function findElsewhere(
  target: PreflightTarget,
  seen: SeenRequests,
  { plain, isThere }: Elsewhere,
): Promise<Preflight | undefined> {
  const foreign = await findForeign(target, seen);
  if (foreign === undefined) return undefined;
  const { requests } = seen;
  const meant = await findMeant(target, foreign, requests);
  const isUnclear = plain.length === 0 && foreign.kind === 'missing' && meant === undefined;
  if (isUnclear && (await isThere())) return undefined;
  const named = plain.length === 0 ? requests : plain;
  return stopElsewhere(target, { foreign, meant, paths: pathsOf(named) });
}

/** Whether every request is rejected with 4xx as an unknown route is: a key or a path would not help. */
async function rejectsAll(target: PreflightTarget, seen: SeenRequests): Promise<boolean> {
  const [first, ...others] = seen.requests;
  if (!(await isRejectedAsUnknown(target, first, seen.received))) return false;
  for (const each of others) {
    const received = await sendToTarget(target, each.request);
    if (received instanceof ConnectionError) return false;
    if (!(await isRejectedAsUnknown(target, each, received))) return false;
  }
  return true;
}

async function isRejectedAsUnknown(
  target: PreflightTarget,
  { request }: FirstRequest,
  received: Received,
): Promise<boolean> {
  const { status } = received;
  if (status < 400 || status >= 500 || isOfKey(received) || isMissing(received)) return false;
  return isLikeUnknownRoute(target, request, received);
}

function pathsOf(requests: readonly FirstRequest[]): readonly string[] {
  return requests.map(({ path }) => `GET ${path}`);
}

/** A document without GET requests: only what every path returns shows a web site. */
function stopAtWebSite(target: PreflightTarget, received: Received): Preflight | undefined {
  const foreign = foreignResponse(received, `${target.baseUrl}${unknownRoute.path}`);
  if (foreign?.kind !== 'web-page') return undefined;
  return stopElsewhere(target, {
    foreign,
    meant: undefined,
    paths: [`GET ${unknownRoute.path}`],
  });
}

/** Whether a target that has responded at first still does. */
export async function isContractAlive(
  target: Pick<PreflightTarget, 'transport' | 'signal'>,
  contract: Contract,
): Promise<boolean> {
  const [first] = firstRequests(contract);
  const received = await sendToTarget(target, first?.request ?? unknownRoute);
  return !(received instanceof ConnectionError);
}

function withoutResponse(
  target: PreflightTarget,
  { operation, path }: FirstRequest,
  error: ConnectionError,
): Preflight {
  const reason = `GET ${path} gave no response: the target ${error.message}`;
  return {
    ...nothingWrong,
    absent: new Map([[operation, reason]]),
    cases: [silentCase(target, operation, error)],
  };
}

function isMissing({ status }: Received): boolean {
  return status === 404 || status === 405 || status === 501;
}
