import { isRedirect } from '../replay/is-redirect.js';
import type { Received } from '../replay/received.js';

/** What shows that a base URL may lead to something else than the API. */
export type ForeignResponse =
  | { readonly kind: 'missing'; readonly status: number }
  | { readonly kind: 'web-page'; readonly status: number }
  | { readonly kind: 'redirect'; readonly status: number; readonly location: URL };

/**
 * What a response would show if every response were of its kind. A status such as 400, 500 or 501 shows
 * nothing: it is that of a server which is there, and does not conform. So is a redirect to the same
 * path, with or without a slash at its end.
 *
 * @param url the URL of the request
 */
export function foreignResponse(received: Received, url: string): ForeignResponse | undefined {
  const { status, headers } = received;
  if (isRedirect({ status })) {
    const location = headers['location'] ?? '';
    if (!URL.canParse(location, url)) return undefined;
    const to = new URL(location, url);
    return isSamePath(to, new URL(url)) ? undefined : { kind: 'redirect', status, location: to };
  }
  if (status === 404 || status === 405) return { kind: 'missing', status };
  return status < 300 && isWebPage(received) ? { kind: 'web-page', status } : undefined;
}

function isSamePath(one: URL, other: URL): boolean {
  const pathOf = ({ pathname }: URL): string => pathname.replace(/\/+$/, '');
  return one.origin === other.origin && pathOf(one) === pathOf(other);
}

/**
 * Whether a body is an HTML page, and not text or JSON that has the type of one, as some frameworks
 * send it by default.
 */
export function isWebPage({ headers, bytes }: Pick<Received, 'headers' | 'bytes'>): boolean {
  const start = bytes
    .toString('utf8', 0, 1000)
    .replace(/^\ufeff?\s*/, '')
    .toLowerCase();
  if (/^(?:<!doctype html|<html)[\s>]/.test(start)) return true;
  return (
    /^(?:text\/html|application\/xhtml\+xml)\b/i.test(headers['content-type'] ?? '') &&
    start.startsWith('<')
  );
}
