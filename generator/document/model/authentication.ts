// https://spec.openapis.org/oas/v3.1.1.html#security-scheme-object and #security-requirement-object
import { isJsonObject, type Json, type JsonObject } from '../load/json.js';
import { escapeToken } from '../load/json-pointer.js';
import { entriesOf, itemsOf, textOf, type BuildContext } from './context.js';

/** How the clients of an API authenticate. */
export interface Authentication {
  readonly credential: Credential;
  /** Whether the document demands a key for every operation. */
  readonly isRequired: boolean;
  /** The name of the scheme; absent where the document has none that clients can send. */
  readonly scheme?: string;
}

/** Where a client sends its key. */
export interface Credential {
  readonly in: 'header' | 'query' | 'cookie';
  /** The name of the header, parameter or cookie. */
  readonly name: string;
  /** The scheme before the key in the header `authorization`. */
  readonly scheme?: 'Bearer' | 'Basic';
}

const BEARER: Credential = { in: 'header', name: 'authorization', scheme: 'Bearer' };

/**
 * Chooses the security scheme that clients send: the first one of the document's requirements that
 * they support, or else of its components. Without a scheme, a client needs no key; one that it is
 * given is sent as a bearer token.
 */
export function buildAuthentication(context: BuildContext): Authentication {
  const { root } = context.document;
  const schemes = schemesOf(context);
  const requirements = requirementsOf(root);
  const order = [...requirements.flatMap(namesIn), ...schemes.keys()];
  const chosen = order.find((name) => schemes.get(name)?.credential !== undefined);
  const credential = schemes.get(chosen ?? '')?.credential ?? BEARER;
  const required = chosen !== undefined && isRequired(root);
  return { credential, isRequired: required, ...(chosen !== undefined && { scheme: chosen }) };
}

interface Scheme {
  /** Undefined where clients can't send it. */
  readonly credential: Credential | undefined;
}

function schemesOf(context: BuildContext): ReadonlyMap<string, Scheme> {
  const { components } = context.document.root;
  const declared = isJsonObject(components) ? components['securitySchemes'] : undefined;
  return new Map(
    entriesOf(declared).map(([name, value]) => {
      const pointer = `#/components/securitySchemes/${escapeToken(name)}`;
      const scheme = context.resolve(value, pointer)?.value ?? {};
      return [name, { credential: credentialOf(scheme) }];
    }),
  );
}

/** Where the key of a scheme is sent. OAuth and OpenID Connect tokens are sent as bearer tokens as well (RFC 6750). */
export function credentialOf(scheme: JsonObject): Credential | undefined {
  const type = textOf(scheme['type']);
  if (type === 'oauth2' || type === 'openIdConnect') return BEARER;
  if (type === 'apiKey') {
    const location = scheme['in'];
    const name = textOf(scheme['name']);
    if (name === '') return undefined;
    if (location === 'header' || location === 'query' || location === 'cookie')
      return { in: location, name };
  }
  if (type !== 'http') return undefined;
  // "The name of the HTTP Authentication scheme", whose case does not count (RFC 9110, section 11.1).
  const http = textOf(scheme['scheme']).toLowerCase();
  if (http === 'bearer') return BEARER;
  return http === 'basic' ? { in: 'header', name: 'authorization', scheme: 'Basic' } : undefined;
}

/** A scheme in a few words: `http bearer`, `apiKey in header X-Key`. */
export function kindOf(scheme: JsonObject): string {
  const type = textOf(scheme['type']) || 'without a type';
  if (type === 'apiKey')
    return `apiKey in ${textOf(scheme['in'])} ${textOf(scheme['name'])}`.trim();
  return type === 'http' ? `http ${textOf(scheme['scheme'])}`.trim() : type;
}

/** The requirements of the whole document, and those of its operations. */
function requirementsOf(root: JsonObject): readonly Json[] {
  return [
    ...itemsOf(root['security']),
    ...operationsOf(root).flatMap(({ security }) => itemsOf(security)),
  ];
}

/**
 * "To make security optional, an empty security requirement (`{}`) can be included in the array";
 * an operation's own `security` overrides that of the document (4.8.1 and 4.8.10).
 */
function isRequired(root: JsonObject): boolean {
  const operations = operationsOf(root);
  const isClosed = (security: Json | undefined): boolean => {
    const items = itemsOf(security);
    return items.length > 0 && items.every((item) => namesIn(item).length > 0);
  };
  if (operations.length === 0) return isClosed(root['security']);
  return operations.every(({ security }) => isClosed(security ?? root['security']));
}

function namesIn(requirement: Json): readonly string[] {
  return entriesOf(requirement).map(([name]) => name);
}

function operationsOf(root: JsonObject): readonly JsonObject[] {
  return entriesOf(root['paths']).flatMap(([, item]) =>
    entriesOf(item).flatMap(([, operation]) =>
      isJsonObject(operation) && operation['responses'] !== undefined ? [operation] : [],
    ),
  );
}
