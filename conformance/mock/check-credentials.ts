import type { SecurityScheme } from '@upspec/document';
import type { Route } from './find-route.js';
import type { MockCore } from './mock-core.js';
import type { MockRequest } from './mock-request.js';
import { readCookies, readPairs } from './read-pairs.js';
import { RequestProblem } from './request-problem.js';

/**
 * Checks the credentials of a request by the alternatives of its operation, one of which is enough
 * (OpenAPI 3.1.1, section 4.8.30).
 *
 * @throws {RequestProblem} where none is met
 */
export function checkCredentials(
  core: MockCore,
  { operation: { security }, query }: Route,
  { headers }: Pick<MockRequest, 'headers'>,
): void {
  if (security.length === 0) return;
  const sent: SentCredentials = { headers, query };
  const schemes = core.contract.securitySchemes;
  const outcomes = security.map((names) =>
    names.flatMap((name) => {
      const scheme = schemes[name];
      return scheme === undefined ? [] : (missing(core, scheme, sent) ?? []);
    }),
  );
  const [first = []] = outcomes;
  if (outcomes.some((problems) => problems.length === 0)) return;
  const named = security.flat().flatMap((name) => schemes[name] ?? []);
  throw new RequestProblem('unauthorized', first, {
    'www-authenticate': challengesOf(core, named),
  });
}

interface SentCredentials extends Pick<MockRequest, 'headers'> {
  readonly query: string;
}

/** What a scheme asks for and a request does not have. */
function missing(
  { apiKeys }: MockCore,
  scheme: SecurityScheme,
  sent: SentCredentials,
): readonly { readonly location: string; readonly message: string }[] | undefined {
  const accepts = (key: string): boolean => apiKeys.length === 0 || apiKeys.includes(key);
  const wrong = (location: string, right: string, isSent: boolean) => [
    { location, message: isSent ? `must be ${right}; the key is not known` : `must be ${right}` },
  ];
  switch (scheme.kind) {
    case 'api-key': {
      const key = keyOf(scheme, sent);
      if (key !== undefined && key !== '' && accepts(key)) return undefined;
      return wrong(`${scheme.in} ${scheme.name}`, 'an API key', key !== undefined && key !== '');
    }
    case 'bearer': {
      const token = /^bearer +(\S+)$/i.exec(authorizationOf(sent))?.[1];
      if (token !== undefined && accepts(token)) return undefined;
      return wrong('header Authorization', '"Bearer" and a token', token !== undefined);
    }
    case 'basic': {
      const encoded = /^basic +(\S+)$/i.exec(authorizationOf(sent))?.[1];
      const pair = Buffer.from(encoded ?? '', 'base64').toString('utf8');
      const colon = pair.indexOf(':');
      const keys = [pair, pair.slice(0, colon), pair.slice(colon + 1)];
      if (colon >= 0 && keys.some(accepts)) return undefined;
      return wrong('header Authorization', '"Basic" and the Base64 of USER:PASSWORD', colon >= 0);
    }
    case 'other':
      return undefined;
    default:
      return scheme satisfies never;
  }
}

function keyOf(
  scheme: Extract<SecurityScheme, { readonly kind: 'api-key' }>,
  { headers, query }: SentCredentials,
): string | undefined {
  switch (scheme.in) {
    case 'header': {
      const value = headers[scheme.name.toLowerCase()];
      return Array.isArray(value) ? value[0] : value;
    }
    case 'query':
      return readPairs(query).find(({ name }) => name === scheme.name)?.value;
    case 'cookie':
      return readCookies(headers.cookie).find(({ name }) => name === scheme.name)?.value;
    default:
      return scheme.in satisfies never;
  }
}

function authorizationOf({ headers }: SentCredentials): string {
  return headers.authorization?.trim() ?? '';
}

/**
 * RFC 9110, section 11.6.1: a 401 has "a WWW-Authenticate header field ... containing at least one
 * challenge". No scheme is registered for keys in a header of their own.
 */
function challengesOf({ contract }: MockCore, schemes: readonly SecurityScheme[]): string {
  const realm = `realm="${contract.title.replace(/[^\x20-\x7e]/g, '?').replace(/["\\]/g, '\\$&')}"`;
  const challenges = schemes.map((scheme) => {
    if (scheme.kind === 'bearer') return `Bearer ${realm}`;
    return scheme.kind === 'basic' ? `Basic ${realm}, charset="UTF-8"` : `ApiKey ${realm}`;
  });
  return [...new Set(challenges)].join(', ');
}
