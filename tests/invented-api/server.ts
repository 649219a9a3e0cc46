import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { type ApiResponse, isSameResponse } from './api-response.js';
import type { Behaviour } from './behaviours/behaviour.js';
import type { JsonObject } from './document.js';
import type { Mutation } from './mutations.js';
import { createMutator } from './mutate.js';
import { createArchive, PREFIX, routeOf } from './node-server/archive.js';
import { Store } from './node-server/store.js';
import type { Sent } from './traffic-memory.js';

export interface ServerOptions {
  /** The key that clients must send. */
  readonly key: string;
  /** The first id of recordists and of playlists; recordings' ids derive from it. */
  readonly firstId: number;
  /** Changes responses as they leave. */
  readonly mutation?: Mutation;
  /** What it does wrong. */
  readonly behaviour?: Behaviour | undefined;
  readonly now?: () => Date;
  /** Is called with each response before it is changed. */
  readonly onResponse?: (sent: Sent) => void;
  /** Is called with each response that the mutation did change. */
  readonly onMutated?: (sent: Sent) => void;
}

export interface RunningServer {
  /** With the path of the API, without a slash at its end. */
  readonly url: string;
  close(): Promise<void>;
}

/** Starts a conforming server of the invented API on a free port of the loopback interface. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const store = new Store(options.firstId, options.now ?? (() => new Date()));
  const handle = createArchive({ store, key: options.key, behaviour: options.behaviour });
  const mutate = options.mutation === undefined ? undefined : createMutator(options.mutation);
  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const { method = '', headers } = request;
    const route = routeOf(method, url.pathname);
    const handled = handle({ method, url, headers, bytes: await buffer(request) });
    const good = withInstance(handled, url.pathname);
    const operation = 'operation' in route ? route.operation.id : undefined;
    const sent: Sent = { operation, path: url.pathname, response: good };
    options.onResponse?.(sent);
    response.setHeader('Date', store.now().toUTCString());
    const last = mutate?.(sent) ?? good;
    if (!isSameResponse(last, good)) options.onMutated?.(sent);
    write(response, last);
  };
  const server = createServer((request, response) => {
    respond(request, response).catch((error: unknown) => {
      response.destroy(error instanceof Error ? error : new Error(String(error)));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}${PREFIX}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** RFC 9457, section 3.1.5: a problem says which request it is about. */
function withInstance(response: ApiResponse, instance: string): ApiResponse {
  if (response.headers['Content-Type'] !== 'application/problem+json') return response;
  const problem = JSON.parse(response.body.toString('utf8')) as JsonObject;
  return { ...response, body: Buffer.from(JSON.stringify({ ...problem, instance })) };
}

function write(response: ServerResponse, { status, headers, body }: ApiResponse): void {
  const hasBody = status !== 204 && status !== 304;
  const length = hasBody ? { 'Content-Length': String(body.length) } : {};
  response.writeHead(status, { ...headers, ...length });
  response.end(hasBody ? body : undefined);
}
