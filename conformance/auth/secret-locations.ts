import type { Contract } from '@upspec/document';
import { isJsonObject, type JsonObject } from '../json/json-object.js';
import { isSecretName } from '../profile-format/secret-name.js';

/** Whether the value of a name is a secret, by the part of a message that the name is in. */
export interface SecretLocations {
  header(name: string): boolean;
  query(name: string): boolean;
  cookie(name: string): boolean;
  /** The cookies that prove who sends a request. */
  readonly keyCookies: ReadonlySet<string>;
  /** A property of JSON, or a field of a form body: `user[password]`. */
  field(name: string): boolean;
}

/** What of a contract says which values are secrets. */
export type SecretContract = Pick<Contract, 'securitySchemes' | 'schemas'> & {
  readonly operations: Readonly<
    Record<string, Pick<Contract['operations'][string], 'parameters' | 'paging'>>
  >;
};

/**
 * The locations of secrets that a contract names: the keys of its security schemes, and properties
 * and parameters of the format `password` (OpenAPI 3.1.1, section 4.3: "a hint to obscure the
 * value"). What is named like a secret is one, too, but for cursors of lists and values of a closed
 * set.
 */
export function secretLocationsOf(contract: SecretContract): SecretLocations {
  const stated = { header: new Set<string>(), query: new Set<string>(), cookie: new Set<string>() };
  for (const scheme of Object.values(contract.securitySchemes)) {
    if (scheme.kind === 'api-key') stated[scheme.in].add(scheme.name.toLowerCase());
  }
  const operations = Object.values(contract.operations);
  for (const { name, in: location, value } of operations.flatMap(({ parameters }) => parameters)) {
    const schema = contract.schemas[value.schema ?? ''];
    if (location !== 'path' && schema !== undefined && isPassword(schema, contract)) {
      stated[location].add(name.toLowerCase());
    }
  }
  const keyCookies = new Set(
    Object.values(contract.securitySchemes).flatMap((scheme) =>
      scheme.kind === 'api-key' && scheme.in === 'cookie' ? [scheme.name] : [],
    ),
  );
  const { secret, open } = propertiesOf(contract);
  const cursors = new Set(operations.flatMap(({ paging }) => cursorsOf(paging)));
  const isNamed = (name: string): boolean =>
    isSecretName(name) && !cursors.has(name) && !attribute.test(name);
  return {
    header: (name) => stated.header.has(name.toLowerCase()) || isSecretName(name),
    query: (name) => stated.query.has(name.toLowerCase()) || isNamed(name),
    cookie: (name) => stated.cookie.has(name.toLowerCase()) || isSecretName(name),
    keyCookies,
    field: (name) => {
      const last =
        name
          .split(/[[\].]+/)
          .filter((each) => each !== '')
          .at(-1) ?? name;
      if (secret.has(last)) return true;
      return isNamed(last) && !open.has(last) && last !== 'code';
    },
  };
}

/** What describes a secret and is none: `token_type` (RFC 6749, section 5.1), `keyLength`. */
const attribute = /(?:^|[-_a-z])(?:type|Type|kind|Kind|count|Count|length|Length|size|Size)$/;

interface Properties {
  readonly secret: ReadonlySet<string>;
  /** Properties of a closed set of values, and those that are not strings. */
  readonly open: ReadonlySet<string>;
}

function propertiesOf(contract: SecretContract): Properties {
  const secret = new Set<string>();
  const open = new Set<string>();
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    if (!isJsonObject(value)) return;
    const { properties } = value;
    for (const [name, schema] of isJsonObject(properties) ? Object.entries(properties) : []) {
      if (!isJsonObject(schema)) continue;
      const isHidden = schema['writeOnly'] === true && isSecretName(name);
      if (isHidden || isPassword(schema, contract)) secret.add(name);
      else if (isOpen(schema)) open.add(name);
    }
    Object.values(value).forEach(visit);
  };
  Object.values(contract.schemas).forEach(visit);
  return { secret, open };
}

function isOpen(schema: JsonObject): boolean {
  const { type } = schema;
  const types = Array.isArray(type) ? (type as readonly unknown[]) : [type];
  const isClosed = 'enum' in schema || 'const' in schema;
  return isClosed || types.some((each) => each === 'boolean' || each === 'integer');
}

/** Whether a schema, or one that it refers to or consists of, has the format of a password. */
function isPassword(schema: JsonObject, contract: SecretContract, depth = 0): boolean {
  if (schema['format'] === 'password') return true;
  if (depth > 8) return false;
  const { $ref: ref, items } = schema;
  const target = typeof ref === 'string' ? contract.schemas[nameOf(ref)] : undefined;
  const parts = ['allOf', 'anyOf', 'oneOf'].flatMap((key) => {
    const list = schema[key];
    return Array.isArray(list) ? (list as readonly unknown[]) : [];
  });
  return [target, items, ...parts]
    .filter(isJsonObject)
    .some((part) => isPassword(part, contract, depth + 1));
}

/** The name in `#/schemas/NAME`, escaped as RFC 6901, section 4 says. */
function nameOf(ref: string): string {
  return ref
    .replace(/^#\/schemas\//, '')
    .replaceAll('~1', '/')
    .replaceAll('~0', '~');
}

/** The names of a list's cursor: where it is sent, and where a response gives it. */
function cursorsOf(paging: Contract['operations'][string]['paging']): readonly string[] {
  if (paging === undefined || !('parameter' in paging.next)) return [];
  const { next } = paging;
  const given = next.kind === 'cursor' ? (next.pointer.split('/').at(-1) ?? '') : '';
  return [next.parameter, given].filter((name) => name !== '');
}
