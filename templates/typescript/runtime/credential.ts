// https://spec.openapis.org/oas/v3.1.1.html#security-scheme-object

/** Where a client sends its key. */
export interface Credential {
  readonly in: 'header' | 'query' | 'cookie';
  /** The name of the header, parameter or cookie. */
  readonly name: string;
  /**
   * The scheme before the key in the header `authorization`. With `Basic` the key is
   * `user:password`, and is sent in base64 (RFC 7617, section 2).
   */
  readonly scheme?: 'Bearer' | 'Basic';
}

/** The headers that contain the key; none where it belongs to the query. */
export function credentialHeaders(
  { in: location, name, scheme }: Credential,
  key: string | undefined,
): Readonly<Record<string, string>> {
  if (key === undefined || location === 'query') return {};
  if (location === 'cookie') return { cookie: `${name}=${encodeURIComponent(key)}` };
  if (scheme === undefined) return { [name]: key };
  return { [name]: `${scheme} ${scheme === 'Basic' ? base64(key) : key}` };
}

/** The URL with the key in its query, where it belongs there. */
export function withCredential(
  url: URL,
  { in: location, name }: Credential,
  key: string | undefined,
): URL {
  if (key === undefined || location !== 'query') return url;
  const own = `${encodeURIComponent(name)}=${encodeURIComponent(key)}`;
  const sent = new URL(url);
  sent.search = url.search === '' ? own : `${url.search.slice(1)}&${own}`;
  return sent;
}

/** In base64 of its UTF-8 bytes. */
function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
