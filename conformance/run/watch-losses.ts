import { isConnectionLoss } from '../replay/connection-error.js';
import type { Outage } from '../replay/with-retries.js';
import { readClock } from '../replay/read-clock.js';
import type { Transport } from '../replay/transport.js';

/** Notes the connections that end before a response. */
export interface LossWatch {
  readonly transport: Transport;
  /** The requests that were lost since the last `forget`, without those that were malformed. */
  readonly outages: readonly Outage[];
  /** When the first of them was lost, by `readClock`. */
  readonly since: number | undefined;
  /** Whether a request was lost since the last call, or since the last `forget`. */
  hasNew(): boolean;
  forget(): void;
}

export function watchLosses(transport: Transport): LossWatch {
  let outages: Outage[] = [];
  let since: number | undefined;
  let isNew = false;
  const note = (error: unknown): boolean => {
    if (!isConnectionLoss(error)) return false;
    since ??= readClock();
    isNew = true;
    return true;
  };
  return {
    get outages() {
      return outages;
    },
    get since() {
      return since;
    },
    hasNew() {
      const had = isNew;
      isNew = false;
      return had;
    },
    forget() {
      outages = [];
      since = undefined;
      isNew = false;
    },
    transport: {
      close: () => transport.close(),
      headOf: (request) => transport.headOf(request),
      async send(request, signal) {
        try {
          return await transport.send(request, signal);
        } catch (error) {
          if (note(error)) outages.push({ sent: request, cause: 'closed' });
          throw error;
        }
      },
      async sendRaw(request, signal) {
        try {
          return await transport.sendRaw(request, signal);
        } catch (error) {
          note(error);
          throw error;
        }
      },
    },
  };
}
