import { setTimeout as wait } from 'node:timers/promises';
import type { Described } from '../contract/described.js';
import { ConnectionError } from './connection-error.js';
import { matchRequest } from './match-request.js';
import { readClock } from './read-clock.js';
import type { Transport } from './transport.js';

/** What a request is to a target that takes a while to show what was changed. */
type Requested = Parameters<typeof matchRequest>[1];

/**
 * For a target that shows late what was changed: wraps the transports of one case. After a successful
 * change each request of the case waits until the target shows it, except for those that only create
 * something, as they depend on nothing.
 *
 * @param milliseconds how long the target takes
 */
export function openSettling(
  milliseconds: number,
  described: Pick<Described, 'operations'>,
): (transport: Transport) => Transport {
  let changed = -Infinity;
  const waitFor = async (request: Requested, signal: AbortSignal | undefined): Promise<void> => {
    const rest = changed + milliseconds - readClock();
    if (rest <= 0 || createsOnly(described, request)) return;
    await wait(rest, undefined, signal === undefined ? {} : { signal }).catch(() => {
      throw new ConnectionError('aborted', 'was not sent the request: the run was stopped');
    });
  };
  const note = ({ method }: Requested, status: number): void => {
    const isChange = method !== 'GET' && method !== 'HEAD';
    if (isChange && status >= 200 && status < 300) changed = readClock();
  };
  return (transport) => ({
    close: () => transport.close(),
    headOf: (request) => transport.headOf(request),
    async send(request, signal) {
      await waitFor(request, signal);
      const received = await transport.send(request, signal);
      note(request, received.status);
      return received;
    },
    async sendRaw(request, signal) {
      await waitFor(request, signal);
      const reply = await transport.sendRaw(request, signal);
      note(request, reply.received.status);
      return reply;
    },
  });
}

/** Whether a request names no object that was created before. */
function createsOnly(described: Pick<Described, 'operations'>, request: Requested): boolean {
  const operation = matchRequest(described, request) ?? '';
  const path = described.operations[operation]?.path;
  return request.method === 'POST' && path !== undefined && !path.includes('{');
}
