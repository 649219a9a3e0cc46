import { request, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { startTarget, type StartedTarget } from '../../testing/start-target.js';

export interface ProxiedResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** How a proxy changes a conforming server into a violating one. */
export interface ProxyFault {
  /** Replaces the path of the request. */
  readonly path?: (path: string) => string;
  /** Replaces the response. */
  readonly changeResponse?: (
    changeResponse: ProxiedResponse,
    path: string,
    headers: IncomingHttpHeaders,
  ) => ProxiedResponse;
}

/** A proxy before a server, with one violation. */
export function startFaultProxy(
  url: string,
  { path, changeResponse }: ProxyFault,
): Promise<StartedTarget> {
  const { hostname, port, pathname } = new URL(url);
  return startTarget((incoming, outgoing) => {
    const requestPath = incoming.url?.slice('/v1'.length) ?? '';
    const onward = request(
      {
        hostname,
        port,
        path: pathname + (path?.(requestPath) ?? requestPath),
        method: incoming.method,
        headers: incoming.headers,
      },
      (received) => {
        void readAll(received).then((body) => {
          const headers: Record<string, string> = {};
          for (const name of ['content-type', 'content-disposition', 'www-authenticate']) {
            const value = received.headers[name];
            if (typeof value === 'string') headers[name] = value;
          }
          const right: ProxiedResponse = { status: received.statusCode ?? 0, headers, body };
          const given = changeResponse?.(right, requestPath, incoming.headers) ?? right;
          outgoing.writeHead(given.status, given.headers).end(given.body);
        });
      },
    );
    // An error after the response has begun is that of the response.
    onward.on('error', () => undefined);
    incoming.pipe(onward);
  });
}

async function readAll(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
