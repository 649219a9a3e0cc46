import { connect as connectPlain, isIP, type Socket } from 'node:net';
import { connect as connectSecure } from 'node:tls';
import { ConnectionError, connectionErrorOf, cutOffError, lastGrace } from './connection-error.js';
import { readRawResponse } from './raw-response.js';
import type { Received } from './received.js';

/** A request as bytes, well-formed or not. */
export interface RawRequest {
  /** What it shows, for people: `POST /pets, body cut off`. */
  readonly method: string;
  readonly path: string;
  /**
   * The bytes, built when the address is known.
   * @param line gives the request line's path, the `host` and the `authorization` as they must be
   */
  build(line: RawAddress): Buffer;
  /** Whether our side of the connection is closed after the bytes. */
  readonly halfClose?: boolean;
  /** Keeps the last bytes back for a while. */
  readonly heldBack?: HeldBack;
}

/** Bytes that are sent late. */
export interface HeldBack {
  /** How many of the last bytes. */
  readonly bytes: number;
  /** Is called once those before them are out; its end lets them go. */
  until(): Promise<unknown>;
}

/** What the bytes of a raw request must say to reach the target. */
export interface RawAddress {
  /** The path with the base URL's before it: `/v1/files`. */
  readonly path: string;
  readonly host: string;
  /**
   * The whole header line with its end, `authorization: Bearer …`, and those that the target
   * expects beside it; without the key if there is none. A placeholder replaces the key.
   */
  readonly authorization: string;
}

/** No more than this is kept of the response to a raw request. */
const largestResponse = 1024 * 1024;

/**
 * Sends bytes on a connection of their own, and reads one response.
 *
 * @throws {ConnectionError} when there was none
 */
export function exchangeRaw(bytes: Buffer, options: RawExchangeOptions): Promise<Received> {
  const { baseUrl, certificates, timeout, signal } = options;
  return new Promise((resolve, reject) => {
    const socket = open(baseUrl, certificates);
    let collected = Buffer.alloc(0);
    let grace: NodeJS.Timeout | undefined;
    const settle = (outcome: Received | ConnectionError): void => {
      clearTimeout(timer);
      clearTimeout(grace);
      signal?.removeEventListener('abort', abort);
      socket.destroy();
      if (outcome instanceof Error) reject(outcome);
      else resolve(outcome);
    };
    const cut = (): void => settle(cutOffError());
    const abort = (): void => void (grace = setTimeout(cut, lastGrace));
    const finish = (ended: boolean): boolean => {
      const response = readRawResponse(collected, ended);
      if (response !== undefined) settle(response);
      return response !== undefined;
    };
    const timer = setTimeout(() => {
      const seconds = timeout / 1000;
      settle(new ConnectionError('timeout', `sent no whole response within ${seconds} s`));
    }, timeout);
    signal?.addEventListener('abort', abort, { once: true });
    socket.on('data', (chunk: Buffer) => {
      collected = Buffer.concat([collected, chunk]);
      if (finish(false) || collected.length <= largestResponse) return;
      settle(cutResponse(collected));
    });
    socket.on('end', () => {
      if (finish(true)) return;
      settle(
        new ConnectionError('closed', 'closed the connection before a whole response was received'),
      );
    });
    // A server may reject the request, respond and close before all has been sent: the response
    // counts.
    socket.on('error', (cause) => {
      if (!finish(true)) settle(connectionErrorOf(cause, baseUrl));
    });
    if (signal?.aborted === true) cut();
    else write(socket, bytes, options);
  });
}

/** What is kept of a response that is too long. */
function cutResponse(bytes: Buffer): Received | ConnectionError {
  const response = readRawResponse(bytes, true);
  if (response === undefined) return new ConnectionError('malformed', 'sends endless headers');
  const { status, headers, bytes: body } = response;
  return { status, headers, bytes: body, cut: true };
}

/** How bytes are sent. */
export interface RawExchangeOptions extends Pick<RawRequest, 'halfClose' | 'heldBack'> {
  readonly baseUrl: URL;
  /** Trusted in place of those that Node.js trusts, in PEM. */
  readonly certificates?: readonly string[];
  /** Milliseconds, from the connection to the last byte. */
  readonly timeout: number;
  readonly signal?: AbortSignal;
}

function write(
  socket: Socket,
  bytes: Buffer,
  { halfClose, heldBack }: Pick<RawExchangeOptions, 'halfClose' | 'heldBack'>,
): void {
  const last = (rest: Buffer): void => {
    if (socket.destroyed) return;
    if (halfClose === true) socket.end(rest);
    else socket.write(rest);
  };
  if (heldBack === undefined) {
    last(bytes);
    return;
  }
  const early = bytes.length - heldBack.bytes;
  const goOn = (): void => last(bytes.subarray(early));
  socket.write(bytes.subarray(0, early), () => void heldBack.until().then(goOn, goOn));
}

function open(baseUrl: URL, certificates?: readonly string[]): Socket {
  const host = baseUrl.hostname.replace(/^\[|\]$/g, '');
  const secure = baseUrl.protocol === 'https:';
  const port = Number(baseUrl.port || (secure ? 443 : 80));
  if (!secure) return connectPlain({ host, port });
  return connectSecure({
    host,
    port,
    // RFC 6066, section 3: "Literal IPv4 and IPv6 addresses are not permitted in \"HostName\"."
    ...(isIP(host) === 0 && { servername: host }),
    ...(certificates !== undefined && { ca: [...certificates] }),
  });
}
