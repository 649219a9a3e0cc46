import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a proxy does with one request. */
export type ProxyAction =
  | { readonly kind: 'forward' }
  /** Responds instead of the server. */
  | { readonly kind: 'status'; readonly status: number; readonly retryAfter?: number }
  /** Resets the connection before the server has the request. */
  | { readonly kind: 'reset' }
  /** Resets the connection in the middle of the body. */
  | { readonly kind: 'reset at half' }
  /** Resets the connection after the server has responded. */
  | { readonly kind: 'lose the response' }
  /** Never responds; the server does not have the request. */
  | { readonly kind: 'silence' };

export interface DisturbingProxy {
  /** The base URL for clients. */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Starts a proxy between a client and a server that can disturb each request.
 *
 * @param target the base URL of the server, read for each request
 */
export async function startDisturbingProxy(
  target: () => string,
  choose: (request: IncomingMessage) => ProxyAction,
): Promise<DisturbingProxy> {
  const server = createServer((incoming, response) => {
    incoming.on('error', () => undefined);
    response.on('error', () => undefined);
    act(choose(incoming), { incoming, response, target: new URL(target()) });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}/v1`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

interface Exchange {
  readonly incoming: IncomingMessage;
  readonly response: ServerResponse;
  readonly target: URL;
}

function act(action: ProxyAction, exchange: Exchange): void {
  const { incoming, response } = exchange;
  switch (action.kind) {
    case 'forward':
    case 'lose the response':
      forward(exchange, action.kind === 'lose the response');
      return;
    case 'status':
      incoming.resume().on('end', () => {
        const { status, retryAfter } = action;
        const headers = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
        response.writeHead(status, { 'content-type': 'application/json', ...headers });
        response.end('{"error":{"message":"injected","type":"e","param":null,"code":null}}');
      });
      return;
    case 'reset':
      incoming.socket.resetAndDestroy();
      return;
    case 'reset at half':
      incoming.once('data', () => {
        incoming.socket.resetAndDestroy();
      });
      // A request without a body has no middle.
      incoming.once('end', () => {
        incoming.socket.resetAndDestroy();
      });
      return;
    case 'silence':
      incoming.resume();
  }
}

function forward({ incoming, response, target }: Exchange, isLost: boolean): void {
  const { method, url, headers } = incoming;
  const { hostname, port, host } = target;
  const sent = request(
    { hostname, port, method, path: url, headers: { ...headers, host } },
    (reply) => {
      if (isLost) {
        reply.resume().on('end', () => incoming.socket.resetAndDestroy());
        return;
      }
      response.writeHead(reply.statusCode ?? 500, reply.headers);
      reply.pipe(response);
      reply.on('error', () => incoming.socket.destroy());
    },
  );
  sent.on('error', () => incoming.socket.resetAndDestroy());
  incoming.on('close', () => {
    if (!incoming.complete) sent.destroy();
  });
  incoming.pipe(sent);
}
