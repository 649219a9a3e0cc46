import type { WireRequest } from '../replay/build-request.js';
import { ConnectionError } from '../replay/connection-error.js';
import type { Received } from '../replay/received.js';
import type { Transport } from '../replay/transport.js';

/** Where questions are put. */
export interface SendingTarget {
  readonly transport: Transport;
  readonly signal?: AbortSignal | undefined;
}

/** The response to a request, or why there was none. */
export async function sendToTarget(
  { transport, signal }: SendingTarget,
  request: WireRequest,
): Promise<Received | ConnectionError> {
  try {
    return await transport.send(request, signal);
  } catch (error) {
    if (error instanceof ConnectionError) return error;
    throw error;
  }
}
