import { isBrowser, isNode } from './environment.js';
import type { OutgoingRequest } from './redirected.js';
import type { Fetch } from './settings.js';

const mostRedirects = 5;

/**
 * Sends a request and follows its redirects, if that neither changes the request's meaning nor
 * exposes secrets: only a 303 turns a POST into a GET, no body is sent to another origin, and
 * another origin receives only the header `accept`. A redirect that is not followed is the
 * response. Browsers hide the target of a redirect; there the browser follows it, by its own rules.
 */
export async function follow(fetch: Fetch, request: OutgoingRequest): Promise<Response> {
  let current = request;
  for (let redirects = 0; ; redirects += 1) {
    const response = await exchange(fetch, current);
    if (response.type === 'opaqueredirect' && (current.body === undefined || current.replayable)) {
      return fetch(current.url.href, { ...(await init(current)), redirect: 'follow' });
    }
    const isRedirect = response.status >= 300 && response.headers.has('location');
    if (!isRedirect || redirects === mostRedirects) return response;
    const { redirected } = await import('./redirected.js');
    const next = redirected(current, response);
    if (next === undefined) return response;
    await response.body?.cancel();
    current = next;
  }
}

async function exchange(fetch: Fetch, request: OutgoingRequest): Promise<Response> {
  const sent = await init(request);
  if (sent.body === undefined || typeof sent.body === 'string' || !isNode()) {
    return fetch(request.url.href, sent);
  }
  const { fetchWithoutCopy } = await import('./node-redirects.js');
  return fetchWithoutCopy(fetch, request, sent);
}

async function init({
  method,
  headers,
  signal,
  options,
  body: open,
}: OutgoingRequest): Promise<RequestInit> {
  const plain = { ...options, method, headers, signal, redirect: 'manual' } as const;
  const body = await open?.();
  if (body === undefined) return plain;
  if (!(body instanceof ReadableStream)) return { ...plain, body };
  // Some browsers send a stream only over HTTP/2, others send `[object ReadableStream]`. So they get
  // the bytes as a Blob, which they may store on disk.
  if (isBrowser()) return { ...plain, body: await new Response(body).blob() };
  // Fetch demands `duplex: 'half'` for a stream (Fetch standard, "RequestDuplex").
  const streamed = { ...plain, body, duplex: 'half' };
  return streamed;
}
