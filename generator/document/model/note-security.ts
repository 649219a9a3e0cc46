import { isJsonObject, type JsonObject } from '../load/json.js';
import { escapeToken } from '../load/json-pointer.js';
import { entriesOf, textOf, type BuildContext } from './context.js';

/**
 * Reports each security scheme that clients don't support: they send their key as a bearer token.
 */
export function noteSecurity(context: BuildContext): void {
  const { components } = context.document.root;
  const schemes = isJsonObject(components) ? components['securitySchemes'] : undefined;
  for (const [name, value] of entriesOf(schemes)) {
    const pointer = `#/components/securitySchemes/${escapeToken(name)}`;
    const scheme = context.resolve(value, pointer)?.value ?? {};
    if (isBearer(scheme)) continue;
    context.note(
      pointer,
      `security scheme ${name} (${kindOf(scheme)}) is not sent; clients send their key as a bearer token`,
    );
  }
}

/** OAuth and OpenID Connect tokens are sent as bearer tokens as well (RFC 6750). */
function isBearer(scheme: JsonObject): boolean {
  const type = textOf(scheme['type']);
  if (type === 'oauth2' || type === 'openIdConnect') return true;
  return type === 'http' && textOf(scheme['scheme']).toLowerCase() === 'bearer';
}

function kindOf(scheme: JsonObject): string {
  const type = textOf(scheme['type']) || 'without a type';
  if (type === 'apiKey')
    return `apiKey in ${textOf(scheme['in'])} ${textOf(scheme['name'])}`.trim();
  return type === 'http' ? `http ${textOf(scheme['scheme'])}`.trim() : type;
}
