import type { SecretLocations } from '../../auth/secret-locations.js';
import type { Contract } from '@upspec/document';
import type { Capture, CapturedBody, CapturedPart, Headers } from '../capture/capture.js';
import { jsonOf } from '../capture/json-of.js';
import { saidValues } from './said-values.js';
import { secretCookies } from './secret-cookies.js';
import { parseJson } from '../../json/parse-json.js';
import { readPairs } from './form-text.js';
import { secretsInJson } from './secret-fields.js';
import { secretQuery } from './secret-query.js';

/** Secrets as they were sent, in no order. */
export interface CarriedSecrets {
  /** Keys, cookies and names of owners. */
  readonly values: readonly string[];
  /** Those that authenticate a request, even if they are short: `abc` of `Bearer abc`. */
  readonly tokens: readonly string[];
}

/** Headers that name whose account a request is for: `x-tenant-id`. */
const ownerHeader =
  /(?:^|-)(?:organi[sz]ation|org|project|account|tenant|workspace)(?:-(?:id|name|slug))?$/;

/** Finds the keys, passwords, cookies and names of organisations in captures. */
export function findCarriedSecrets(
  captures: readonly Capture[],
  contract: Contract,
  locations: SecretLocations,
): CarriedSecrets {
  const said = saidValues(captures, contract);
  const tokens = captures.flatMap(({ requestHeaders }) => inHeaders(requestHeaders, locations));
  const values = captures.flatMap((capture) => {
    const { requestHeaders, responseHeaders, path, request, response } = capture;
    const owners = [requestHeaders, responseHeaders]
      .flatMap((headers) => Object.entries(headers))
      .flatMap(([name, value]) => (ownerHeader.test(name) ? [value] : []));
    return [
      ...inHeaders(responseHeaders, locations),
      ...owners,
      ...secretCookies(capture, { said, locations }),
      ...secretQuery(path, locations),
      ...[request, response].flatMap((body) => inBody(body, locations)),
    ];
  });
  return { values: [...tokens, ...values], tokens };
}

/** Cookies are looked at one by one. */
const cookieHeaders = ['cookie', 'set-cookie'];

function inHeaders(headers: Headers, locations: SecretLocations): readonly string[] {
  return Object.entries(headers)
    .filter(([name]) => locations.header(name) && !cookieHeaders.includes(name))
    .flatMap(([name, value]) => [
      ...tokensOf(value),
      // Only these two begin with a scheme; a key may contain spaces.
      ...(authorizing.includes(name) ? [] : [value.trim()]),
    ])
    .filter((token) => !scheme.test(token));
}

/** RFC 9110, sections 11.6.2 and 11.7.2: credentials = auth-scheme [ 1*SP ( token68 / … ) ] */
const authorizing = ['authorization', 'proxy-authorization'];

/** What `x-auth-type` and similar headers contain. */
const scheme = /^(?:bearer|basic|digest)$/i;

/**
 * `Bearer abc` contains the secret `abc`; `Basic YTpi` that of its password, too; and `Digest response="abc", nonce="b"` whatever it gives a name.
 */
function tokensOf(value: string): readonly string[] {
  const [, kind = '', token = value.trim()] = /^\s*(\S+)\s+(\S+)\s*$/.exec(value) ?? [];
  if (kind.toLowerCase() === 'basic') {
    return [token, ...Buffer.from(token, 'base64').toString('utf8').split(':')];
  }
  const named = /\s/.test(value.trim()) ? value.matchAll(/[\w-]="?([^",;\s]+)/g) : [];
  return [token, ...[...named].map(([, given = '']) => given)];
}

function inBody(body: CapturedBody, locations: SecretLocations): readonly string[] {
  if (body.kind === 'none') return [];
  if (body.kind === 'form') return body.parts.flatMap((part) => inPart(part, locations));
  const json = jsonOf(body);
  if (json !== undefined) return secretsInJson(json, locations);
  const text = body.content.bytes?.toString('utf8') ?? '';
  return readPairs(text).flatMap(({ name, value }) => (locations.field(name) ? [value] : []));
}

/** A part may hold JSON of its own. */
function inPart(
  { name, content: { bytes } }: CapturedPart,
  locations: SecretLocations,
): readonly string[] {
  if (bytes === undefined) return [];
  const text = bytes.toString('utf8');
  if (locations.field(name)) return [text];
  const json = parseJson(text);
  return json.ok ? secretsInJson(json.value, locations) : [];
}
