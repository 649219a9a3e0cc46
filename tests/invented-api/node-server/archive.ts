import type { IncomingHttpHeaders } from 'node:http';
import { type ApiResponse, ProblemError, problemResponse } from '../api-response.js';
import type { Behaviour } from '../behaviours/behaviour.js';
import { type ApiOperation, type JsonObject, OPERATIONS } from '../document.js';
import type { Handler } from './call.js';
import { PLAYLIST_HANDLERS } from './playlists.js';
import { RECORDING_HANDLERS } from './recordings.js';
import { RECORDIST_HANDLERS } from './recordists.js';
import type { Store } from './store.js';
import { readJson, readQuery } from './validate.js';

/** A request as it was read from the socket. */
export interface ApiRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
  /** Validates the body instead of the schema of the document. */
  readonly bodySchema?: JsonObject;
}

/** What the path and the method of a request lead to. */
export type Route =
  | { readonly operation: ApiOperation; readonly path: Readonly<Record<string, string>> }
  /** The methods that the path has; empty where there is no such path. */
  | { readonly allowed: readonly string[] };

export interface ArchiveOptions {
  readonly store: Store;
  /** The key that clients must send. */
  readonly key: string;
  /** What it does wrong. */
  readonly behaviour?: Behaviour | undefined;
}

/** The path of the API. */
export const PREFIX = '/api';

const HANDLERS: Readonly<Record<string, Handler>> = {
  ...RECORDIST_HANDLERS,
  ...RECORDING_HANDLERS,
  ...PLAYLIST_HANDLERS,
};

/** Makes a conforming implementation of the invented API, or one with one wrong behaviour. */
export function createArchive(options: ArchiveOptions): (request: ApiRequest) => ApiResponse {
  const { store, key, behaviour } = options;
  const middleware = behaviour?.create();
  const handle = (request: ApiRequest): ApiResponse => respond(options, request);
  return (request) => {
    const route = routeOf(request.method, request.url.pathname);
    const isMeant = behaviour?.operation === ('operation' in route ? route.operation.id : '');
    if (middleware === undefined || !(isMeant || behaviour?.operation === '*')) {
      return handle(request);
    }
    return middleware({ request, route, store, key, next: (changed = request) => handle(changed) });
  };
}

function respond({ store, key }: ArchiveOptions, request: ApiRequest): ApiResponse {
  const { headers, url, bytes } = request;
  const route = routeOf(request.method, url.pathname);
  if (!('operation' in route)) return withoutOperation(route.allowed);
  const { operation, path } = route;
  if (!operation.isPublic && headers['x-archive-key'] !== key) return unauthorized();
  try {
    const query = readQuery(operation, url.searchParams);
    const mediaType = mediaTypeOf(operation, headers['content-type']);
    requireConditions(operation, headers);
    const isJson = mediaType?.endsWith('json') === true;
    const { bodySchema } = request;
    const json = isJson ? readJson({ operation, mediaType, bytes, bodySchema }) : {};
    const handler = HANDLERS[operation.id];
    if (handler === undefined) throw new Error(`no handler for ${operation.id}`);
    return handler({ store, path, query, headers, json, bytes });
  } catch (error) {
    if (error instanceof ProblemError) return error.response;
    throw error;
  }
}

/** The operation of a path and a method. */
export function routeOf(method: string, pathname: string): Route {
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
function requireConditions(operation: ApiOperation, headers: IncomingHttpHeaders): void {
  const isConditional = operation.parameters.some(
    (each) => each['name'] === 'If-Match' && each['required'] === true,
  );
  if (!isConditional || headers['if-match'] !== undefined) return;
  throw new ProblemError(
    problemResponse(428, 'Precondition Required', { detail: 'Send If-Match.' }),
  );
}
