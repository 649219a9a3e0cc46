import type { SecurityScheme } from '@upspec/document';
import { absent, headerOf, words, type Reading } from '../../difference/reading.js';
import { headerOf as sentHeader, valuesOf, type SentRequest } from '../capture/sent-request.js';
import type { ClientViolation } from './client-violation.js';
import type { RequestFacts } from './request-facts.js';

/**
 * Judges the credentials of a request: one of the security requirements must be met, or none is
 * needed. Whether a key is the right one the server says.
 */
export function judgeCredentials(facts: RequestFacts): readonly ClientViolation[] {
  const { called, contract, request } = facts;
  const { securitySchemes } = contract.described;
  const security = called?.operation.security ?? [];
  if (security.length === 0) return [];
  const missing = security.map((names) =>
    names.flatMap((name) => {
      const scheme = securitySchemes[name];
      return scheme === undefined || isSent(scheme, facts) ? [] : [scheme];
    }),
  );
  if (missing.some((schemes) => schemes.length === 0)) return [];
  const [scheme] = missing[0] ?? [];
  if (scheme === undefined) return [];
  const name = scheme.kind === 'api-key' ? scheme.name.toLowerCase() : 'authorization';
  return [
    {
      requirement: 'client.authentication',
      location:
        scheme.kind === 'api-key' && scheme.in === 'query'
          ? { kind: 'query', name: scheme.name }
          : { kind: 'request-header', name },
      expected: words(describe(scheme)),
      actual: shownScheme(request),
    },
  ];
}

/** What was sent, without the secret. */
function shownScheme(request: SentRequest): Reading {
  const value = sentHeader(request, 'authorization');
  if (value === undefined) return absent;
  const [scheme = '', ...rest] = value.split(' ');
  return rest.length === 0 ? words('a value without a scheme') : headerOf(`${scheme} …`);
}

function isSent(scheme: SecurityScheme, { request, query }: RequestFacts): boolean {
  const authorization = valuesOf(request, 'authorization');
  switch (scheme.kind) {
    case 'bearer':
      return authorization.some((value) => /^bearer +[A-Za-z0-9\-._~+/]+=*$/i.test(value));
    case 'basic':
      return authorization.some((value) => /^basic +[A-Za-z0-9+/]+=*$/i.test(value));
    case 'api-key':
      return isKeySent(scheme, request, query ?? '');
    default:
      return true;
  }
}

type ApiKey = Extract<SecurityScheme, { readonly kind: 'api-key' }>;

function isKeySent({ in: location, name }: ApiKey, request: SentRequest, query: string): boolean {
  switch (location) {
    case 'header':
      return (sentHeader(request, name.toLowerCase()) ?? '') !== '';
    case 'query':
      return query.split('&').some((pair) => pair.startsWith(`${encodeURIComponent(name)}=`));
    case 'cookie':
      return valuesOf(request, 'cookie').some((value) =>
        value.split(';').some((pair) => pair.trim().startsWith(`${name}=`)),
      );
    default:
      return location satisfies never;
  }
}

function describe(scheme: SecurityScheme): string {
  switch (scheme.kind) {
    case 'bearer':
      return 'Bearer and the key';
    case 'basic':
      return 'Basic, and user and password in base64';
    case 'api-key':
      return 'the key';
    default:
      return 'credentials';
  }
}
