import { withRetries, type Outage } from '../replay/with-retries.js';
import type { Transport } from '../replay/transport.js';

/** A transport for one run of a case, and what it saw of the target's availability. */
export interface WatchedCase {
  readonly transport: Transport;
  /**
   * What was not served, by its position in the case: how many responses had been received when it
   * was sent, and its method. A case that is run again sends the same requests at the same
   * positions.
   */
  readonly unserved: ReadonlyMap<string, Outage>;
  /** What was served when it was sent again. */
  readonly served: readonly Outage[];
}

/**
 * Sends safe requests again that the target was unavailable for (RFC 9110, section 9.2.2).
 *
 * @param isRetrying whether others are sent again, too
 */
export function watchCase(transport: Transport, isRetrying: boolean): WatchedCase {
  const unserved = new Map<string, Outage>();
  const served: Outage[] = [];
  let responses = 0;
  const location = ({ method }: { readonly method: string }): string => `${responses} ${method}`;
  const watched = (key: string): Transport =>
    withRetries(transport, {
      isResent: ({ method }) => isRetrying || method === 'GET' || method === 'HEAD',
      onServed: (outage) => void served.push(outage),
      onUnserved: (outage) => void unserved.set(key, outage),
    });
  return {
    unserved,
    served,
    transport: {
      close: () => transport.close(),
      headOf: (request) => transport.headOf(request),
      async send(request, signal) {
        const key = location(request);
        try {
          return await watched(key).send(request, signal);
        } finally {
          responses += 1;
        }
      },
      async sendRaw(request, signal) {
        const key = location(request);
        try {
          return await watched(key).sendRaw(request, signal);
        } finally {
          responses += 1;
        }
      },
    },
  };
}
