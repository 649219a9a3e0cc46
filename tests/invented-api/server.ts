import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { type ApiResponse, isSameResponse, ProblemError, problemResponse } from './api-response.js';
import { type ApiOperation, type JsonObject, OPERATIONS } from './document.js';
import type { Mutation } from './mutations.js';
import { createMutator } from './mutate.js';
import type { Handler } from './node-server/call.js';
import { PLAYLIST_HANDLERS } from './node-server/playlists.js';
import { RECORDING_HANDLERS } from './node-server/recordings.js';
import { RECORDIST_HANDLERS } from './node-server/recordists.js';
import { Store } from './node-server/store.js';
import type { Sent } from './traffic-memory.js';
import { readJson, readQuery } from './node-server/validate.js';

export interface ServerOptions {
  /** The key that clients must send. */
  readonly key: string;
  /** The first id of recordists and of playlists; recordings' ids derive from it. */
  readonly firstId: number;
  /** Changes responses as they leave. */
  readonly mutation?: Mutation;
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

const PREFIX = '/api';
const HANDLERS: Readonly<Record<string, Handler>> = {
  ...RECORDIST_HANDLERS,
  ...RECORDING_HANDLERS,
  ...PLAYLIST_HANDLERS,
};

/** Starts a conforming server of the invented API on a free port of the loopback interface. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const store = new Store(options.firstId, options.now ?? (() => new Date()));
  const mutate = options.mutation === undefined ? undefined : createMutator(options.mutation);
  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const route = routeOf(request.method ?? '', url.pathname);
    const handled = await handle({ request, url, route, store, key: options.key });
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

type Route =
  | { readonly operation: ApiOperation; readonly path: Readonly<Record<string, string>> }
  /** The methods that the path has; empty where there is no such path. */
  | { readonly allowed: readonly string[] };

interface Incoming {
  readonly request: IncomingMessage;
  readonly url: URL;
  readonly route: Route;
  readonly store: Store;
  readonly key: string;
}

async function handle({ request, url, route, store, key }: Incoming): Promise<ApiResponse> {
  const bytes = await buffer(request);
  const { headers } = request;
  if (!('operation' in route)) return withoutOperation(route.allowed);
  const { operation, path } = route;
  if (!operation.isPublic && headers['x-archive-key'] !== key) return unauthorized();
  try {
    const query = readQuery(operation, url.searchParams);
    const mediaType = mediaTypeOf(operation, headers['content-type']);
    requireConditions(operation, headers);
    const isJson = mediaType?.endsWith('json') === true;
    const json = isJson ? readJson(operation, mediaType, bytes) : {};
    const handler = HANDLERS[operation.id];
    if (handler === undefined) throw new Error(`no handler for ${operation.id}`);
    return handler({ store, path, query, headers, json, bytes });
  } catch (error) {
    if (error instanceof ProblemError) return error.response;
    throw error;
  }
}

function routeOf(method: string, pathname: string): Route {
  const matches = OPERATIONS.flatMap((operation) => {
    const pattern = operation.path.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)');
    const match = new RegExp(`^${PREFIX}${pattern}$`).exec(pathname);
    return match === null ? [] : [{ operation, path: { ...match.groups } }];
  });
  const match = matches.find(({ operation }) => operation.method === method);
  return match ?? { allowed: matches.map(({ operation }) => operation.method) };
}

/** RFC 9110, section 15.5.6: 405 comes with `Allow`. */
function withoutOperation(allowed: readonly string[]): ApiResponse {
  if (allowed.length === 0)
    return problemResponse(404, 'Not Found', { detail: 'There is no such path.' });
  const problem = problemResponse(405, 'Method Not Allowed', { detail: 'See Allow.' });
  return { ...problem, headers: { ...problem.headers, Allow: allowed.join(', ') } };
}

function unauthorized(): ApiResponse {
  const problem = problemResponse(401, 'Unauthorized', { detail: 'Send X-Archive-Key.' });
  const challenge = 'ApiKey realm="archive"';
  return { ...problem, headers: { ...problem.headers, 'WWW-Authenticate': challenge } };
}

/** The media type of the body; undefined where the operation takes none. */
function mediaTypeOf(operation: ApiOperation, field: string | undefined): string | undefined {
  const accepted = Object.keys(operation.requestContent);
  if (accepted.length === 0) return undefined;
  const mediaType = (field ?? '').replace(/;.*/, '').trim().toLowerCase();
  if (accepted.includes(mediaType)) return mediaType;
  const detail = `Send one of ${accepted.join(', ')}.`;
  throw new ProblemError(problemResponse(415, 'Unsupported Media Type', { detail }));
}

/** RFC 6585, section 3: 428 asks for a conditional request. */
function requireConditions(operation: ApiOperation, headers: IncomingMessage['headers']): void {
  const isConditional = operation.parameters.some(
    (each) => each['name'] === 'If-Match' && each['required'] === true,
  );
  if (!isConditional || headers['if-match'] !== undefined) return;
  throw new ProblemError(
    problemResponse(428, 'Precondition Required', { detail: 'Send If-Match.' }),
  );
}

function write(response: ServerResponse, { status, headers, body }: ApiResponse): void {
  const hasBody = status !== 204 && status !== 304;
  const length = hasBody ? { 'Content-Length': String(body.length) } : {};
  response.writeHead(status, { ...headers, ...length });
  response.end(hasBody ? body : undefined);
}
