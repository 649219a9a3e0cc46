import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import {
  createServer as createGate,
  type AddressInfo,
  type Server as Gate,
  type Socket,
} from 'node:net';
import type { Duplex } from 'node:stream';
import { UsageError } from '../kit-error.js';
import { passOn, type Passing } from './pass-on.js';

export interface ProxyOptions extends Passing {
  /** 0 picks a free one. */
  readonly port: number;
  /** Wraps a connection before HTTP is parsed; by default nothing does. */
  readonly accept?: ((socket: Socket) => Duplex) | undefined;
  /** A client sent what can't be read as a request of HTTP/1.1. It gets status 400. */
  readonly onUnreadable?: ((error: Error, connection: Duplex) => void) | undefined;
}

export interface Proxy {
  readonly port: number;
  /**
   * Accepts no more requests, and ends when the open ones have their responses, or after two
   * seconds.
   */
  close(): Promise<void>;
}

const closingTime = 2000;

/**
 * Passes all requests on to one server, as they come and while they come. Listens on this machine
 * alone.
 *
 * @throws {UsageError} when the port is taken
 */
export async function openProxy(options: ProxyOptions): Promise<Proxy> {
  // A connection is kept until one side closes it: none is cut while a client begins a request.
  const server = createServer({
    requestTimeout: 0,
    keepAliveTimeout: 0,
    requireHostHeader: false,
  });
  const open = new Set<ServerResponse>();
  const pass = (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    open.add(outgoing);
    outgoing.on('close', () => open.delete(outgoing));
    passOn({ incoming, outgoing }, options);
  };
  server.on('request', pass);
  server.on('checkContinue', pass);
  server.on('checkExpectation', pass);
  server.on('connect', (_, connection) => rejectTunnel(connection));
  server.on('clientError', (error, connection) => {
    options.onUnreadable?.(error, connection);
    rejectUnreadable(connection);
  });
  const { accept } = options;
  const gate = createGate((socket) => {
    server.emit('connection', accept === undefined ? socket : accept(socket));
  });
  const sockets = new Set<Socket>();
  gate.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await start(gate, options.port);
  const { port } = gate.address() as AddressInfo;
  return { port, close: () => stop(gate, { sockets, open }) };
}

function rejectUnreadable(connection: Duplex): void {
  if (connection.writable) {
    connection.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
  } else connection.destroy();
}

/** CONNECT asks for a tunnel, in which nothing could be judged. */
function rejectTunnel(connection: Duplex): void {
  const text = 'upspec: the proxy opens no tunnels; use its URL as the base URL of the client\n';
  const head = `Connection: close\r\nContent-Length: ${text.length}\r\n\r\n`;
  connection.end(`HTTP/1.1 501 Not Implemented\r\nContent-Type: text/plain\r\n${head}${text}`);
}

function start(gate: Gate, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    gate.once('error', (cause) => {
      const isTaken = 'code' in cause && cause.code === 'EADDRINUSE';
      const message = `port ${port} is in use by another program; choose another port, or 0 for any free port`;
      reject(isTaken ? new UsageError(message, { cause }) : cause);
    });
    gate.listen({ host: '127.0.0.1', port }, resolve);
  });
}

interface Open {
  readonly sockets: ReadonlySet<Socket>;
  /** Responses that have not ended. */
  readonly open: ReadonlySet<ServerResponse>;
}

/** Connections are closed as soon as no response is open on any of them. */
function stop(gate: Gate, { sockets, open }: Open): Promise<void> {
  return new Promise((resolve) => {
    const cutOff = setTimeout(() => closeAll(sockets), closingTime);
    const sweep = setInterval(() => {
      if (open.size === 0) closeAll(sockets);
    }, 20);
    gate.close(() => {
      clearTimeout(cutOff);
      clearInterval(sweep);
      resolve();
    });
  });
}

function closeAll(sockets: ReadonlySet<Socket>): void {
  for (const socket of sockets) socket.destroy();
}
