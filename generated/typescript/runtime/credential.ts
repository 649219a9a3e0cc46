// Generated from spec/openapi.yaml by `upspec generate`; do not edit.
// https://spec.openapis.org/oas/v3.1.1.html#security-scheme-object
import { OpenAIError } from './errors.js';

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

/** One of several security schemes of an API. */
export interface SchemeDefault {
  /** Its name in the document, and among the client's `credentials`. */
  readonly name: string;
  readonly credential: Credential;
  /** The environment variable that replaces its credential. */
  readonly environment?: string;
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
 * @throws OpenAIError where a source fails, or returns no key.
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
    throw new OpenAIError('the function passed as apiKey failed', { cause });
  }
  if (typeof key !== 'string' || key.trim() === '') {
    throw new OpenAIError(
      'the function passed as apiKey returned no key; expected a non-empty string',
    );
  }
  return key.trim();
}

/**
 * What a client does that has keys elsewhere than in one header: several of them, in the query or in
 * cookies, or users with passwords.
 */
export interface KeySupport {
  /**
   * The headers that contain keys.
   *
   * @param cookies - The cookies of the call itself, which share the header with those of keys.
   */
  readonly headers: typeof keyHeaders;
  /** The URL with the keys that belong to its query. */
  readonly url: (url: URL, keys: readonly Key[]) => URL;
  /** The source of the key of a user with a password; undefined for any other value. */
  readonly user: (value: unknown, option: string) => ApiKeySource | undefined;
  /**
   * The credentials of the schemes by their names. A scheme without a credential of its own has the
   * client's key, if that is sent in the same way.
   */
  readonly bySchemes: (
    schemes: readonly SchemeDefault[],
    client: { readonly options: object; readonly own: KeyedCredential | undefined },
  ) => ReadonlyMap<string, KeyedCredential>;
  /**
   * Chooses what a call sends: the first alternative that the client has all credentials for. If none
   * is complete, it sends what it has of the first one; the server reports what is missing.
   */
  readonly choose: (
    bySchemes: ReadonlyMap<string, KeyedCredential>,
    alternatives: readonly (readonly string[])[],
  ) => readonly KeyedCredential[];
}

/** The headers of a client with one key, in a header. */
export function keyHeaders(
  keys: readonly Key[],
  cookies: string | undefined,
): Readonly<Record<string, string>> {
  const own = keys.map(({ credential: { name, scheme }, key }) => [
    name,
    scheme === undefined ? key : `${scheme} ${key}`,
  ]);
  return Object.fromEntries(cookies ? [...own, ['cookie', cookies]] : own);
}
