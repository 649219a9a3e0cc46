import { ProbeEnded, type ProbeResponse, type ProbeRequest } from '../../probe-contract/probe.js';
import type { OpenAITarget } from './openai-probe.js';
import { ConnectionError } from '../../replay/connection-error.js';
import { atConnection } from '../../difference/location.js';
import { statusOf, words } from '../../difference/reading.js';

/** A request that is written in an unusual way. */
export interface UnusualRequest {
  /** Sends it. */
  send(): Promise<ProbeResponse>;
  /** The same request in the simplest form. */
  readonly plain: ProbeRequest;
  /** The requirement that a server violates if it accepts only the plain request. */
  readonly requirement: string;
}

/**
 * Sends a request that a server may reject by closing the connection. Once may be chance. A server
 * that closes it twice, and then serves the plain request, rejects the way in which it was written.
 *
 * @throws {ProbeEnded} when it was rejected so, which is reported
 * @throws {ConnectionError} when the plain request is not served either
 */
export async function sendUnlessClosed(
  target: OpenAITarget,
  { send, plain, requirement }: UnusualRequest,
): Promise<ProbeResponse> {
  const first = await closingOf(send);
  if (!(first instanceof ConnectionError)) return first;
  const second = await closingOf(send);
  if (!(second instanceof ConnectionError)) return second;
  const served = await target.send({ ...plain, want: 'any' });
  if (served.status < 200 || served.status > 299) throw second;
  target.find(
    {
      ...served,
      sent: second.sent ?? served.sent,
      status: 0,
      headers: {},
      bytes: Buffer.alloc(0),
      json: undefined,
    },
    {
      requirement,
      location: atConnection,
      expected: statusOf(200),
      actual: words(`connection closed; the plain request gets status ${served.status}`),
    },
  );
  throw new ProbeEnded('the connection was closed');
}

/** The response, or the error if the server closed the connection instead. */
async function closingOf(
  send: () => Promise<ProbeResponse>,
): Promise<ProbeResponse | ConnectionError> {
  try {
    return await send();
  } catch (error) {
    if (error instanceof ConnectionError && error.reason === 'closed') return error;
    throw error;
  }
}
