import { request, type IncomingMessage } from 'node:http';
import { startTarget, type StartedTarget } from '../../testing/start-target.js';
import type { ProxiedResponse } from './fault-proxy.js';

/** A request as a vendor receives it, with its path below the base URL and its query. */
export interface VendorRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** How a vendor differs from the reference server behind it. */
export interface Vendor {
  /** Responds itself, or changes a request into one that the reference server supports. */
  readonly changeRequest?: (
    request: VendorRequest,
    body: Buffer,
  ) => ProxiedResponse | VendorRequest;
  readonly changeResponse?: (
    changeResponse: ProxiedResponse,
    request: VendorRequest,
  ) => ProxiedResponse;
}

/** A vendor's server: a proxy before another server. */
export function startVendor(
  url: string,
  { changeRequest = (request) => request, changeResponse }: Vendor,
): Promise<StartedTarget> {
  const { hostname, port, pathname } = new URL(url);
  return startTarget((incoming, outgoing) => {
    const headers = Object.fromEntries(
      Object.entries(incoming.headersDistinct).map(([name, values]) => [name, values?.[0] ?? '']),
    );
    const path = incoming.url?.slice('/v1'.length) ?? '';
    const requestPath = { method: incoming.method ?? 'GET', path, headers };
    const reply = ({ status, headers: given, body }: ProxiedResponse): void => {
      outgoing.writeHead(status, given).end(body);
    };
    void readAll(incoming).then((sent) => {
      const turned = changeRequest(requestPath, sent);
      if ('status' in turned) {
        reply(turned);
        return;
      }
      const onward = request(
        {
          hostname,
          port,
          path: pathname + turned.path,
          method: turned.method,
          headers: turned.headers,
        },
        (received) => {
          void readAll(received).then((body) => {
            const right = {
              status: received.statusCode ?? 0,
              headers: namedHeaders(received),
              body,
            };
            reply(changeResponse?.(right, requestPath) ?? right);
          });
        },
      );
      onward.on('error', () => outgoing.destroy());
      onward.end(sent);
    });
  });
}

function namedHeaders({ headers }: IncomingMessage): Record<string, string> {
  const named = ['content-type', 'content-disposition', 'www-authenticate'];
  return Object.fromEntries(
    named.flatMap((name) => {
      const value = headers[name];
      return typeof value === 'string' ? [[name, value]] : [];
    }),
  );
}

async function readAll(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of stream) chunks.push(chunk as Buffer);
  } catch {
    // A body that is cut off is forwarded as far as it was received.
  }
  return Buffer.concat(chunks);
}
