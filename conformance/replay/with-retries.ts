import { setTimeout as wait } from 'node:timers/promises';
import type { WireRequest } from './build-request.js';
import { ConnectionError } from './connection-error.js';
import type { Received } from './received.js';
import type { Transport } from './transport.js';

/** A request that a server could not serve when it was sent. */
export interface Outage {
  readonly sent: WireRequest;
  /**
   * What was received in place of a response of the operation: its status, or the end of the
   * connection.
   */
  readonly cause: number | 'closed';
  /** Whether the response says when to send the request again (RFC 9110, section 10.2.3). */
  readonly hasRetryTime?: boolean;
}

/** The cause of an outage as a reader sees it. */
export function formatCause({ cause }: Pick<Outage, 'cause'>): string {
  return cause === 'closed' ? 'a closed connection' : `status ${cause}`;
}

/** RFC 9110, sections 15.6.3 to 15.6.5: they describe the server's state, not of the request. */
const unavailable: readonly number[] = [502, 503, 504];

/**
 * RFC 9110, section 15.6.1: "an unexpected condition". The request may be the reason for it, so that it
 * is not sent again by itself.
 */
const failure = 500;

/** Whether an outage may be due to the request. */
export function isFailure({ cause }: Pick<Outage, 'cause'>): boolean {
  return cause === failure;
}

/** Whether a response may say only that the server can't serve requests at the time. */
function isUnserved({ status }: Pick<Received, 'status'>): boolean {
  return status === failure || unavailable.includes(status);
}

export interface RetryRules {
  /** Whether a request may be sent again, although it is unknown whether it was served. */
  isResent(request: Pick<WireRequest, 'method'>): boolean;
  /** A request was served when it was sent again. */
  onServed(outage: Outage): void;
  /** It was not sent again, or not served then either. */
  onUnserved?(outage: Outage): void;
}

/** In milliseconds: how long it is waited before each further attempt. */
const pauses: readonly number[] = [50, 200];

/** Sends requests again that a server was unavailable for, and reports that it was. */
export function withRetries(transport: Transport, retryRules: RetryRules): Transport {
  return {
    close: () => transport.close(),
    headOf: (request) => transport.headOf(request),
    send: (request, signal) =>
      sendUntilServed(request, {
        ...retryRules,
        signal,
        send: () => transport.send(request, signal),
        outageOf: (received) => outageOf(request, received),
      }),
    sendRaw(request, signal) {
      // Bytes that are kept back wait for others, and can't be sent again.
      const isResent = request.heldBack === undefined ? retryRules.isResent : () => false;
      return sendUntilServed(request, {
        ...retryRules,
        isResent,
        signal,
        send: () => transport.sendRaw(request, signal),
        outageOf: ({ sent, received }) => outageOf(sent, received),
      });
    },
  };
}

interface Attempts<Reply> extends RetryRules {
  send(): Promise<Reply>;
  /** Undefined where the request was served. */
  outageOf(response: Reply): Outage | undefined;
  readonly signal: AbortSignal | undefined;
}

async function sendUntilServed<Reply>(
  request: Pick<WireRequest, 'method'>,
  { send, outageOf: outageIn, isResent, onServed, onUnserved, signal }: Attempts<Reply>,
): Promise<Reply> {
  const left = isResent(request) ? [...pauses] : [];
  let first: Outage | undefined;
  for (;;) {
    const response = await send();
    const outage = outageIn(response);
    if (outage === undefined) {
      if (first !== undefined) onServed(first);
      return response;
    }
    first ??= outage;
    const pause = isFailure(outage) ? undefined : left.shift();
    if (pause === undefined) {
      onUnserved?.(first);
      return response;
    }
    await wait(pause, undefined, signal === undefined ? {} : { signal }).catch(() => {
      throw new ConnectionError('aborted', 'was not sent the request again: the run was stopped');
    });
  }
}

function outageOf(sent: WireRequest, received: Received): Outage | undefined {
  if (!isUnserved(received)) return undefined;
  const hasRetryTime = received.headers['retry-after'] !== undefined;
  return { sent, cause: received.status, hasRetryTime };
}
