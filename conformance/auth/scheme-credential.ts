import type { SecurityScheme } from '@upspec/document';
import { wrongKey, type Credential, type StandIns } from './credential.js';

/** How a secret is sent by a security scheme. */
export interface SchemeCredential {
  readonly credential: Credential;
  readonly secrets: StandIns;
}

/** A secret, and the variable of the environment that holds it wherever requests are shown. */
export interface NamedSecret {
  readonly variable: string;
  /** Without it, where the secret is not known, requests can only be shown. */
  readonly secret: string;
}

/** @returns undefined for a scheme whose credentials can't be sent, such as `mutualTLS` */
export function schemeCredential(
  scheme: SecurityScheme,
  named: NamedSecret,
): SchemeCredential | undefined {
  switch (scheme.kind) {
    case 'api-key':
      return apiKeyCredential(scheme, named);
    case 'basic':
      return basicCredential(named);
    case 'bearer':
      return {
        // RFC 6750, section 2.1: credentials = "Bearer" 1*SP b64token
        credential: inHeader('authorization', 'Bearer ', named.variable),
        secrets: keySecrets(named),
      };
    case 'other':
      return undefined;
    default:
      return scheme satisfies never;
  }
}

/** What is wrong with a secret that a scheme can't carry, as the end of a sentence. */
export function secretProblem(scheme: SecurityScheme, secret: string): string | undefined {
  if (secret === '') return 'is empty';
  if (scheme.kind === 'basic') {
    // RFC 7617, section 2: "a user-id containing a colon character is invalid […]. The user-id and
    // password MUST NOT contain any control characters".
    if (!secret.includes(':')) return 'is not of the form user:password';
    return /\p{Cc}/u.test(secret) ? 'contains a control character' : undefined;
  }
  if (scheme.kind === 'api-key' && scheme.in === 'query') return undefined;
  if (scheme.kind === 'api-key' && scheme.in === 'cookie') {
    // RFC 6265, section 4.1.1: cookie-octet = %x21 / %x23-2B / %x2D-3A / %x3C-5B / %x5D-7E
    return /^[\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]+$/.test(secret)
      ? undefined
      : 'contains a character that a cookie cannot carry; percent-encode it as the server expects';
  }
  return /^[\x21-\x7e]+$/.test(secret)
    ? undefined
    : 'contains a space or a character beyond ASCII, which no header can carry';
}

/** A key in a header, behind a prefix: `Bearer `. */
export function inHeader(name: string, prefix: string, variable: string): Credential {
  return { in: 'header', name, value: `${prefix}$${variable}`, wrong: `${prefix}${wrongKey}` };
}

/** The key itself, and the key without its last character, which probes send. */
export function keySecrets({ variable, secret }: NamedSecret): StandIns {
  return { [variable]: secret, [shortKey(variable)]: secret.slice(0, -1) };
}

/** The stand-in of a key without its last character, less its dollar sign. */
export function shortKey(variable: string): string {
  return `{${variable}%?}`;
}

function apiKeyCredential(
  scheme: Extract<SecurityScheme, { readonly kind: 'api-key' }>,
  named: NamedSecret,
): SchemeCredential {
  const { variable, secret } = named;
  if (scheme.in === 'header') {
    const credential = inHeader(scheme.name.toLowerCase(), '', variable);
    return { credential, secrets: keySecrets(named) };
  }
  const encoded = encodeURIComponent(secret);
  if (scheme.in === 'cookie' || encoded === secret) {
    const credential = { in: scheme.in, name: scheme.name, value: `$${variable}`, wrong: wrongKey };
    return { credential, secrets: keySecrets(named) };
  }
  // In a URL the shell has to percent-encode it: od and xargs make %2f of a slash.
  const expression = `(printf %s "$${variable}" | od -An -v -tx1 | xargs printf %%%s)`;
  return {
    credential: { in: 'query', name: scheme.name, value: `$${expression}`, wrong: wrongKey },
    secrets: { ...keySecrets(named), [expression]: encoded },
  };
}

/** RFC 7617, section 2: the user-id, a colon and the password, encoded by Base64. */
function basicCredential({ variable, secret }: NamedSecret): SchemeCredential {
  const expression = `(printf %s "$${variable}" | base64 | tr -d '\\n')`;
  const wrongUser = `upspec:${wrongKey}`;
  const colon = secret.indexOf(':');
  const password = secret.slice(colon + 1);
  // Some APIs take the key as the user, with an empty password.
  const proof =
    password === ''
      ? { [`{${variable}%%:*}`]: secret.slice(0, Math.max(colon, 0)) }
      : { [`{${variable}#*:}`]: password };
  return {
    credential: {
      in: 'header',
      name: 'authorization',
      value: `Basic $${expression}`,
      wrong: `Basic ${base64(wrongUser)}`,
      user: { right: `$${variable}`, wrong: wrongUser },
    },
    secrets: { [variable]: secret, ...proof, [expression]: base64(secret) },
  };
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}
