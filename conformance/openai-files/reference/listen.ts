import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  respondToExchange,
  type ResponseContext,
  type OpenExchange,
} from './respond-to-exchange.js';
import { rejectTunnel, rejectUnreadable } from './reject-unreadable.js';
import { rejections } from './rejections.js';
import { PortTakenError } from './serve-errors.js';

// In milliseconds. A body may take any time, as long as data is still received.
const HEADERS_TIME = 30_000;
const SILENCE_TIME = 300_000;
const CLOSING_TIME = 2_000;

/** A server that accepts connections. */
export interface Listener {
  readonly port: number;
  /** Ends all connections at once, and accepts no more. */
  stop(): void;
  /** Ends after the last response. Responses that take longer than two seconds are cut off. */
  close(): Promise<void>;
}

/**
 * Starts to accept connections.
 *
 * @throws {PortTakenError} if another program uses the port
 */
export async function listen(
  address: { readonly host: string; readonly port: number },
  context: ResponseContext,
): Promise<Listener> {
  const open = new Set<Promise<void>>();
  const accept = (details: Pick<OpenExchange, 'isHeldBack' | 'rejection'>): RequestListener => {
    return (request, response) => {
      const responded = respondToExchange({ request, response, ...details }, context);
      open.add(responded);
      void responded.then(() => open.delete(responded));
    };
  };
  const server = createServer({
    headersTimeout: HEADERS_TIME,
    requestTimeout: 0,
    // The Host header is checked later, where the response can have a body.
    requireHostHeader: false,
  });
  server.timeout = SILENCE_TIME;
  server.on('request', accept({ isHeldBack: false }));
  server.on('checkContinue', accept({ isHeldBack: true }));
  const rejection = rejections.unknownExpectation();
  server.on('checkExpectation', accept({ isHeldBack: true, rejection }));
  server.on('connect', rejectTunnel);
  server.on('clientError', rejectUnreadable);
  await start(server, address);
  const { port } = server.address() as AddressInfo;
  return {
    port,
    stop() {
      server.close();
      server.closeAllConnections();
    },
    close: async () => {
      await stop(server);
      await Promise.all(open);
    },
  };
}

function start(
  server: Server,
  address: { readonly host: string; readonly port: number },
): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause) => {
      const isTaken = 'code' in cause && cause.code === 'EADDRINUSE';
      reject(isTaken ? new PortTakenError(address.port, { cause }) : cause);
    });
    server.listen(address, resolve);
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const cutOff = setTimeout(() => {
      server.closeAllConnections();
    }, CLOSING_TIME);
    // Otherwise a connection that is idle after its response would be kept open.
    const sweep = setInterval(() => {
      server.closeIdleConnections();
    }, 20);
    server.close(() => {
      clearTimeout(cutOff);
      clearInterval(sweep);
      resolve();
    });
  });
}
