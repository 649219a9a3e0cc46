import { ConnectionError, isConnectionLoss, withSent } from '../replay/connection-error.js';
import type { WireRequest } from '../replay/build-request.js';
import type { Received } from '../replay/received.js';
import type { Transport } from '../replay/transport.js';

/**
 * A transport for the first look at a target, that sends a request again whose connection was lost: when
 * the target responds again, and nothing else is sent again at that time. Where the connection is closed
 * then, too, the reason of the error is `unanswered`.
 *
 * @param restore waits until the target responds; false where it does not
 */
export function sendAgainSerially(
  transport: Transport,
  restore: () => Promise<boolean>,
): Transport {
  let last: Promise<unknown> = Promise.resolve();
  let hasResponded = false;
  const sendAgain = async (
    request: WireRequest,
    { error, signal }: { readonly error: unknown; readonly signal: AbortSignal | undefined },
  ): Promise<Received> => {
    if (!(await restore())) throw error;
    try {
      return await transport.send(request, signal);
    } catch (again) {
      await restore();
      if (!(again instanceof ConnectionError) || again.reason !== 'closed') throw again;
      throw withSent(new ConnectionError('unanswered', again.message, { cause: again }), request);
    }
  };
  return {
    ...transport,
    async send(request, signal) {
      try {
        const received = await transport.send(request, signal);
        hasResponded = true;
        return received;
      } catch (error) {
        if (!hasResponded || !isConnectionLoss(error)) throw error;
        const again = last.then(() => sendAgain(request, { error, signal }));
        last = again.catch(() => undefined);
        return again;
      }
    },
  };
}
