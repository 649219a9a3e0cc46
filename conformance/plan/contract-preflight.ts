import type { Contract } from '@upspec/document';
import { ConnectionError } from '../replay/connection-error.js';
import type { Received } from '../replay/received.js';
import { sendToTarget } from './send-to-target.js';
import { unknownRoute } from './catch-all.js';
import type { Addressed, FirstRequest, Trouble } from './first-response.js';
import { firstRequests } from './first-requests.js';
import { sendFirstRequest, findTrouble, stopAt } from './send-first-request.js';
import { silentCase } from './preflight-case.js';
import { inspectKeys } from './inspect-keys.js';
import { isKeyRejected, requiresKey, type OpenedSchemes } from './key-request.js';
import { interrupted, nothingWrong, type Preflight, type PreflightTarget } from './preflight.js';
import { statusOf } from '../difference/reading.js';

/**
 * Looks at a target of any API before its cases: whether it can be reached, accepts the key, and looks
 * like the API of the document.
 *
 * @param opened the security schemes for which cases log in by themselves, so that no key need be given
 * @throws {UnreachableError} when no response comes at all
 */
export async function inspectContract(
  target: PreflightTarget,
  contract: Contract,
  opened: OpenedSchemes = new Set(),
): Promise<Preflight> {
  const requests = firstRequests(contract);
  const [first] = requests;
  const received = await sendFirstRequest(target, first ?? { request: unknownRoute });
  if (received instanceof ConnectionError) {
    if (received.reason === 'aborted') return { ...nothingWrong, stopped: interrupted };
    return first === undefined ? nothingWrong : withoutResponse(target, first, received);
  }
  if (first === undefined) return inspectKeys(target, contract, opened);
  const hint = (baseUrl: string): string => hintOf(baseUrl, contract.baseUrl);
  const addressed = { ...target, hint };
  if (isMissing(received)) {
    const isElsewhere = await areMissing(target, requests.slice(1));
    if (!isElsewhere) return inspectKeys(target, contract, opened);
    return stopAt(target, first, describeElsewhere(requests, received, addressed));
  }
  const { security = [] } = contract.operations[first.operation] ?? {};
  const isKeyed = requiresKey({ security }, new Set());
  if (!isKeyed || !isKeyRejected(first, received.status)) {
    const trouble = await findTrouble(addressed, first, received);
    if (trouble !== undefined) return stopAt(target, first, trouble);
  }
  return inspectKeys(target, contract, opened);
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

async function areMissing(
  target: PreflightTarget,
  requests: readonly FirstRequest[],
): Promise<boolean> {
  for (const { request } of requests) {
    const received = await sendToTarget(target, request);
    if (received instanceof ConnectionError || !isMissing(received)) return false;
  }
  return true;
}

function describeElsewhere(
  requests: readonly FirstRequest[],
  { status }: Received,
  { baseUrl, hint }: Addressed,
): Trouble {
  const paths = requests.map(({ path }) => `GET ${path}`).join(', ');
  return {
    name: 'preflight/base-url',
    title: 'The base URL leads to the API',
    isUsage: true,
    requirement: `${requests[0]?.operation ?? ''}.200`,
    expected: statusOf(200),
    actual: statusOf(status, ` to ${paths}`),
    stopped: `${baseUrl} has no ${paths} (status ${status}); is this its base URL?${hint(baseUrl)}`,
  };
}

/** The document's server may have a path that the given base URL lacks. */
function hintOf(baseUrl: string, documented: string | undefined): string {
  const path = documented === undefined ? '' : new URL(documented).pathname.replace(/\/+$/, '');
  if (path === '' || baseUrl.endsWith(path)) return '';
  return `; did you mean ${new URL(baseUrl).origin}${path}?`;
}
