// https://spec.openapis.org/oas/v3.1.1.html#security-scheme-object and #security-requirement-object
import { isJsonObject, type JsonObject } from '../load/json.js';
import { escapeToken } from '../load/json-pointer.js';
import { entriesOf, itemsOf, resolveNode, textOf } from '../model/context.js';
import type { SecurityScheme } from './contract.js';

/** The security schemes of a document, by name. */
export function buildSecuritySchemes(root: JsonObject): Readonly<Record<string, SecurityScheme>> {
  const components = isJsonObject(root['components']) ? root['components'] : {};
  return Object.fromEntries(
    entriesOf(components['securitySchemes']).map(([name, value]) => {
      const pointer = `#/components/securitySchemes/${escapeToken(name)}`;
      return [name, schemeOf(resolveNode(root, value, pointer)?.value ?? {})];
    }),
  );
}

function schemeOf(scheme: JsonObject): SecurityScheme {
  const type = textOf(scheme['type']);
  if (type === 'oauth2' || type === 'openIdConnect') return { kind: 'bearer' };
  if (type === 'apiKey') {
    const location = scheme['in'];
    const name = textOf(scheme['name']);
    if (location === 'header' || location === 'query' || location === 'cookie') {
      return { kind: 'api-key', in: location, name };
    }
  }
  // "The name of the HTTP Authentication scheme", whose case does not count (RFC 9110, section 11.1).
  const http = textOf(scheme['scheme']).toLowerCase();
  if (type === 'http' && (http === 'basic' || http === 'bearer')) return { kind: http };
  return { kind: 'other', type: type === 'http' && http !== '' ? http : type || 'unknown' };
}

/**
 * The ways to authenticate at an operation. "This definition overrides any declared top-level
 * `security`. To remove a top-level security declaration, an empty array can be used." (4.8.10)
 */
export function securityOf(
  root: JsonObject,
  operation: JsonObject,
): readonly (readonly string[])[] {
  const declared = operation['security'] ?? root['security'];
  return itemsOf(declared).map((requirement) => entriesOf(requirement).map(([name]) => name));
}
