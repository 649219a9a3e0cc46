import type { IncomingMessage, ServerResponse } from 'node:http';
import { PassThrough, type Readable } from 'node:stream';
import { tap } from './tap.js';
import type { Exchange, Watcher } from './watcher.js';

/** What a proxy does with one request beside passing it on. */
export type Intervention =
  /** Responds in place of the target, as soon as the request's headers are received. */
  | { readonly kind: 'respond'; respond(exchange: Intercepted): void }
  /** Passes the request on, and sends something else than the response. */
  | {
      readonly kind: 'change';
      /** The path and the query to request of the target; by default those of the request. */
      readonly target?: string | undefined;
      send(response: TargetResponse, outgoing: ServerResponse): void;
    };

/** A request that the target does not see. */
export interface Intercepted {
  readonly incoming: IncomingMessage;
  readonly outgoing: ServerResponse;
  /** The body, which flows whether or not anyone listens. */
  readonly body: Readable;
}

/** What the target responded. */
export interface TargetResponse {
  readonly head: IncomingMessage;
  readonly body: Readable;
}

/** One request and its response, and who watches them. */
interface Watched extends Exchange {
  readonly watcher: Watcher;
}

/** Responds in place of the target. The watcher sees the request, and no response. */
export function respondInstead(
  { incoming, outgoing, watcher }: Watched,
  { respond }: Extract<Intervention, { readonly kind: 'respond' }>,
): void {
  if (incoming.headers.expect !== undefined) outgoing.writeContinue();
  const copy = tap(watcher.requestBody);
  let halves = 2;
  const finish = (): void => {
    halves -= 1;
    if (halves === 0) watcher.done();
  };
  copy.on('end', finish);
  outgoing.on('finish', finish);
  outgoing.on('close', () => {
    if (halves > 0) watcher.brokenOff('client');
  });
  const body = incoming.pipe(copy).pipe(new PassThrough());
  respond({ incoming, outgoing, body });
  body.resume();
}

/** Sends what an intervention makes of a response. The watcher sees the response as the target sent it. */
export function changeResponse(
  head: IncomingMessage,
  { outgoing, watcher }: Omit<Watched, 'incoming'>,
  { send }: Extract<Intervention, { readonly kind: 'change' }>,
): void {
  send({ head, body: head.pipe(tap(watcher.response(head))) }, outgoing);
}
