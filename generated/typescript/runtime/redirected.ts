// Generated from spec/openapi.yaml by `upspec generate`; do not edit.
import type { BodyContent } from './encoded-body.js';
import type { FetchOptions } from './fetch-options.js';

/** A request before any redirect. */
export interface OutgoingRequest {
  readonly url: URL;
  readonly method: string;
  readonly headers: Headers;
  /** Opens the body; a second call opens it again. Undefined where there is none. */
  readonly body: (() => Promise<BodyContent>) | undefined;
  readonly replayable: boolean;
  readonly signal: AbortSignal;
  /** Further options for `fetch`. */
  readonly options: FetchOptions;
}

/** The request that follows a redirect; undefined where it is not followed. */
export function redirected(
  request: OutgoingRequest,
  response: Response,
): OutgoingRequest | undefined {
  const location = response.headers.get('location');
  if (location === null || !URL.canParse(location, request.url)) return undefined;
  const url = new URL(location, request.url);
  const within = url.origin === request.url.origin;
  if (!within && url.protocol !== 'https:' && url.protocol !== request.url.protocol)
    return undefined;
  if (url.username !== '' || url.password !== '') return undefined;
  const bare = request.method === 'GET' || request.method === 'HEAD';
  const headers = within ? request.headers : publicHeaders(request.headers);
  switch (response.status) {
    case 303:
      return withoutBody({ ...request, url, headers, method: bare ? request.method : 'GET' });
    case 301:
    case 302:
      return bare ? { ...request, url, headers } : undefined;
    case 307:
    case 308:
      if (!within && !bare) return undefined;
      return request.body === undefined || request.replayable
        ? { ...request, url, headers }
        : undefined;
    default:
      return undefined;
  }
}

function withoutBody(request: OutgoingRequest): OutgoingRequest {
  const headers = new Headers(request.headers);
  headers.delete('content-type');
  headers.delete('content-length');
  return { ...request, headers, body: undefined };
}

function publicHeaders(headers: Headers): Headers {
  const accept = headers.get('accept');
  return new Headers(accept === null ? {} : { accept });
}

/** Describes a redirect that is not followed; undefined for another response. */
export function describeRedirect({ status, headers, type }: Response): string | undefined {
  if (type === 'opaqueredirect') {
    return 'redirect whose target the browser hides; point baseURL at the final address';
  }
  if (status < 300 || status > 399) return undefined;
  // The query of a target may contain a signature, and its authority a password, so they are
  // omitted.
  const target = headers
    .get('location')
    ?.replace(/[?#].*$/s, '')
    .replace(/\/\/[^/]*@/, '//');
  return target === undefined
    ? 'redirect without a target'
    : `redirect to ${target}, which is not followed; point baseURL at the final address`;
}
