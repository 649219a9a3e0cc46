// Generated from spec/openapi.yaml by `upspec generate`; do not edit.
import { builtinModule, property } from './environment.js';

/** The status and headers of a redirect. */
export interface RedirectResponse {
  readonly status: number;
  readonly location: string | undefined;
}

/** The request whose response is observed. */
export interface WatchedRequest {
  readonly url: URL;
  readonly method: string;
  /**
   * Contains the boundary of a multipart body, which identifies an upload among others to one URL.
   */
  readonly contentType: string;
}

/** An observer of Node's fetch, which must always be stopped. */
export interface RedirectWatch {
  /** The redirect of the request; undefined where there was none, or it was not observed. */
  found(): RedirectResponse | undefined;
  end(): void;
}

interface Channels {
  subscribe(name: string, listener: (message: unknown) => void): void;
  unsubscribe(name: string, listener: (message: unknown) => void): void;
}

/** The channel on which Node's fetch publishes the start of each response. */
const channel = 'undici:request:headers';

/**
 * Observes the response to a request of Node's fetch, which hides a redirect that it was configured
 * to reject.
 */
export function watchRedirect(request: WatchedRequest): RedirectWatch {
  const channels = builtinModule<Channels>('node:diagnostics_channel');
  let seen: RedirectResponse | undefined;
  const listener = (message: unknown): void => {
    if (isAbout(message, request)) seen = redirectOf(property(message, 'response'));
  };
  channels?.subscribe(channel, listener);
  return {
    found: () => seen,
    end: () => channels?.unsubscribe(channel, listener),
  };
}

function isAbout(message: unknown, { url, method, contentType }: WatchedRequest): boolean {
  const request = property(message, 'request');
  return (
    property(request, 'method') === method &&
    String(property(request, 'origin')) === url.origin &&
    property(request, 'path') === `${url.pathname}${url.search}` &&
    texts(property(request, 'headers')).some((text) => text.includes(contentType))
  );
}

function redirectOf(response: unknown): RedirectResponse | undefined {
  const status = property(response, 'statusCode');
  if (typeof status !== 'number' || status < 300 || status > 399) return undefined;
  const headers = texts(property(response, 'headers'));
  const at = headers.findIndex((text, index) => index % 2 === 0 && /^location$/i.test(text));
  return { status, location: at < 0 ? undefined : headers[at + 1] };
}

/** Alternating names and values, or one string. */
function texts(headers: unknown): readonly string[] {
  return (Array.isArray(headers) ? headers : [headers]).map(String);
}
