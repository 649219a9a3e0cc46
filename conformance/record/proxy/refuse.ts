import type { IncomingMessage, ServerResponse } from 'node:http';

/** Answers in the target's place, in the API's own form of an error, and says who speaks. */
export function refuse(
  exchange: { readonly incoming: IncomingMessage; readonly outgoing: ServerResponse },
  refusal: { readonly status: number; readonly message: string },
): void {
  const { incoming, outgoing } = exchange;
  const message = `upspec record: ${refusal.message}`;
  const body = JSON.stringify({
    error: { message, type: 'recording_proxy_error', param: null, code: null },
  });
  incoming.unpipe();
  // The rest of the body is taken and dropped, so that the client gets to read the answer.
  incoming.resume();
  outgoing.writeHead(refusal.status, {
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(body),
    ...(!incoming.complete && { Connection: 'close' }),
  });
  outgoing.end(body);
}
