import type { Exchange } from './watcher.js';

/** What the proxy responds itself. */
export interface Rejection {
  readonly status: number;
  /** A sentence that says why. */
  readonly message: string;
}

/** Responds in place of the target, with the API's own error body, and says who responds. */
export function sendError({ incoming, outgoing }: Exchange, rejection: Rejection): void {
  const message = `upspec: ${rejection.message}`;
  const body = JSON.stringify({
    error: { message, type: 'proxy_error', param: null, code: null },
  });
  incoming.unpipe();
  // The rest of the body is read and dropped, so that the client reads the response.
  incoming.resume();
  outgoing.writeHead(rejection.status, {
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(body),
    ...(!incoming.complete && { Connection: 'close' }),
  });
  outgoing.end(body);
}
