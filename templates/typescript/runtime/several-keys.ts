// https://spec.openapis.org/oas/v3.1.1.html#security-scheme-object
import { sourceOf } from './client-credentials.js';
import type {
  ApiKeySource,
  Credential,
  Key,
  KeyedCredential,
  KeySupport,
  SchemeDefault,
} from './credential.js';
import { readEnvironment } from './environment.js';
import { InvalidInputError } from './errors.js';
import { property } from './value-type.js';

/** Several keys, keys in the query and in cookies, and users with passwords. */
export const severalKeys: KeySupport = {
  headers: headersOf,
  url: withKeys,
  user: userOf,
  bySchemes,
  choose,
};

function bySchemes(
  schemes: readonly SchemeDefault[],
  { options, own }: Parameters<KeySupport['bySchemes']>[1],
): ReadonlyMap<string, KeyedCredential> {
  const given = property(options, 'credentials');
  return new Map(
    schemes.flatMap(({ name, credential, environment }): [string, KeyedCredential][] => {
      const value = property(given, name) ?? readEnvironment(environment);
      const source = sourceOf(value, `credentials.${name}`, severalKeys);
      if (source !== undefined) return [[name, { credential, source }]];
      return own !== undefined && isSame(own.credential, credential) ? [[name, own]] : [];
    }),
  );
}

function isSame(one: Credential, other: Credential): boolean {
  return one.in === other.in && one.name === other.name && one.scheme === other.scheme;
}

function choose(
  keyed: ReadonlyMap<string, KeyedCredential>,
  alternatives: readonly (readonly string[])[],
): readonly KeyedCredential[] {
  const complete = alternatives.find(
    (names) => names.length > 0 && names.every((name) => keyed.has(name)),
  );
  const isOptional = alternatives.some(({ length }) => length === 0);
  const partial = (): readonly string[] =>
    alternatives.find((names) => names.some((name) => keyed.has(name))) ?? [];
  const names = complete ?? (isOptional ? [] : partial());
  return names.flatMap((name) => keyed.get(name) ?? []);
}

function userOf(value: unknown, option: string): ApiKeySource | undefined {
  const username = property(value, 'username');
  const password = property(value, 'password');
  if (typeof username !== 'string' || typeof password !== 'string') return undefined;
  if (!username.includes(':')) return () => `${username}:${password}`;
  throw new InvalidInputError(`${option}.username`, 'must not contain a colon');
}

function headersOf(
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

function withKeys(target: URL, keys: readonly Key[]): URL {
  const own = keys
    .filter(({ credential }) => credential.in === 'query')
    .map(
      ({ credential, key }) => `${encodeURIComponent(credential.name)}=${encodeURIComponent(key)}`,
    );
  if (own.length === 0) return target;
  const sent = new URL(target);
  sent.search = [...(target.search === '' ? [] : [target.search.slice(1)]), ...own].join('&');
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
