import {
  request as requestHttp,
  type ClientRequest,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { request as requestHttps } from 'node:https';
import { pipeline } from 'node:stream';
import { forwardHeaders } from './forward-headers.js';
import { changeResponse, respondInstead, type Intervention } from './intervention.js';
import { passInformation } from './pass-information.js';
import { sendError, type Rejection } from './send-error.js';
import { tap } from './tap.js';
import type { Exchange, Watcher } from './watcher.js';

export interface Passing {
  /** The server behind the proxy. */
  readonly target: URL;
  /** Trusted in place of those that Node.js trusts, in PEM. */
  readonly certificates?: readonly string[] | undefined;
  watch(request: IncomingMessage): Watcher;
  /** Called once a request is watched. It is passed on unchanged where nothing is returned. */
  readonly intervene?: ((request: IncomingMessage) => Intervention | undefined) | undefined;
}

/** Passes one request on while it comes, and its response back. */
export function passOn(exchange: Exchange, options: Passing): void {
  const { incoming, outgoing } = exchange;
  if (isWebSocket(incoming)) {
    const message = 'the proxy passes on HTTP, and no WebSocket; connect to the server itself';
    sendError(exchange, { status: 501, message });
    return;
  }
  const watcher = options.watch(incoming);
  const intervention = options.intervene?.(incoming);
  if (intervention?.kind === 'respond') {
    respondInstead({ ...exchange, watcher }, intervention);
    return;
  }
  const outcome = openOutcome(watcher);
  const onward = attempt(() => open(incoming, options, intervention?.target));
  if (onward instanceof Error) {
    outcome.brokenOff('client');
    sendError(exchange, { status: 400, message: `can't be forwarded: ${onward.message}` });
    return;
  }
  outgoing.sendDate = false;
  onward.on('continue', () => outgoing.writeContinue());
  onward.on('information', (information) => passInformation(information, exchange));
  onward.on('response', (response) => {
    passBack(response, { ...exchange, watcher, outcome, intervention });
  });
  onward.on('error', (cause) => {
    outcome.brokenOff('server', cause);
    // A response that has begun is the target's own: its early end is passed on by the pipeline.
    if (outgoing.headersSent || outgoing.destroyed) return;
    sendError(exchange, unreachable(options.target, cause));
  });
  onward.on('close', () => {
    if (incoming.complete) return;
    // The response came before all was sent: the rest is read and dropped, so that the client reads
    // the response.
    outcome.brokenOff('server');
    incoming.unpipe();
    incoming.resume();
  });
  outgoing.on('close', () => {
    if (outgoing.writableFinished) return;
    outcome.brokenOff('client');
    onward.destroy();
  });
  const copy = tap(watcher.requestBody);
  copy.on('end', outcome.half);
  incoming.on('end', () => addTrailers(onward, incoming.rawTrailers));
  if (hasBody(incoming)) onward.write(nothing);
  incoming.pipe(copy).pipe(onward);
}

interface Passed extends Exchange {
  readonly watcher: Watcher;
  readonly outcome: Outcome;
  readonly intervention: Extract<Intervention, { readonly kind: 'change' }> | undefined;
}

function passBack(response: IncomingMessage, passed: Passed): void {
  const { incoming, outgoing, watcher, outcome, intervention } = passed;
  if (intervention !== undefined) {
    outgoing.on('finish', outcome.half);
    changeResponse(response, passed, intervention);
    return;
  }
  const { statusCode = 502, statusMessage, rawHeaders } = response;
  response.on('error', () => outcome.brokenOff('server'));
  const begun = attempt(() => {
    outgoing.writeHead(statusCode, statusMessage, forwardHeaders(rawHeaders));
    outgoing.write(nothing);
  });
  if (begun instanceof Error) {
    outcome.brokenOff('server');
    response.destroy();
    const message = `the response of the server can't be passed on: ${begun.message}`;
    sendError({ incoming, outgoing }, { status: 502, message });
    return;
  }
  response.on('end', () => addTrailers(outgoing, response.rawTrailers));
  pipeline(response, tap(watcher.response(response)), outgoing, (error) => {
    if (error === null || error === undefined) outcome.half();
    else outgoing.destroy();
  });
}

/** Reports once how an exchange ended. */
interface Outcome {
  /** One of the two bodies has passed whole. */
  readonly half: () => void;
  readonly brokenOff: Watcher['brokenOff'];
}

function openOutcome(watcher: Watcher): Outcome {
  let halves = 2;
  let isOver = false;
  const end = (report: () => void): void => {
    if (!isOver) report();
    isOver = true;
  };
  return {
    half: () => {
      halves -= 1;
      if (halves === 0) end(watcher.done);
    },
    brokenOff: (by, cause) => end(() => watcher.brokenOff(by, cause)),
  };
}

/** Sends the headers at once, and in Latin-1: `flushHeaders` would write them in UTF-8. */
const nothing = Buffer.alloc(0);

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined;
}

function isWebSocket({ headers }: IncomingMessage): boolean {
  return /^websocket$/i.test(headers.upgrade?.trim() ?? '');
}

/** RFC 9112, section 7.1.2: they follow the last chunk, and without chunks there are none. */
function addTrailers(message: ClientRequest | ServerResponse, raw: readonly string[]): void {
  const pairs = raw.flatMap((name, at): [string, string][] =>
    at % 2 === 0 ? [[name, raw[at + 1] ?? '']] : [],
  );
  if (pairs.length > 0) message.addTrailers(pairs);
}

function unreachable({ protocol, host, pathname }: URL, cause: unknown): Rejection {
  const url = `${protocol}//${host}${pathname.replace(/\/$/, '')}`;
  return { status: 502, message: `${url} does not respond: ${textOf(cause)}` };
}

/** The request as the target gets it: the same path and headers, but for the host's name. */
function open(
  incoming: IncomingMessage,
  { target, certificates }: Passing,
  path = incoming.url ?? '/',
): ClientRequest {
  const { method, rawHeaders, headers } = incoming;
  const isSecure = target.protocol === 'https:';
  const forwarded = forwardHeaders(rawHeaders);
  const names = Object.keys(forwarded).filter((name) => name.toLowerCase() === 'host');
  for (const name of names) forwarded[name] = target.host;
  const isChunked = headers['transfer-encoding'] !== undefined;
  return (isSecure ? requestHttps : requestHttp)({
    hostname: target.hostname.replace(/^\[|\]$/g, ''),
    port: target.port,
    method,
    path,
    headers: {
      ...(names.length === 0 && { Host: target.host }),
      ...forwarded,
      ...(isChunked && { 'Transfer-Encoding': 'chunked' }),
    },
    agent: false,
    ...(certificates !== undefined && { ca: [...certificates] }),
  });
}

function attempt<Value>(run: () => Value): Value | Error {
  try {
    return run();
  } catch (cause) {
    return cause instanceof Error ? cause : new Error(String(cause));
  }
}

function textOf(cause: unknown): string {
  return cause instanceof Error ? cause.message || cause.name : String(cause);
}
