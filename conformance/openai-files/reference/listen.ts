import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answer, type AnswerContext, type OpenExchange } from './answer.js';
import { refuseTunnel, refuseUnreadable } from './refuse-unreadable.js';
import { refusals } from './refusals.js';
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
  context: AnswerContext,
): Promise<Listener> {
  const open = new Set<Promise<void>>();
  const accept = (manner: Pick<OpenExchange, 'isHeldBack' | 'refusal'>): RequestListener => {
    return (request, response) => {
      const answered = answer({ request, response, ...manner }, context);
      open.add(answered);
      void answered.then(() => open.delete(answered));
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
  const refusal = refusals.unknownExpectation();
  server.on('checkExpectation', accept({ isHeldBack: true, refusal }));
  server.on('connect', refuseTunnel);
  server.on('clientError', refuseUnreadable);
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
