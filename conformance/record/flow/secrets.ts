import type { SecretLocations } from '../../auth/secret-locations.js';
import { secretSpellings } from '../../auth/secret-spellings.js';
import type { Contract } from '@upspec/document';
import { isJsonObject } from '../../json/json-object.js';
import { decodeSegment } from '../../replay/encode-segment.js';
import type { Capture } from '../capture/capture.js';
import { apiWords, fieldNames } from './api-words.js';
import { findCarriedSecrets } from './carried-secrets.js';
import { coverText } from './cover-text.js';
import { mask } from '../../fixture-format/mask.js';
import { secretsByName } from './secret-fields.js';

/** What a fixture must not contain, and how a text looks without it. */
export interface Secrets {
  /** The text with every secret covered by as many bytes of no meaning. */
  cover(text: string): string;
  /**
   * The same for the value of a name: a word of the API is not a secret, even if it is also
   * somebody's name.
   */
  coverField(name: string, text: string): string;
  /** The same of a path with its query. */
  coverPath(path: string): string;
  /** The same JSON with its texts covered, and with whatever names an owner. */
  coverJson(value: unknown): unknown;
  /** The same for a body other than JSON, such as form fields or text that is cut off. */
  coverText(text: string): string;
  isIn(bytes: Buffer): boolean;
  readonly locations: SecretLocations;
}

/** What is known of secrets before any exchange is read. */
export interface KnownSecrets {
  /** Keys, passwords and whatever else must not be shown. */
  readonly values?: readonly string[] | undefined;
  /** Which names are those of secrets. */
  readonly locations?: SecretLocations | undefined;
}

/** A shorter value would be found in innocent words. */
const shortest = 6;

/**
 * What is a secret by its format alone, whoever sent it. Asterisks show that a server hid a secret.
 */
const forms =
  /\bsk-[A-Za-z0-9_*-]{8,}|\b(?:org-|proj_|sess-)[A-Za-z0-9]{12,}|(?<=\bBearer\s+)[A-Za-z0-9._~+/-]{8,}=*/gi;

/** Collects the keys, cookies and names of organisations in some exchanges. */
export function gatherSecrets(
  captures: readonly Capture[],
  contract: Contract,
  { values: others = [], locations = secretsByName }: KnownSecrets = {},
): Secrets {
  const carried = findCarriedSecrets(captures, contract, locations);
  const found = new Set([...carried.values, ...others].flatMap(secretSpellings));
  // Longest first: a secret may be a piece of another.
  const values = [...found].filter(isFindable).sort((a, b) => b.length - a.length);
  const shortOnes = findShort(carried.tokens.filter((token) => !isFindable(token)));
  const cover = (text: string): string =>
    coverLinks(
      coverValues(text, values).replace(shortOnes, coverLast).replace(forms, mask),
      locations,
    );
  const coverField = buildCoverField(contract, { cover, locations });
  return {
    cover,
    coverField,
    coverPath: (path) => {
      const split = values.filter((value) => delimiter.test(value));
      return coverPath(coverValues(path, split), coverField);
    },
    coverJson: (value) => coverJson(value, coverField),
    coverText: (text) => cover(coverText(text, locations)),
    locations,
    isIn: (bytes) => cover(bytes.toString('latin1')) !== bytes.toString('latin1'),
  };
}

function isFindable(value: string): boolean {
  return value.length >= shortest;
}

function coverValues(text: string, values: readonly string[]): string {
  return values.reduce((covered, value) => covered.replaceAll(value, mask), text);
}

/** What precedes a short token distinguishes it from an ordinary word: `Bearer abc`. */
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

/** An address in a text may contain a key of its own: `https://host/a?sig=abc`. */
function coverLinks(text: string, locations: SecretLocations): string {
  return text.replace(/(?<=[?&]([\w.~%[\]-]+)=)[^&#\s"'<>]+/g, (value: string, name: string) =>
    locations.query(decodeSegment(name)) ? mask(value) : value,
  );
}

type Covering = Pick<Secrets, 'cover' | 'locations'>;

function buildCoverField(
  contract: Contract,
  { cover, locations }: Covering,
): Secrets['coverField'] {
  const words = apiWords(contract);
  const fields = fieldNames(contract);
  return (name, text) => {
    if (locations.field(name)) return mask(text);
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
    coverUnder(key, inner, coverField),
  ]);
  return Object.fromEntries(entries) as unknown;
}

/** The texts of a list have the list's name. */
function coverUnder(key: string, value: unknown, coverField: Secrets['coverField']): unknown {
  if (typeof value === 'string') return coverField(key, value);
  if (!Array.isArray(value)) return coverJson(value, coverField);
  return value.map((item: unknown) =>
    typeof item === 'string' ? coverField(key, item) : coverJson(item, coverField),
  );
}
