import type { Credential } from '../auth/credential.js';
import { cookieNames, mergeCookies, withoutCookies } from '../auth/merge-cookies.js';
import { isMask } from '../fixture-format/mask.js';
import type { WireRequest } from './build-request.js';

/** What a request's cookies are put together from. */
export interface CookieSources {
  /** Those of every request. */
  readonly always: string | undefined;
  readonly credentials: readonly Credential[];
}

/**
 * The cookies of a request but for its credentials: a cookie that the request names itself counts
 * before that of the session, unless it replaces a secret that the recording leaves out.
 *
 * @returns nothing where it has none
 */
export function requestCookies(
  { headers, session }: Pick<WireRequest, 'headers' | 'session'>,
  { always, credentials }: CookieSources,
): { readonly cookie?: string } {
  const keys = credentials.flatMap((each) => (each.in === 'cookie' ? [each.name] : []));
  const known = new Set([...cookieNames(session), ...keys]);
  const own = withoutCookies(headers['cookie'] ?? always, known, isMask);
  const cookie = mergeCookies(own, session);
  return cookie === '' ? {} : { cookie };
}
