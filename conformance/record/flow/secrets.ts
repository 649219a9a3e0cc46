import type { Contract } from '../../contract.js';
import { isJsonObject } from '../../json/json-object.js';
import { isSecretName } from '../../profile/secret-name.js';
import { decodeSegment } from '../../replay/encode-segment.js';
import type { Capture } from '../capture/capture.js';
import { apiWords, fieldNames } from './api-words.js';
import { findBorneSecrets } from './borne-secrets.js';
import { isSecretField } from './secret-fields.js';

/** What must not stand in a fixture, and how a text looks without it. */
export interface Secrets {
  /** The text with every secret covered by as many bytes of no meaning. */
  cover(text: string): string;
  /** The same of what stands under a name: a word of the API is no secret, whoever is called so. */
  coverField(name: string, text: string): string;
  /** The same of a path with its query. */
  coverPath(path: string): string;
  /** The same JSON with its texts covered, and with whatever names an owner. */
  coverJson(value: unknown): unknown;
  isIn(bytes: Buffer): boolean;
}

/** A shorter value would be found in innocent words. */
const shortest = 6;

/** What is a secret by its form alone, whoever sent it. Asterisks stand where a server hid a piece. */
const forms =
  /\bsk-[A-Za-z0-9_*-]{8,}|\b(?:org-|proj_|sess-)[A-Za-z0-9]{12,}|(?<=\bBearer\s+)[A-Za-z0-9._~+/-]{8,}=*/gi;

/**
 * Gathers the keys, cookies and names of organisations that some exchanges bear.
 *
 * @param others more that must not be told
 */
export function gatherSecrets(
  captures: readonly Capture[],
  contract: Contract,
  others: readonly string[] = [],
): Secrets {
  const borne = findBorneSecrets(captures, contract);
  const found = new Set([...borne.values, ...others].flatMap(spellingsOf));
  // Longest first: a secret may be a piece of another.
  const values = [...found].filter(isFindable).sort((a, b) => b.length - a.length);
  const shortOnes = findShort(borne.tokens.filter((token) => !isFindable(token)));
  const cover = (text: string): string =>
    coverLinks(coverValues(text, values).replace(shortOnes, coverLast).replace(forms, mask));
  const coverField = buildCoverField(contract, cover);
  return {
    cover,
    coverField,
    coverPath: (path) => {
      const split = values.filter((value) => delimiter.test(value));
      return coverPath(coverValues(path, split), coverField);
    },
    coverJson: (value) => coverJson(value, coverField),
    isIn: (bytes) => cover(bytes.toString('latin1')) !== bytes.toString('latin1'),
  };
}

function isFindable(value: string): boolean {
  return value.length >= shortest;
}

function coverValues(text: string, values: readonly string[]): string {
  return values.reduce((covered, value) => covered.replaceAll(value, mask), text);
}

/** As many bytes of no meaning. */
function mask(value: string): string {
  const length = Buffer.byteLength(value);
  return 'redacted-'.repeat(Math.ceil(length / 9)).slice(0, length);
}

/** Node.js tells a header's bytes as Latin-1, where a body has UTF-8 and a path has escapes. */
function spellingsOf(value: string): readonly string[] {
  const inUtf8 = Buffer.from(value, 'latin1').toString('utf8');
  const inLatin1 = Buffer.from(value, 'utf8').toString('latin1');
  return [value, inUtf8, inLatin1, encodeURIComponent(inUtf8)];
}

/** A short token is told from an innocent word by what comes before it: `Bearer abc`. */
function findShort(tokens: readonly string[]): RegExp {
  const escaped = [...new Set(tokens)]
    .filter((token) => token !== '')
    .sort((a, b) => b.length - a.length)
    .map((token) => token.replace(/[^A-Za-z0-9]/g, '\\$&'));
  if (escaped.length === 0) return /(?!)/g;
  const before = String.raw`(\b(?:(?:bearer|basic)\s+|(?:key|token)(?: provided)?\s*[:=]\s*)["']?)`;
  return new RegExp(`${before}(${escaped.join('|')})(?![\\w~+/=$-]|\\.\\w)`, 'gi');
}

function coverLast(_: string, before: string, token: string): string {
  return `${before}${mask(token)}`;
}

/** An address that a text tells may bear a key of its own: `https://host/a?sig=abc`. */
function coverLinks(text: string): string {
  return text.replace(/(?<=[?&]([\w.~%[\]-]+)=)[^&#\s"'<>]+/g, (value: string, name: string) =>
    isSecretName(decodeSegment(name)) ? mask(value) : value,
  );
}

function buildCoverField(contract: Contract, cover: Secrets['cover']): Secrets['coverField'] {
  const words = apiWords(contract);
  const fields = fieldNames(contract);
  return (name, text) => {
    if (isSecretField(name)) return mask(text);
    const isNumber = fields.has(name) && /^\d+$/.test(text);
    return words.has(text) || isNumber ? text : cover(text);
  };
}

const delimiter = /[/?&=]/;

function coverPath(path: string, coverField: Secrets['coverField']): string {
  const at = path.includes('?') ? path.indexOf('?') : path.length;
  const segments = path.slice(0, at).split('/');
  const pairs = path.slice(at + 1).split('&');
  const start = segments.map((segment) => coverField('', segment)).join('/');
  const query = pairs.map((pair) => coverPair(pair, coverField)).join('&');
  return at === path.length ? start : `${start}?${query}`;
}

function coverPair(pair: string, coverField: Secrets['coverField']): string {
  const [name = '', ...rest] = pair.split('=');
  const value = rest.join('=');
  const covered = rest.length === 0 ? '' : `=${coverField(decodeSegment(name), value)}`;
  return `${coverField('', name)}${covered}`;
}

function coverJson(value: unknown, coverField: Secrets['coverField']): unknown {
  if (typeof value === 'string') return coverField('', value);
  if (Array.isArray(value)) return value.map((item: unknown) => coverJson(item, coverField));
  if (!isJsonObject(value)) return value;
  const entries = Object.entries(value).map(([key, inner]) => [
    key,
    typeof inner === 'string' ? coverField(key, inner) : coverJson(inner, coverField),
  ]);
  return Object.fromEntries(entries) as unknown;
}
