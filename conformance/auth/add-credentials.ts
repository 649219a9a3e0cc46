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
        return { path, headers: { ...headers, [name]: value } };
      case 'query':
        return { path: addPair(path, `${encodeURIComponent(name)}=${value}`), headers };
      case 'cookie':
        return { path, headers: { ...headers, cookie: joinCookies(headers, `${name}=${value}`) } };
      default:
        return credential.in satisfies never;
    }
  }, head);
}

function addPair(path: string, pair: string): string {
  return `${path}${path.includes('?') ? '&' : '?'}${pair}`;
}

/** RFC 6265, section 4.2.1: cookie-string = cookie-pair *( ";" SP cookie-pair ) */
function joinCookies({ cookie }: RequestHead['headers'], pair: string): string {
  return cookie === undefined || cookie === '' ? pair : `${cookie}; ${pair}`;
}
