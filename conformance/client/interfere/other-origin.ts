import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Contract } from '../../contract.js';
import type { ElsewhereRequest } from '../conduct/conduct.js';

/** A server of another origin (RFC 6454, section 4: another port), to which redirects lead. */
export interface OtherOrigin {
  /** `http://127.0.0.1:8081` */
  readonly origin: string;
  readonly seen: readonly ElsewhereRequest[];
  close(): Promise<void>;
}

/** The query parameter that says which request was redirected. */
export const redirectMark = 'upspec-redirect';

/** Starts the server. It responds to everything with 404, and keeps which credentials came, not their values. */
export async function openOtherOrigin({ described }: Contract): Promise<OtherOrigin> {
  const schemes = Object.values(described.securitySchemes);
  const headers = new Set([
    'authorization',
    'cookie',
    ...schemes.flatMap((each) =>
      each.kind === 'api-key' && each.in === 'header' ? [each.name.toLowerCase()] : [],
    ),
  ]);
  const seen: ElsewhereRequest[] = [];
  const server = createServer((incoming, outgoing) => {
    if (seen.length < mostKept) seen.push(elsewhere(incoming, headers));
    incoming.resume();
    outgoing.writeHead(404, { 'content-type': 'text/plain' }).end('another server');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    seen,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const mostKept = 100;

function elsewhere(incoming: IncomingMessage, names: ReadonlySet<string>): ElsewhereRequest {
  const query = new URLSearchParams((incoming.url ?? '').split('?')[1] ?? '');
  return {
    of: Number(query.get(redirectMark)),
    method: incoming.method ?? '',
    credentials: Object.keys(incoming.headers)
      .filter((name) => names.has(name))
      .map((name) => `the header ${name}`),
  };
}
