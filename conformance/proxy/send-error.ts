import type { IncomingMessage, ServerResponse } from 'node:http';

/** Responds in place of the target, with the API's own error body, and says who responds. */
export function sendError(
  exchange: { readonly incoming: IncomingMessage; readonly outgoing: ServerResponse },
  rejection: { readonly status: number; readonly message: string },
): void {
  const { incoming, outgoing } = exchange;
  const message = `upspec record: ${rejection.message}`;
  const body = JSON.stringify({
    error: { message, type: 'recording_proxy_error', param: null, code: null },
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
