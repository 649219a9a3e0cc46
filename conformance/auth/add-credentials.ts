import { cookieNames, mergeCookies, withoutCookies } from './merge-cookies.js';
import type { Credential, KeyKind } from './credential.js';

/** The part of a request that can carry credentials, with stand-ins of secrets. */
export interface RequestHead {
  readonly path: string;
  /** By name in lower case. */
  readonly headers: Readonly<Record<string, string>>;
}

/** A request's path and headers with its credentials, right or wrong. */
export function addCredentials(
  head: RequestHead,
  credentials: readonly Credential[],
  auth: KeyKind,
): RequestHead {
  if (auth === 'none') return head;
  return credentials.reduce(({ path, headers }, credential) => {
    const { name } = credential;
    const value = auth === 'wrong' ? credential.wrong : credential.value;
    switch (credential.in) {
      case 'header':
        return { path, headers: { ...headers, [name]: headerOf(headers, credential, auth) } };
      case 'query':
        return { path: addPair(path, `${encodeURIComponent(name)}=${value}`), headers };
      case 'cookie':
        return {
          path,
          headers: { ...headers, cookie: joinCookies(headers, `${name}=${value}`, auth) },
        };
      default:
        return credential.in satisfies never;
    }
  }, head);
}

function addPair(path: string, pair: string): string {
  return `${path}${path.includes('?') ? '&' : '?'}${pair}`;
}

/** A given header of cookies is sent beside those of the request. */
function headerOf(headers: RequestHead['headers'], credential: Credential, auth: KeyKind): string {
  if (auth === 'wrong') return credential.wrong;
  return credential.name === 'cookie'
    ? joinCookies(headers, credential.value, auth)
    : credential.value;
}

/** A session that the case itself made counts before the key that was given. */
function joinCookies({ cookie }: RequestHead['headers'], pairs: string, auth: KeyKind): string {
  return auth === 'right'
    ? mergeCookies(cookie, pairs)
    : mergeCookies(withoutCookies(cookie, cookieNames(pairs)), pairs);
}
