import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as received over the socket. */
export interface Captured {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface CaptureServer {
  /** Without a trailing slash. */
  readonly url: string;
  /** In the order of their arrival. */
  readonly requests: readonly Captured[];
  close(): Promise<void>;
}

export type Responder = (request: Captured, response: ServerResponse) => void;

/**
 * Serves on 127.0.0.1, records requests, and responds with the given handler once a request is
 * complete.
 */
export async function captureServer(reply: Responder = json(200, {})): Promise<CaptureServer> {
  const requests: Captured[] = [];
  return serve(requests, (incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('error', () => undefined);
    incoming.on('end', () => {
      const { method = '', url: path = '', headers } = incoming;
      const captured = { method, path, headers, body: Buffer.concat(chunks) };
      requests.push(captured);
      reply(captured, response);
    });
  });
}

/** Serves on 127.0.0.1 with a handler that reads the request itself. */
export async function rawServer(
  handle: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<CaptureServer> {
  return serve([], handle);
}

async function serve(
  requests: readonly Captured[],
  handle: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<CaptureServer> {
  const server = createServer(handle);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}

/** A response that is the same every time. */
export function json(
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): Responder {
  return (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(body));
  };
}

/** The responses in turn; the last one from then on. */
export function inTurn(...responses: readonly Responder[]): Responder {
  let turn = 0;
  return (request, response) => {
    responses[Math.min(turn, responses.length - 1)]?.(request, response);
    turn += 1;
  };
}
