import { connect as connectPlain, type Socket } from 'node:net';
import { connect as connectSecure } from 'node:tls';
import { ConnectionError, connectionErrorOf } from './connection-error.js';
import { readRawAnswer } from './raw-answer.js';
import type { Received, TransportOptions } from './transport.js';

/** A request as bytes, well-formed or not. */
export interface RawRequest {
  /** What it shows, for people: `POST /files, body cut off`. */
  readonly method: string;
  readonly path: string;
  /**
   * The bytes, made when the address is known.
   * @param line gives the request line's path, the `host` and the `authorization` as they must stand
   */
  build(line: RawAddress): Buffer;
  /** Whether our side of the connection is closed after the bytes. */
  readonly halfClose?: boolean;
}

/** What the bytes of a raw request must say to reach the target. */
export interface RawAddress {
  /** The path with the base URL's before it: `/v1/files`. */
  readonly path: string;
  readonly host: string;
  /** The whole header line with its end, `authorization: Bearer …`; empty where there is no key. */
  readonly authorization: string;
}

/** No answer of a raw request is kept beyond this. */
const largestAnswer = 1024 * 1024;

/**
 * Sends bytes on a connection of its own, and reads one answer.
 *
 * @throws {ConnectionError} when none came
 */
export function exchangeRaw(
  bytes: Buffer,
  options: TransportOptions & { readonly halfClose?: boolean; readonly signal?: AbortSignal },
): Promise<Received> {
  const { baseUrl, timeout, signal, halfClose = false } = options;
  return new Promise((resolve, reject) => {
    const socket = open(baseUrl);
    let collected = Buffer.alloc(0);
    const settle = (outcome: Received | ConnectionError): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
      socket.destroy();
      if (outcome instanceof Error) reject(outcome);
      else resolve(outcome);
    };
    const abort = (): void =>
      settle(new ConnectionError('aborted', 'was cut off by the end of the run'));
    const finish = (ended: boolean): boolean => {
      const answer = readRawAnswer(collected, ended);
      if (answer !== undefined) settle(answer);
      return answer !== undefined;
    };
    const timer = setTimeout(() => {
      const seconds = timeout / 1000;
      settle(new ConnectionError('timeout', `sent no whole answer within ${seconds} s`));
    }, timeout);
    signal?.addEventListener('abort', abort, { once: true });
    socket.on('data', (chunk: Buffer) => {
      collected = Buffer.concat([collected, chunk]);
      finish(collected.length > largestAnswer);
    });
    socket.on('end', () => {
      if (finish(true)) return;
      settle(new ConnectionError('closed', 'closed the connection before a whole answer had come'));
    });
    // A server may refuse, answer and close before all has been sent: the answer counts.
    socket.on('error', (cause) => {
      if (!finish(true)) settle(connectionErrorOf(cause, baseUrl));
    });
    if (signal?.aborted === true) abort();
    else if (halfClose) socket.end(bytes);
    else socket.write(bytes);
  });
}

function open(baseUrl: URL): Socket {
  const host = baseUrl.hostname.replace(/^\[|\]$/g, '');
  const secure = baseUrl.protocol === 'https:';
  const port = Number(baseUrl.port || (secure ? 443 : 80));
  return secure ? connectSecure({ host, port, servername: host }) : connectPlain({ host, port });
}
