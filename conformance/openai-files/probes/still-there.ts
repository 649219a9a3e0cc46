import type { ProbeResponse, Found, ProbeRawRequest } from '../../probe-contract/probe.js';
import type { OpenAITarget } from './openai-probe.js';
import { ConnectionError } from '../../replay/connection-error.js';
import { retrieveFile } from './requests.js';
import { atStatus } from '../../difference/location.js';
import { statusOf, words } from '../../difference/reading.js';

/** Checks that the server still responds to a harmless request. */
export async function checkStillThere(target: OpenAITarget, last: ProbeResponse): Promise<void> {
  // A server that is sometimes unavailable is so after any request.
  if ((await whyNoResponse(target)) === undefined) return;
  const reason = await whyNoResponse(target);
  if (reason === undefined) return;
  target.find(last, {
    requirement: 'ERROR-07',
    location: { kind: 'next-requests', count: 2 },
    expected: words('a response'),
    actual: words(`none: the target ${reason}`),
  });
}

async function whyNoResponse(target: OpenAITarget): Promise<string | undefined> {
  try {
    await target.send(retrieveFile('upspec-nobody-has-this-id', { want: 'any' }));
    return undefined;
  } catch (error) {
    if (!(error instanceof ConnectionError) || error.reason === 'aborted') throw error;
    return error.message;
  }
}

/** Sends a request that a server may reject by closing the connection. Undefined if it does. */
export async function sendOrClose(
  target: OpenAITarget,
  request: ProbeRawRequest,
): Promise<ProbeResponse | undefined> {
  try {
    return await target.sendRaw(request);
  } catch (error) {
    if (error instanceof ConnectionError && error.reason === 'closed') return undefined;
    throw error;
  }
}

/** What a response must not be. */
interface Forbidden extends Pick<Found, 'requirement'> {
  /** Whether a success is also wrong, not only a server error. */
  readonly success: boolean;
}

/** Reports a server error, and a success if it is not allowed. */
export function checkRejection(
  target: OpenAITarget,
  response: ProbeResponse,
  wrong: Forbidden,
): void {
  const { status } = response;
  const isSuccess = status < 300;
  if (status < 500 && !(isSuccess && wrong.success)) return;
  const statuses = wrong.success ? ['4XX'] : ['2XX', '4XX'];
  const expected = { kind: 'status', statuses } as const;
  const { requirement } = wrong;
  target.find(response, { requirement, location: atStatus, expected, actual: statusOf(status) });
}
