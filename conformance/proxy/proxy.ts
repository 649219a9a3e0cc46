import {
  createServer,
  request as requestHttp,
  type ClientRequest,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { request as requestHttps } from 'node:https';
import {
  createServer as createGate,
  type AddressInfo,
  type Server as Gate,
  type Socket,
} from 'node:net';
import { type Duplex, pipeline, type Writable } from 'node:stream';
import { UsageError } from '../kit-error.js';
import { forwardHeaders } from './forward-headers.js';
import { sendError } from './send-error.js';
import { tap } from './tap.js';

/** Looks at one exchange that passes by, without changing or holding back anything of it. */
export interface Watcher {
  /** Takes a copy of the request's body; the other side waits until it has taken it. */
  readonly requestBody: Writable;
  /** The response has begun. @returns what takes a copy of its body */
  response(incoming: IncomingMessage): Writable;
  /** Both bodies have passed whole. */
  readonly done: () => void;
  /** In place of `done`: one side closed the connection, or could not be reached. */
  readonly brokenOff: () => void;
}

export interface ProxyOptions {
  readonly target: URL;
  /** 0 picks a free one. */
  readonly port: number;
  /** Trusted in place of those that Node.js trusts, in PEM. */
  readonly certificates?: readonly string[] | undefined;
  watch(request: IncomingMessage): Watcher;
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
  const server = createServer({ requestTimeout: 0, requireHostHeader: false });
  server.on('request', (incoming, outgoing) => passOn({ incoming, outgoing }, options));
  server.on('checkContinue', (incoming, outgoing) => passOn({ incoming, outgoing }, options));
  server.on('checkExpectation', (incoming, outgoing) => passOn({ incoming, outgoing }, options));
  server.on('clientError', (error, connection) => {
    options.onUnreadable?.(error, connection);
    rejectUnreadable(connection);
  });
  const { accept } = options;
  const gate = createGate((socket) => {
    server.emit('connection', accept === undefined ? socket : accept(socket));
  });
  const open = new Set<Exchange['outgoing']>();
  server.on('request', (_, outgoing) => note(outgoing, open));
  server.on('checkContinue', (_, outgoing) => note(outgoing, open));
  server.on('checkExpectation', (_, outgoing) => note(outgoing, open));
  const sockets = new Set<Socket>();
  gate.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await start(gate, options.port);
  const { port } = gate.address() as AddressInfo;
  return { port, close: () => stop(gate, { sockets, open }) };
}

function note(outgoing: Exchange['outgoing'], open: Set<Exchange['outgoing']>): void {
  open.add(outgoing);
  outgoing.on('close', () => open.delete(outgoing));
}

function rejectUnreadable(connection: Duplex): void {
  if (connection.writable) {
    connection.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
  } else connection.destroy();
}

interface Exchange {
  readonly incoming: IncomingMessage;
  readonly outgoing: ServerResponse;
}

function passOn({ incoming, outgoing }: Exchange, options: ProxyOptions): void {
  const { target, watch } = options;
  const watcher = watch(incoming);
  let isOver = false;
  const end = (report: () => void): void => {
    if (!isOver) report();
    isOver = true;
  };
  let onward: ClientRequest;
  try {
    onward = open(incoming, options);
  } catch (cause) {
    end(watcher.brokenOff);
    sendError(
      { incoming, outgoing },
      { status: 400, message: `can't be forwarded: ${textOf(cause)}` },
    );
    return;
  }
  let halves = 2;
  const finish = (): void => {
    halves -= 1;
    if (halves === 0) end(watcher.done);
  };
  outgoing.sendDate = false;
  onward.on('continue', () => outgoing.writeContinue());
  onward.on('response', (response) => {
    const { statusCode = 502, statusMessage, rawHeaders } = response;
    outgoing.writeHead(statusCode, statusMessage, forwardHeaders(rawHeaders));
    outgoing.write(nothing);
    pipeline(response, tap(watcher.response(response)), outgoing, (error) => {
      if (error === null || error === undefined) finish();
      else outgoing.destroy();
    });
  });
  onward.on('error', (cause) => {
    end(watcher.brokenOff);
    // A response that has begun is the target's own: its early end is passed on by the pipeline.
    if (outgoing.headersSent) return;
    sendError({ incoming, outgoing }, { status: 502, message: `${target.host}: ${textOf(cause)}` });
  });
  onward.on('close', () => {
    if (incoming.complete) return;
    // The response came before all was sent: the rest is read and dropped, so that the client reads
    // the response.
    end(watcher.brokenOff);
    incoming.unpipe();
    incoming.resume();
  });
  outgoing.on('close', () => {
    if (outgoing.writableFinished) return;
    end(watcher.brokenOff);
    onward.destroy();
  });
  const copy = tap(watcher.requestBody);
  copy.on('end', finish);
  if (hasBody(incoming)) onward.write(nothing);
  incoming.pipe(copy).pipe(onward);
}

/** Sends the headers at once, and in Latin-1: `flushHeaders` would write them in UTF-8. */
const nothing = Buffer.alloc(0);

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined;
}

/** The request as the target gets it: the same path and headers, but for the host's name. */
function open(incoming: IncomingMessage, { target, certificates }: ProxyOptions): ClientRequest {
  const { method, url = '/', rawHeaders, headers } = incoming;
  const isSecure = target.protocol === 'https:';
  const forwarded = forwardHeaders(rawHeaders);
  const names = Object.keys(forwarded).filter((name) => name.toLowerCase() === 'host');
  for (const name of names) forwarded[name] = target.host;
  const isChunked = headers['transfer-encoding'] !== undefined;
  return (isSecure ? requestHttps : requestHttp)({
    hostname: target.hostname.replace(/^\[|\]$/g, ''),
    port: target.port,
    method,
    path: url,
    headers: {
      ...(names.length === 0 && { Host: target.host }),
      ...forwarded,
      ...(isChunked && { 'Transfer-Encoding': 'chunked' }),
    },
    agent: false,
    ...(certificates !== undefined && { ca: [...certificates] }),
  });
}

function textOf(cause: unknown): string {
  return cause instanceof Error ? cause.message || cause.name : String(cause);
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
