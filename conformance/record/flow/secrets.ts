import { isJsonObject } from '../../json/json-object.js';
import type { Capture } from '../capture/capture.js';
import { jsonOf } from '../capture/json-of.js';
import { secretQuery } from './secret-query.js';

/** What must not stand in a fixture, and how a text looks without it. */
export interface Secrets {
  /** The text with every secret covered by as many bytes of no meaning. */
  cover(text: string): string;
  /** The same JSON with its texts covered, and with whatever names an owner. */
  coverJson(value: unknown): unknown;
  isIn(bytes: Buffer): boolean;
}

/** A shorter value would be found in innocent words. */
const shortest = 6;

const keyHeaders = ['authorization', 'proxy-authorization', 'api-key', 'x-api-key'];
const ownerHeaders = ['openai-organization', 'openai-project'];
const ownerFields =
  /^(?:organi[sz]ation|org|project|account|tenant|workspace)(?:[-_]?(?:id|name|slug|title))?$/i;
const keyFields = /^(?:api[-_]?key|access[-_]?token|authorization|secret|password)$/i;

/** What is a secret by its form alone, whoever sent it. Asterisks stand where a server hid a piece. */
const forms =
  /\bsk-[A-Za-z0-9_*-]{8,}|\b(?:org-|proj_|sess-)[A-Za-z0-9]{12,}|(?<=\bBearer\s+)[A-Za-z0-9._~+/-]{8,}=*/gi;

/** Gathers the keys, cookies and names of organisations that some exchanges bear. */
export function gatherSecrets(captures: readonly Capture[]): Secrets {
  const found = new Set(captures.flatMap(secretsOf).filter(({ length }) => length >= shortest));
  // Longest first: a secret may be a piece of another.
  const values = [...found].sort((a, b) => b.length - a.length);
  const cover = (text: string): string =>
    values
      .reduce((covered, value) => covered.replaceAll(value, mask), text)
      .replace(forms, (value) => mask(value));
  return {
    cover,
    coverJson: (value) => coverJson(value, cover),
    isIn: (bytes) => cover(bytes.toString('latin1')) !== bytes.toString('latin1'),
  };
}

/** The API's own words, which no secret may rub out. */
const wordFields: ReadonlySet<string> = new Set(['object', 'purpose', 'status', 'anchor']);

function coverJson(value: unknown, cover: (text: string) => string): unknown {
  if (typeof value === 'string') return cover(value);
  if (Array.isArray(value)) return value.map((item: unknown) => coverJson(item, cover));
  if (!isJsonObject(value)) return value;
  const entries = Object.entries(value).map(([key, inner]) => {
    if (typeof inner !== 'string') return [key, coverJson(inner, cover)];
    if (isSecretField(key)) return [key, mask(inner)];
    return [key, wordFields.has(key) ? inner : cover(inner)];
  });
  return Object.fromEntries(entries) as unknown;
}

function isSecretField(key: string): boolean {
  return ownerFields.test(key) || keyFields.test(key);
}

/** As many bytes of no meaning. */
function mask(value: string): string {
  const length = Buffer.byteLength(value);
  return 'redacted-'.repeat(Math.ceil(length / 9)).slice(0, length);
}

function secretsOf(capture: Capture): readonly string[] {
  const { requestHeaders, responseHeaders, path, request, response } = capture;
  const keys = keyHeaders.flatMap((name) => tokensOf(requestHeaders[name]));
  const owners = ownerHeaders.flatMap((name) => [requestHeaders[name], responseHeaders[name]]);
  const cookies = [
    ...(requestHeaders['cookie'] ?? '').split(';'),
    ...(responseHeaders['set-cookie'] ?? '').split(/,(?=[^;,]*=)/).map(firstOf),
  ].map((pair) => pair.slice(pair.indexOf('=') + 1).trim());
  const told = [request, response].flatMap((body) => secretsInJson(jsonOf(body)));
  const all = [...keys, ...owners, ...cookies, ...secretQuery(path), ...told];
  return all.flatMap((value) => (value === undefined ? [] : spellingsOf(value)));
}

/** Node.js tells a header's bytes as Latin-1, where a body has UTF-8 and a path has escapes. */
function spellingsOf(value: string): readonly string[] {
  const inUtf8 = Buffer.from(value, 'latin1').toString('utf8');
  const inLatin1 = Buffer.from(value, 'utf8').toString('latin1');
  return [value, inUtf8, inLatin1, encodeURIComponent(inUtf8)];
}

/** `Bearer abc` bears the secret `abc`; `Basic YTpi` that of its password, too. */
function tokensOf(value: string | undefined): readonly string[] {
  if (value === undefined) return [];
  const [, scheme = '', token = value] = /^\s*(\S+)\s+(\S+)\s*$/.exec(value) ?? [];
  if (scheme.toLowerCase() !== 'basic') return [token];
  return [token, ...Buffer.from(token, 'base64').toString('utf8').split(':')];
}

function firstOf(cookie: string): string {
  return cookie.split(';')[0] ?? '';
}

function secretsInJson(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(secretsInJson);
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    return isSecretField(key) && typeof inner === 'string' ? [inner] : secretsInJson(inner);
  });
}
