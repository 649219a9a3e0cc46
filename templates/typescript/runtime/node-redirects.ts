import { builtinModule } from './environment.js';
import type { OutgoingRequest } from './redirected.js';
import type { Fetch } from './settings.js';
import { property } from './value-type.js';

/** The status and headers of a redirect. */
interface RedirectResponse {
  readonly status: number;
  readonly location: string | undefined;
}

/** An observer of Node's fetch, which must always be stopped. */
interface RedirectWatch {
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
 * Sends a request with a body, of which Node's fetch keeps no copy. By default it keeps everything
 * that it has sent, in case it has to follow a redirect. Only a request that rejects redirects and
 * has no window is sent without a copy (Fetch standard, "HTTP-network-or-cache fetch").
 *
 * @returns the response, also if it is a redirect.
 */
export async function fetchWithoutCopy(
  fetch: Fetch,
  request: OutgoingRequest,
  init: RequestInit,
): Promise<Response> {
  const watch = watchRedirect(request);
  try {
    return await fetch(request.url.href, { ...init, redirect: 'error', window: null });
  } catch (failure) {
    const redirect = watch.found();
    if (redirect === undefined) throw failure;
    const { status, location } = redirect;
    return new Response(null, { status, headers: location === undefined ? {} : { location } });
  } finally {
    watch.end();
  }
}

/**
 * Observes the response to a request of Node's fetch, which hides a redirect that it was configured
 * to reject.
 */
function watchRedirect(request: OutgoingRequest): RedirectWatch {
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

/**
 * The content type contains the boundary of a multipart body, which identifies an upload among
 * others to one URL.
 */
function isAbout(message: unknown, { url, method, headers }: OutgoingRequest): boolean {
  const contentType = headers.get('content-type') ?? '';
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
