import { createReadStream } from 'node:fs';
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { isClosing, markAsClosing } from '../connection/closing-connections.js';
import { errorResponse } from './error-response.js';
import { handleRequest } from './handle-request.js';
import { MockListenError } from './mock-errors.js';
import type { MockContent, MockResponse } from './mock-request.js';
import type { MockState } from './mock-state.js';
import { RequestProblem } from './request-problem.js';

// In milliseconds. A body may take any time, as long as data is still received.
const headersTime = 30_000;
const silenceTime = 300_000;
const closingTime = 2_000;
/** How long a client may continue to send after an early rejection. */
const drainTime = 30_000;

/** A server that accepts connections. */
export interface MockListener {
  readonly port: number;
  /** Ends after the last response. Responses that take longer than two seconds are cut off. */
  close(): Promise<void>;
}

/** What a client waits for before it sends the body (RFC 9110, section 10.1.1). */
type Expectation = 'none' | 'continue' | 'unknown';

/**
 * Starts to accept connections, and responds to each request.
 *
 * @throws {MockListenError} if another program uses the port
 */
export async function listenMock(
  state: MockState,
  address: { readonly host: string; readonly port: number },
): Promise<MockListener> {
  const accept = (expectation: Expectation): RequestListener => {
    return (request, response) => {
      void respond(state, { request, response, expectation });
    };
  };
  const server = createServer({ headersTimeout: headersTime, requestTimeout: 0 });
  server.timeout = silenceTime;
  server.on('request', accept('none'));
  server.on('checkContinue', accept('continue'));
  server.on('checkExpectation', accept('unknown'));
  server.on('clientError', rejectUnreadable);
  await start(server, address);
  const { port } = server.address() as AddressInfo;
  return { port, close: () => stop(server) };
}

interface OpenExchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly expectation: Expectation;
}

/** Never throws. */
async function respond(state: MockState, exchange: OpenExchange): Promise<void> {
  const { request, response, expectation } = exchange;
  // A client may disconnect at any time. The reader of the body gets that error.
  request.on('error', () => undefined);
  response.on('error', () => undefined);
  let isHeldBack = expectation !== 'none';
  const openBody = (): IncomingMessage => {
    if (isHeldBack) response.writeContinue();
    isHeldBack = false;
    return request;
  };
  try {
    const { method = '', url = '', headers } = request;
    const reply =
      expectation === 'unknown'
        ? unknownExpectation(state)
        : await handleRequest(state, { method, target: url, headers, openBody });
    await write({ ...exchange, isHeldBack }, reply);
  } catch {
    if (response.headersSent || request.destroyed) response.destroy();
    else response.writeHead(500, { connection: 'close' }).end();
  }
}

function unknownExpectation({ core }: MockState): MockResponse {
  const message = 'must be 100-continue';
  return errorResponse(
    core,
    new RequestProblem('unknown-expectation', [{ location: 'header Expect', message }]),
  );
}

/** A client that is rejected while it is sending gets the response at once. */
async function write(
  { request, response, isHeldBack }: OpenExchange & { readonly isHeldBack: boolean },
  { status, headers, content }: MockResponse,
): Promise<void> {
  const isSending = !request.complete && !request.destroyed && !isHeldBack;
  const length = lengthOf(content);
  const isBodiless = status === 204 || status === 304;
  if (!request.complete) markAsClosing(request.socket);
  response.writeHead(status, {
    ...headers,
    ...(!isBodiless && { 'content-length': length }),
    ...(!request.complete && { connection: 'close' }),
  });
  if (request.method === 'HEAD' || isBodiless || content.kind === 'none') response.flushHeaders();
  else if (content.kind === 'stored') {
    await pipeline(createReadStream(content.stored.file), response, { end: !isSending });
  } else response.write(content.kind === 'text' ? content.text : content.bytes);
  if (isSending) await drained(request);
  response.end();
}

function lengthOf(content: MockContent): number {
  switch (content.kind) {
    case 'none':
      return 0;
    case 'text':
      return Buffer.byteLength(content.text);
    case 'bytes':
      return content.bytes.length;
    case 'stored':
      return content.stored.length;
    default:
      return content satisfies never;
  }
}

function drained(request: IncomingMessage): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, drainTime);
    const settle = (): void => {
      clearTimeout(timer);
      resolve();
    };
    request.once('close', settle).once('end', settle).resume();
  });
}

/** Responds to bytes that are not an HTTP request, which Node.js does not parse. */
function rejectUnreadable(error: Error, socket: Duplex): void {
  const isReset = 'code' in error && error.code === 'ECONNRESET';
  if (isClosing(socket)) socket.end(() => socket.destroy());
  else if (!socket.writable || isReset) socket.destroy();
  else socket.end('HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
}

function start(
  server: Server,
  address: { readonly host: string; readonly port: number },
): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause) => {
      const isTaken = 'code' in cause && cause.code === 'EADDRINUSE';
      const message = `port ${address.port} is in use by another program; choose another port, or 0 for any free port`;
      reject(isTaken ? new MockListenError(message, { cause }) : cause);
    });
    server.listen(address, resolve);
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const cutOff = setTimeout(() => {
      server.closeAllConnections();
    }, closingTime);
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
