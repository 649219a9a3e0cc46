import type { Contract } from '../../contract.js';
import { isSecretName } from '../../profile/secret-name.js';
import type { Capture, CapturedBody, Headers } from '../capture/capture.js';
import { jsonOf } from '../capture/json-of.js';
import { saidValues } from './said-values.js';
import { secretCookies } from './secret-cookies.js';
import { isSecretField, secretsInJson } from './secret-fields.js';
import { secretQuery } from './secret-query.js';

/** Secrets as they were sent, in no order. */
export interface BorneSecrets {
  /** Keys, cookies and names of owners. */
  readonly values: readonly string[];
  /** Those of them that a request proved itself with, be they short: `abc` of `Bearer abc`. */
  readonly tokens: readonly string[];
}

const ownerHeaders = ['openai-organization', 'openai-project'];

/** Finds the keys, cookies and names of organisations that captures bear. */
export function findBorneSecrets(captures: readonly Capture[], contract: Contract): BorneSecrets {
  const said = saidValues(captures, contract);
  const tokens = captures.flatMap(({ requestHeaders }) => inHeaders(requestHeaders));
  const values = captures.flatMap((capture) => {
    const { requestHeaders, responseHeaders, path, request, response } = capture;
    const owners = ownerHeaders.flatMap((name) => [requestHeaders[name], responseHeaders[name]]);
    return [
      ...inHeaders(responseHeaders),
      ...owners.filter((owner) => owner !== undefined),
      ...secretCookies(capture, said),
      ...secretQuery(path),
      ...inForm(request),
      ...[request, response].flatMap((body) => secretsInJson(jsonOf(body))),
    ];
  });
  return { values: [...tokens, ...values], tokens };
}

/** Cookies are looked at one by one. */
const cookieHeaders = ['cookie', 'set-cookie'];

function inHeaders(headers: Headers): readonly string[] {
  return Object.entries(headers)
    .filter(([name]) => isSecretName(name) && !cookieHeaders.includes(name))
    .flatMap(([, value]) => tokensOf(value))
    .filter((token) => !scheme.test(token));
}

/** What `x-auth-type` and its like tell. */
const scheme = /^(?:bearer|basic|digest)$/i;

/**
 * `Bearer abc` bears the secret `abc`; `Basic YTpi` that of its password, too; and
 * `Digest response="abc", nonce="b"` whatever it gives a name.
 */
function tokensOf(value: string): readonly string[] {
  const [, kind = '', token = value.trim()] = /^\s*(\S+)\s+(\S+)\s*$/.exec(value) ?? [];
  if (kind.toLowerCase() === 'basic') {
    return [token, ...Buffer.from(token, 'base64').toString('utf8').split(':')];
  }
  const named = /\s/.test(value.trim()) ? value.matchAll(/[\w-]="?([^",;\s]+)/g) : [];
  return [token, ...[...named].map(([, given = '']) => given)];
}

function inForm(body: CapturedBody): readonly string[] {
  if (body.kind !== 'form') return [];
  return body.parts.flatMap(({ name, content: { bytes } }) =>
    isSecretField(name) && bytes !== undefined ? [bytes.toString('utf8')] : [],
  );
}
