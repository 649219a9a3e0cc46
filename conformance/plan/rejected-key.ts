import { statusOf } from '../difference/reading.js';
import type { WireRequest } from '../replay/build-request.js';
import { ConnectionError } from '../replay/connection-error.js';
import { keySources, styleCredentials } from '../replay/style-credentials.js';
import type { FirstRequest } from './first-response.js';
import type { Preflight, PreflightTarget } from './preflight.js';
import { stopAt } from './send-first-request.js';
import { sendToTarget } from './send-to-target.js';
import { stopRun } from './stop-run.js';

/** Whether a response says that the key is not accepted (RFC 9110, sections 15.5.2 and 15.5.4). */
export function isOfKey({ status }: { readonly status: number }): boolean {
  return status === 401 || status === 403;
}

/**
 * Ends a run whose key is not accepted: nothing can be judged, and the key has to be changed. But where
 * the target accepts the same key in another header, the key is right and the header is the violation.
 */
export async function rejectKey(
  target: PreflightTarget,
  first: FirstRequest,
  status: number,
): Promise<Preflight> {
  const { baseUrl, hasKey, profile } = target;
  const isSafe = first.request.method === 'GET';
  const accepting = hasKey && isSafe ? await acceptingHeader(target, first.request) : undefined;
  const named = { name: 'preflight/key', title: 'The target accepts the API key' } as const;
  if (accepting !== undefined) {
    return stopAt(target, first, {
      ...named,
      requirement: `${first.operation}.200`,
      expected: statusOf(200),
      actual: statusOf(status, `, although the key is accepted in the header ${accepting}`),
      stopped: `${baseUrl} accepts the key only in the header ${accepting}, so nothing can be judged`,
    });
  }
  const sources = keySources(profile.requests, first.request);
  const stopped = hasKey
    ? `${baseUrl} rejects the key (status ${status}); pass another ${sources}`
    : `${baseUrl} requires a key (status ${status}); pass it ${sources}`;
  return stopRun({ ...named, stopped, operation: first.operation });
}

/** Where servers read a key, whatever their documents say. */
const otherHeaders: readonly (readonly [name: string, prefix: string])[] = [
  ['authorization', 'Bearer '],
  ['authorization', ''],
  ['x-api-key', ''],
  ['api-key', ''],
];

/** The header in which the target accepts the key that it rejects where the contract has it. */
async function acceptingHeader(
  target: PreflightTarget,
  request: WireRequest,
): Promise<string | undefined> {
  const [credential, ...others] = styleCredentials(target.profile.requests, request);
  const standIn = /(?<=^|\s)\$\w+$/.exec(credential?.value ?? '')?.[0];
  if (credential === undefined || others.length > 0 || standIn === undefined) return undefined;
  for (const [name, prefix] of otherHeaders) {
    const value = `${prefix}${standIn}`;
    if (credential.name === name && credential.value === value) continue;
    const headers = { ...request.headers, [name]: value };
    const received = await sendToTarget(target, { ...request, auth: 'none', headers });
    const isAccepted = !(received instanceof ConnectionError) && received.status < 300;
    if (isAccepted) return name;
  }
  return undefined;
}
