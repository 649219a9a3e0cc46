import { setTimeout as wait } from 'node:timers/promises';
import { ConnectionError } from './connection-error.js';
import type { Received } from './received.js';
import type { RawReply, Transport } from './transport.js';

/** How often a request is sent again, at the most. */
const tries = 20;
/** How long it is waited in all, in milliseconds. */
const longest = 20_000;

/**
 * Sends a request again after "not now": 429, 503 with `retry-after`, and the 409 with which a
 * server may reject the deletion of a file that it is processing. None of them says whether the
 * server conforms.
 */
export function bePatient(transport: Transport): Transport {
  return {
    close: () => transport.close(),
    headOf: (request) => transport.headOf(request),
    send: (request, signal) =>
      sendPatiently(request, { send: () => transport.send(request, signal), receivedOf, signal }),
    sendRaw: (request, signal) => {
      const send = (): Promise<RawReply> => transport.sendRaw(request, signal);
      // Bytes that are kept back wait for others, and can't be sent again.
      if (request.heldBack !== undefined) return send();
      return sendPatiently(request, { send, receivedOf: ({ received }) => received, signal });
    },
  };
}

function receivedOf(received: Received): Received {
  return received;
}

interface Attempts<Reply> {
  readonly send: () => Promise<Reply>;
  readonly receivedOf: (response: Reply) => Received;
  readonly signal?: AbortSignal | undefined;
}

async function sendPatiently<Reply>(
  request: { readonly method: string },
  { send, receivedOf, signal }: Attempts<Reply>,
): Promise<Reply> {
  let waited = 0;
  for (let sent = 1; ; sent += 1) {
    const response = await send();
    const received = receivedOf(response);
    const pause = pauseOf(request, received);
    if (pause === undefined) return response;
    waited += pause;
    if (sent === tries || waited > longest) {
      if (received.status === 409) return response;
      throw new ConnectionError('busy', `asks for a later retry (status ${received.status})`);
    }
    await wait(pause, undefined, signal === undefined ? {} : { signal }).catch(() => {
      throw new ConnectionError('aborted', 'was not sent the request again: the run was stopped');
    });
  }
}

/** Milliseconds until the next attempt; undefined where the response is final. */
function pauseOf(
  { method }: { readonly method: string },
  { status, headers }: Received,
): number | undefined {
  const reported = Number(headers['retry-after'] ?? Number.NaN);
  const pause = Number.isFinite(reported) ? Math.max(0, reported * 1000) : undefined;
  if (status === 429) return pause ?? 1000;
  if (status === 503) return pause;
  return status === 409 && method === 'DELETE' ? 250 : undefined;
}
