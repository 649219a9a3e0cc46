// https://spec.openapis.org/oas/v3.1.1.html#security-scheme-object and #security-requirement-object
import { isJsonObject, type Json } from '../load/json.js';
import { escapeToken, parsePointer, pointerTo } from '../load/json-pointer.js';
import { type Credential, credentialOf, kindOf } from './authentication.js';
import { entriesOf, textOf, type BuildContext } from './context.js';
import { asciiText, words } from './names.js';

/**
 * The ways to authenticate, of which one is enough: lists of the names of schemes that belong
 * together. Without one, nothing is sent; an empty list means that nothing has to be.
 */
export type Alternatives = readonly (readonly string[])[];

/** A security scheme that clients can send. */
export interface ClientScheme {
  /** Its name in the document. */
  readonly name: string;
  /** Where it is in the document. */
  readonly pointer: string;
  /** `http bearer`, `apiKey in header X-Key`. */
  readonly kind: string;
  readonly credential: Credential;
  /** The environment variable of its credential: `DEPOT_HEADER_KEY`. */
  readonly environment: string;
  readonly description: string;
}

/** The schemes of a document that clients can send. Reports each of the others. */
export function buildSchemes(context: BuildContext, prefix: string): readonly ClientScheme[] {
  return declaredSchemes(context).flatMap(([name, value, at]) => {
    const node = context.resolve(value, at);
    const scheme = node?.value ?? {};
    const credential = credentialOf(scheme);
    const pointer = node?.pointer ?? at;
    const kind = kindOf(scheme);
    if (credential === undefined) {
      context.note(
        pointer,
        `security scheme ${name} (${kind}) is not sent; pass its headers, or a fetch of your own`,
      );
      return [];
    }
    const environment = environmentName(prefix, name);
    const description = textOf(scheme['description']);
    return [{ name, pointer, kind, credential, environment, description }];
  });
}

/**
 * Reads `security`; undefined where there is none. A scheme that is not part of the request's
 * message, such as mutual TLS, is left out.
 */
export function alternativesOf(
  context: BuildContext,
  { value, pointer }: { readonly value: Json | undefined; readonly pointer: string },
): Alternatives | undefined {
  if (!Array.isArray(value)) return undefined;
  const declared = new Map(
    declaredSchemes(context).map(([name, scheme, at]) => [
      name,
      credentialOf(context.resolve(scheme, at)?.value ?? {}),
    ]),
  );
  return (value as readonly Json[]).filter(isJsonObject).map((requirement, index) => {
    const at = pointerTo(pointer, index);
    const names = entriesOf(requirement).map(([name]) => nameOfScheme(name));
    for (const name of names.filter((each) => !declared.has(each))) {
      context.note(at, `security scheme ${name} is not declared, so that nothing is sent for it`);
    }
    const sent = names.filter((name) => declared.get(name) !== undefined);
    noteSharedHeader(
      context,
      at,
      sent.map((name) => [name, declared.get(name)]),
    );
    return sent;
  });
}

/** OpenAPI 3.2 allows "the URI of a Security Scheme Object" beside its name. */
function nameOfScheme(name: string): string {
  const [, group, own] = name.startsWith('#/') ? parsePointer(name) : [];
  return group === 'securitySchemes' && own !== undefined ? own : name;
}

/** A header has one value, so two schemes that need the same one cannot be combined. */
function noteSharedHeader(
  context: BuildContext,
  pointer: string,
  sent: readonly (readonly [name: string, credential: Credential | undefined])[],
): void {
  const byLocation = new Map<string, string>();
  for (const [name, credential] of sent) {
    if (credential === undefined) continue;
    const location = `${credential.in} ${credential.name}`;
    const other = byLocation.get(location);
    if (other !== undefined) {
      const message = `security schemes ${other} and ${name} are both sent in the ${location}; only ${name} is sent`;
      context.note(pointer, message);
    }
    byLocation.set(location, name);
  }
}

/** `DEPOT_HEADER_KEY` of `headerKey`; `DEPOT_SCHEME_API_KEY` where every client has that name. */
function environmentName(prefix: string, name: string): string {
  const own = words(asciiText(name))
    .join('_')
    .toUpperCase()
    .replaceAll(/[^A-Z0-9_]/g, '');
  return `${prefix}_${own === 'API_KEY' || own === 'BASE_URL' || own === '' ? `SCHEME_${own}` : own}`;
}

function declaredSchemes({
  document: { root },
}: BuildContext): readonly (readonly [name: string, value: Json, pointer: string])[] {
  const components = isJsonObject(root['components']) ? root['components'] : {};
  return entriesOf(components['securitySchemes']).map(([name, value]) => [
    name,
    value,
    `#/components/securitySchemes/${escapeToken(name)}`,
  ]);
}
