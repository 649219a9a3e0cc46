import { setTimeout as wait } from 'node:timers/promises';
import type { WireRequest } from './build-request.js';
import { ConnectionError } from './connection-error.js';
import type { Received, Transport } from './transport.js';

/** How often a request is sent again, at the most. */
const tries = 20;
/** How long it is waited in all, in milliseconds. */
const longest = 20_000;

/**
 * Asks again where a server says "not now": 429, 503 with `retry-after`, and the 409 by which a file
 * may be kept from deletion while it is processed (quoted: deleteFile#8). None of them says whether
 * the server keeps the contract.
 */
export function bePatient(transport: Transport): Transport {
  return {
    close: () => transport.close(),
    headOf: (request) => transport.headOf(request),
    sendRaw: (request, signal) => transport.sendRaw(request, signal),
    async send(request, signal) {
      let waited = 0;
      for (let sent = 1; ; sent += 1) {
        const received = await transport.send(request, signal);
        const pause = pauseOf(request, received);
        if (pause === undefined) return received;
        waited += pause;
        if (sent === tries || waited > longest) return impatient(received);
        await wait(pause, undefined, signal === undefined ? {} : { signal }).catch(() => {
          throw new ConnectionError('aborted', 'was not asked again: the run was stopped');
        });
      }
    },
  };
}

/** Milliseconds until the next attempt; undefined where the answer stands. */
function pauseOf({ method }: WireRequest, { status, headers }: Received): number | undefined {
  const told = Number(headers['retry-after'] ?? Number.NaN);
  const pause = Number.isFinite(told) ? Math.max(0, told * 1000) : undefined;
  if (status === 429) return pause ?? 1000;
  if (status === 503) return pause;
  return status === 409 && method === 'DELETE' ? 250 : undefined;
}

function impatient(received: Received): Received {
  if (received.status === 409) return received;
  throw new ConnectionError('busy', `asks to be left alone (status ${received.status})`);
}
