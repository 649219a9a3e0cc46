import type { Transport } from './transport.js';

/**
 * A transport that sends each request after the response to the one before. Bytes that are kept back
 * wait for other requests, so that nothing waits for their response.
 */
export function inTurn(transport: Transport): Transport {
  let last: Promise<unknown> = Promise.resolve();
  const afterLast = <Reply>(send: () => Promise<Reply>): Promise<Reply> => {
    const reply = last.then(send);
    last = reply.catch(() => undefined);
    return reply;
  };
  return {
    close: () => transport.close(),
    headOf: (request) => transport.headOf(request),
    send: (request, signal) => afterLast(() => transport.send(request, signal)),
    sendRaw(request, signal) {
      const send = (): ReturnType<Transport['sendRaw']> => transport.sendRaw(request, signal);
      return request.heldBack === undefined ? afterLast(send) : send();
    },
  };
}
