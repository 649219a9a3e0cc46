import { addCredentials } from '../auth/add-credentials.js';
import type { Credential } from '../auth/credential.js';
import type { RequestStyle } from '../profile-format/profile.js';
import type { WireRequest } from '../replay/build-request.js';
import { styledPath } from '../replay/styled-path.js';
import { terseUrl, type CurlFunction } from './curl-function.js';
import { expandedWord, type Expansions } from './shell-words.js';

/** A base URL without slashes at its end. */
export function plainBase(baseUrl: string): string {
  return baseUrl.replace(/\/+$/, '');
}

interface UrlOptions {
  readonly baseUrl: string;
  readonly style: RequestStyle;
  readonly credentials: readonly Credential[];
}

/** The URL of a request, with the keys that it carries in its query. */
export function urlOf(request: WireRequest, { baseUrl, style, credentials }: UrlOptions): string {
  const head = { path: styledPath(request.path, style), headers: {} };
  const inQuery = credentials.filter((credential) => credential.in === 'query');
  const { path } = addCredentials(head, inQuery, request.auth);
  return `${plainBase(baseUrl)}${path}`;
}

interface UrlWord {
  readonly baseUrl: string;
  readonly expansions: Expansions;
  /** The function that precedes the path with the base URL. */
  readonly shared: CurlFunction | undefined;
  readonly isTerse: boolean;
}

/**
 * The word that names the URL, or its path behind a function. What precedes the path is as it is,
 * whatever a server returns.
 */
export function urlWord(url: string, { baseUrl, expansions, shared, isTerse }: UrlWord): string {
  if (shared === undefined) {
    const shown = isTerse ? terseUrl(url) : url;
    const fixed = plainBase(baseUrl).length + 1 - (url.length - shown.length);
    return expandedWord(shown, expansions, fixed);
  }
  const path = url.slice(shared.baseUrl.length);
  const [text, name] = [...shared.paths].find(([start]) => path.startsWith(start)) ?? [];
  return text === undefined || name === undefined
    ? expandedWord(path, expansions, 1)
    : expandedWord(path, { ...expansions, beginning: { text, name } });
}

/** Whether curl would resolve the path of a URL (RFC 3986, section 5.2.4). */
export function hasDotSegment(url: string): boolean {
  return /\/(\.|%2e){1,2}([/?]|$)/i.test(url);
}

/** Whether curl would read brackets or braces of a URL as several URLs. */
export function isGlob(word: string): boolean {
  return /[[\]{}$]/.test(word);
}
