// https://spec.openapis.org/oas/v3.1.1.html#security-scheme-object
import { ClientError } from './errors.js';

/**
 * Returns the key for each attempt, so that it may change during the client's lifetime. After a
 * response 401 it is called once more with the key that the server rejected, and the request is sent
 * again if the returned key is another one.
 */
export type ApiKeySource = (rejected?: string) => string | Promise<string>;

/** The user of the scheme Basic. */
export interface BasicCredential {
  /** Without a colon (RFC 7617, section 2). */
  readonly username: string;
  readonly password: string;
}

/** One of several credentials of a client. */
export type CredentialOption = string | ApiKeySource | BasicCredential;

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

/** A credential with the source of its key. */
export interface KeyedCredential {
  readonly credential: Credential;
  readonly source: ApiKeySource;
}

/** A credential with its key. */
export interface Key {
  readonly credential: Credential;
  readonly key: string;
}

/**
 * The keys of one attempt.
 *
 * @param rejected - The keys that a server rejected; each source is called with its own.
 * @throws ClientError where a source fails, or returns no key.
 */
export async function currentKeys(
  credentials: readonly KeyedCredential[],
  rejected: readonly Key[] = [],
): Promise<readonly Key[]> {
  return Promise.all(
    credentials.map(async ({ credential, source }, index) => ({
      credential,
      key: await currentKey(source, rejected[index]?.key),
    })),
  );
}

async function currentKey(source: ApiKeySource, rejected: string | undefined): Promise<string> {
  let key: unknown;
  try {
    key = await (rejected === undefined ? source() : source(rejected));
  } catch (cause) {
    throw new ClientError('the function passed as apiKey failed', { cause });
  }
  if (typeof key !== 'string' || key.trim() === '') {
    throw new ClientError(
      'the function passed as apiKey returned no key; expected a non-empty string',
    );
  }
  return key.trim();
}

/**
 * The headers that contain keys.
 *
 * @param cookies - The cookies of the call itself, which share the header with those of keys.
 */
export function credentialHeaders(
  keys: readonly Key[],
  cookies: string | undefined,
): Readonly<Record<string, string>> {
  const own = keys
    .filter(({ credential }) => credential.in === 'cookie')
    .map(({ credential, key }) => `${credential.name}=${cookieValue(key)}`);
  const all = [...own, ...(cookies === undefined || cookies === '' ? [] : [cookies])];
  return {
    ...Object.fromEntries(
      keys
        .filter(({ credential }) => credential.in === 'header')
        .map(({ credential, key }) => [credential.name, headerValue(credential, key)]),
    ),
    ...(all.length > 0 && { cookie: all.join('; ') }),
  };
}

function headerValue({ scheme }: Credential, key: string): string {
  if (scheme === undefined) return key;
  return `${scheme} ${scheme === 'Basic' ? base64(key) : key}`;
}

/** The URL with the keys that belong to its query. */
export function withCredentials(url: URL, keys: readonly Key[]): URL {
  const own = keys
    .filter(({ credential }) => credential.in === 'query')
    .map(
      ({ credential, key }) => `${encodeURIComponent(credential.name)}=${encodeURIComponent(key)}`,
    );
  if (own.length === 0) return url;
  const sent = new URL(url);
  sent.search = [...(url.search === '' ? [] : [url.search.slice(1)]), ...own].join('&');
  return sent;
}

/** Percent-encodes what a cookie can't contain (RFC 6265, section 4.1.1), and the percent sign. */
function cookieValue(key: string): string {
  return key.replaceAll(
    /[^\x21\x23\x24\x26-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]+/gu,
    encodeURIComponent,
  );
}

/** In base64 of its UTF-8 bytes. */
function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
