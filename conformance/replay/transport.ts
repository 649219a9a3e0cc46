import { Agent as HttpAgent, request as requestHttp, type ClientRequest } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import { Readable } from 'node:stream';
import { addCredentials, type RequestHead } from '../auth/add-credentials.js';
import type { Credential } from '../auth/credential.js';
import { plainProfile } from '../profile-format/plain-profile.js';
import type { RequestStyle } from '../profile-format/profile.js';
import type { WireRequest } from './build-request.js';
import {
  ConnectionError,
  connectionErrorOf,
  cutOffError,
  lastGrace,
  withSent,
} from './connection-error.js';
import type { Pace } from './pace.js';
import { exchangeRaw, type RawRequest } from './raw-exchange.js';
import { putSecrets } from './raw-key.js';
import { readBody } from './read-body.js';
import type { Received } from './received.js';
import { requestCookies } from './request-cookies.js';
import { reveal } from './secrets.js';
import { styleCredentials, styleSecrets, type GivenKeys } from './style-credentials.js';
import { styledPath } from './styled-path.js';

/** How many bytes of a response are kept if the request does not say; the rest is cut. */
const mostItems = 1024 * 1024;

/** How a request's first line and headers are sent. */
export interface SentHead {
  /** With the base URL's own path: `/v1/files?limit=1`. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** The response to bytes, and what was sent. */
export interface RawReply {
  readonly sent: WireRequest;
  readonly received: Received;
}

export interface TransportOptions extends GivenKeys {
  /** With its path: `http://127.0.0.1:4010/v1`. */
  readonly baseUrl: URL;
  /** Milliseconds for one exchange, from the connection to the last byte. */
  readonly timeout: number;
  readonly connections: number;
  /** How the target expects requests; by default with a bearer token. */
  readonly style?: RequestStyle | undefined;
  /** Waits before each request, one that is sent again included; no wait by default. */
  readonly pace?: Pace | undefined;
}

/** The only part that sends requests to the target. */
export interface Transport {
  /** @throws {ConnectionError} when there was no complete response */
  send(request: WireRequest, signal?: AbortSignal): Promise<Received>;
  /**
   * Sends bytes unchanged, on a connection of their own.
   * @throws {ConnectionError} when there was no complete response
   */
  sendRaw(request: RawRequest, signal?: AbortSignal): Promise<RawReply>;
  /** A request's first line and headers as they are sent; secrets appear as `$NAME`. */
  headOf(request: WireRequest): SentHead;
  /** Lets go of the connections that were kept open. */
  close(): void;
}

/**
 * Speaks HTTP on the lowest level that Node.js has: paths are sent as they were recorded (`fetch`
 * would tidy `/pets/..` up), bodies as bytes, and redirects are responses like any other.
 */
export function openTransport(options: TransportOptions): Transport {
  const Agent = isSecure(options) ? HttpsAgent : HttpAgent;
  const maxSockets = options.connections;
  const certificates = styleOf(options).trusted?.certificates;
  const trust = certificates === undefined ? {} : { ca: [...certificates] };
  const kept = new Agent({ keepAlive: true, maxSockets, ...trust });
  const fresh = new Agent({ keepAlive: false, maxSockets, ...trust });
  return {
    async send(request, signal) {
      const outgoing: Outgoing = { ...options, request, signal };
      // What may change something must not be sent twice, so that it is sent on a connection of its
      // own: https://www.rfc-editor.org/rfc/rfc9110#section-9.2.2
      const isSafe = request.method === 'GET' || request.method === 'HEAD';
      let outcome = await exchange(outgoing, isSafe ? kept : fresh);
      // A server may close a kept connection just as a request is sent on it: that says nothing
      // about the server, and a new connection shows it.
      if ('error' in outcome && outcome.stale) outcome = await exchange(outgoing, fresh);
      if ('error' in outcome) throw outcome.error;
      return outcome.received;
    },
    sendRaw: (raw, signal) => sendRaw(raw, options, signal),
    headOf: (request) => headOf(request, options),
    close: () => {
      kept.destroy();
      fresh.destroy();
    },
  };
}

type Attempt =
  { readonly received: Received } | { readonly error: ConnectionError; readonly stale: boolean };

interface Outgoing extends TransportOptions {
  readonly request: WireRequest;
  readonly signal?: AbortSignal | undefined;
}

async function exchange(options: Outgoing, agent: HttpAgent): Promise<Attempt> {
  await options.pace?.(options.signal);
  let outgoing: ClientRequest;
  try {
    outgoing = openRequest(options, agent);
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    return { error: new ConnectionError('other', `can't be reached: ${message}`), stale: false };
  }
  return attempt(outgoing, options);
}

function openRequest(options: Outgoing, agent: HttpAgent): ClientRequest {
  const { request, baseUrl } = options;
  const secrets = styleSecrets(styleOf(options), options);
  const { target, headers } = headOf(request, options);
  return (isSecure(options) ? requestHttps : requestHttp)({
    agent,
    hostname: baseUrl.hostname.replace(/^\[|\]$/g, ''),
    port: baseUrl.port,
    method: request.method,
    path: reveal(target, secrets),
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, reveal(value, secrets)]),
    ),
  });
}

function attempt(outgoing: ClientRequest, options: Outgoing): Promise<Attempt> {
  const { request, signal, timeout, baseUrl } = options;
  return new Promise((resolve) => {
    let grace: NodeJS.Timeout | undefined;
    const settle = (outcome: Attempt): void => {
      clearTimeout(timer);
      clearTimeout(grace);
      signal?.removeEventListener('abort', abort);
      resolve(outcome);
      // A client that has its response early need not go on sending.
      if (request.long !== undefined) outgoing.destroy();
    };
    const fail = (error: ConnectionError): void => {
      settle({ error, stale: error.reason === 'closed' && outgoing.reusedSocket });
      outgoing.destroy();
    };
    const cut = (): void => fail(cutOffError());
    const abort = (): void => void (grace = setTimeout(cut, lastGrace));
    const timer = setTimeout(() => fail(timeoutError(timeout)), timeout);
    signal?.addEventListener('abort', abort, { once: true });
    outgoing.on('error', (cause) => fail(connectionErrorOf(cause, baseUrl)));
    outgoing.on('response', (incoming) => {
      void readBody(incoming, request.keep ?? mostItems).then((received) => settle({ received }));
    });
    if (signal?.aborted === true) cut();
    else if (request.long === undefined) outgoing.end(request.bytes);
    else Readable.from(request.long.chunks()).pipe(outgoing);
  });
}

async function sendRaw(
  raw: RawRequest,
  options: TransportOptions,
  signal?: AbortSignal,
): Promise<RawReply> {
  const { method, path, halfClose, heldBack } = raw;
  const style = styleOf(options);
  const head = { path: fullPath(path, options), headers: style.headers };
  const requested = { method, path, auth: 'right' } as const;
  const carried = addCredentials(head, credentialsOf(requested, options), 'right');
  const lines = Object.entries(carried.headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const bytes = raw.build({
    path: carried.path,
    host: options.baseUrl.host,
    authorization: lines.join(''),
  });
  const sent: WireRequest = { method, path, headers: {}, auth: 'right', raw: bytes };
  const secrets = styleSecrets(style, options);
  await options.pace?.(signal);
  const received = await exchangeRaw(putSecrets(bytes, secrets), {
    ...options,
    ...(style.trusted !== undefined && { certificates: style.trusted.certificates }),
    ...(halfClose !== undefined && { halfClose }),
    ...(heldBack !== undefined && { heldBack }),
    ...(signal !== undefined && { signal }),
  }).catch((error: unknown) => {
    throw withSent(error, sent);
  });
  return { received, sent };
}

function styleOf({ style = plainProfile.requests }: Pick<TransportOptions, 'style'>): RequestStyle {
  return style;
}

function isSecure({ baseUrl }: Pick<TransportOptions, 'baseUrl'>): boolean {
  return baseUrl.protocol === 'https:';
}

/** The path with the base URL's before it and the style's query behind it. */
function fullPath(path: string, options: TransportOptions): string {
  return options.baseUrl.pathname.replace(/\/+$/, '') + styledPath(path, styleOf(options));
}

/** What a request carries: nothing where the one key of the style was not given. */
function credentialsOf(
  request: Pick<WireRequest, 'method' | 'path' | 'auth'>,
  options: TransportOptions,
): readonly Credential[] {
  const style = styleOf(options);
  const isKnown = options.apiKey !== undefined || style.authentication !== undefined;
  return isKnown || request.auth === 'wrong' ? styleCredentials(style, request) : [];
}

function headOf(request: WireRequest, options: TransportOptions): SentHead {
  const length = request.long?.length ?? request.bytes?.length;
  const bodyless = length === undefined && ['GET', 'HEAD', 'DELETE'].includes(request.method);
  const { cookie: _, ...own } = request.headers;
  const { headers: always } = styleOf(options);
  const credentials = credentialsOf(request, options);
  const cookies = requestCookies(request, { always: always['cookie'], credentials });
  const plain: RequestHead = {
    path: fullPath(request.path, options),
    headers: { accept: '*/*', 'user-agent': 'upspec', ...always, ...cookies },
  };
  const { path, headers } = addCredentials(plain, credentials, request.auth);
  return {
    target: path,
    headers: {
      ...headers,
      ...(bodyless ? {} : { 'content-length': String(length ?? 0) }),
      ...own,
    },
  };
}

function timeoutError(milliseconds: number): ConnectionError {
  return new ConnectionError('timeout', `sent no whole response within ${milliseconds / 1000} s`);
}
