import { setTimeout as wait } from 'node:timers/promises';
import type { Described } from '../contract/described.js';
import type { WireRequest } from '../replay/build-request.js';
import { isConnectionLoss } from '../replay/connection-error.js';
import type { Received } from '../replay/received.js';
import type { Transport } from '../replay/transport.js';
import { readStep, type Step } from '../verdict/step.js';

/** A request under which, or after which, a target stopped responding. */
export interface Crash {
  readonly sent: WireRequest;
  /** Which request of the case it was, from 1 on. */
  readonly exchange: number;
  readonly isAfterResponse: boolean;
  /** Whether other requests had no response either. */
  readonly isDown: boolean;
  /** Whether it is known which request it was: not where the one before may have done it. */
  readonly isCertain: boolean;
  /** The requests before it, for the command that reproduces it. */
  readonly steps: readonly Step[];
}

/** Looks for the request of one case that stops a target. Nothing else may run meanwhile. */
export interface CrashWatch {
  /** A transport that checks after each response whether the target still responds. */
  watch(transport: Transport): Transport;
  readonly crash: Crash | undefined;
}

export interface CrashWatchOptions {
  readonly described: Described;
  /** Whether the target responds to a request that it has responded to before. */
  isAlive(): Promise<boolean>;
  /** Whether the target is checked after each response. */
  readonly isCareful: boolean;
}

export function openCrashWatch({ described, isAlive, isCareful }: CrashWatchOptions): CrashWatch {
  const steps: Step[] = [];
  let crash: Crash | undefined;
  let sentSoFar = 0;
  let inFlight = 0;
  const inspect = async (found: Omit<Crash, 'isDown' | 'steps'>): Promise<void> => {
    const isDown = !(await staysAlive(isAlive));
    if (isDown || !found.isAfterResponse) crash = { ...found, isDown, steps: [...steps] };
  };
  const watched: Watched = async (request, exchange, read) => {
    sentSoFar += 1;
    const position = sentSoFar;
    inFlight += 1;
    const reply = await exchange()
      .catch(async (error: unknown) => {
        if (crash?.isDown !== true && isConnectionLoss(error)) {
          const sent = error.sent ?? request;
          const isCertain = isCareful || (position === 1 && error.reason === 'closed');
          await inspect({ sent, exchange: position, isAfterResponse: false, isCertain });
        }
        throw error;
      })
      .finally(() => (inFlight -= 1));
    const { sent, received } = read(reply);
    // Requests that are in flight at the same time are not disturbed.
    if (isCareful && crash?.isDown !== true && inFlight === 0) {
      await inspect({ sent, exchange: position, isAfterResponse: true, isCertain: true });
    }
    const step = readStep(described, sent, received);
    if (step !== undefined) steps.push(step);
    return reply;
  };
  return {
    get crash() {
      return crash;
    },
    watch: (transport) => wrap(transport, watched),
  };
}

type Watched = <Reply>(
  request: WireRequest,
  exchange: () => Promise<Reply>,
  read: (reply: Reply) => { readonly sent: WireRequest; readonly received: Received },
) => Promise<Reply>;

function wrap(transport: Transport, watched: Watched): Transport {
  return {
    close: () => transport.close(),
    headOf: (request) => transport.headOf(request),
    send: (request, signal) =>
      watched(
        request,
        () => transport.send(request, signal),
        (received) => ({ sent: request, received }),
      ),
    sendRaw(request, signal) {
      const { method, path } = request;
      return watched(
        { method, path, headers: {}, auth: 'right', raw: Buffer.alloc(0) },
        () => transport.sendRaw(request, signal),
        (reply) => reply,
      );
    },
  };
}

/** In milliseconds: a server that ends after its response does so within this time. */
const pauses: readonly number[] = [0, 40, 110];

async function staysAlive(isAlive: () => Promise<boolean>): Promise<boolean> {
  for (const pause of pauses) {
    if (pause > 0) await wait(pause);
    if (!(await isAlive())) return false;
  }
  return true;
}
