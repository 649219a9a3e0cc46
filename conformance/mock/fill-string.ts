import type { JsonObject } from '../json/json-object.js';
import { patternText } from './pattern-text.js';

/** A value of each format of JSON Schema Validation 2020-12, section 7.3, and some of OpenAPI's. */
const formats: Readonly<Record<string, string>> = {
  'date-time': '2024-01-15T09:30:00Z',
  date: '2024-01-15',
  time: '09:30:00Z',
  duration: 'P1D',
  email: 'user@example.com',
  'idn-email': 'user@example.com',
  hostname: 'example.com',
  'idn-hostname': 'example.com',
  ipv4: '192.0.2.1',
  ipv6: '2001:db8::1',
  uri: 'https://example.com/',
  url: 'https://example.com/',
  'uri-reference': 'https://example.com/',
  iri: 'https://example.com/',
  'iri-reference': 'https://example.com/',
  'uri-template': 'https://example.com/{id}',
  uuid: '3f2b8c1e-5d4a-4b6c-9e7f-0a1b2c3d4e5f',
  'json-pointer': '/name',
  'relative-json-pointer': '0',
  regex: '^a$',
  byte: 'dXBzcGVj',
};

/** A text that is longer than this is not made, whatever `minLength` says. */
const longest = 65_536;

/**
 * A string that a schema allows: of its format, else of its pattern, else its name, within its length.
 *
 * @param name what the string is for, such as the name of its property
 */
export function fillString(schema: JsonObject, name: string): string {
  const { format, pattern, minLength, maxLength } = schema;
  const known = typeof format === 'string' ? formats[format] : undefined;
  if (known !== undefined && fitsPattern(known, pattern)) return known;
  const least = Math.min(numberOr(minLength, 0), longest);
  const most = numberOr(maxLength, Infinity);
  if (typeof pattern === 'string' && !fitsPattern(name, pattern)) {
    const matching = [1, least, 8, 16, 24, 32, 40, 64]
      .map((length) => patternText(pattern, length))
      .find((text) => text !== undefined && lengthOf(text) >= least && lengthOf(text) <= most);
    if (matching !== undefined) return matching;
  }
  const text = name === '' ? 'text' : name;
  const long = lengthOf(text) < least ? text.padEnd(least, text) : text;
  return lengthOf(long) > most ? [...long].slice(0, most).join('') : long;
}

/** What the values of some formats look like; a hint that does not is replaced. */
const shapes: Readonly<Record<string, RegExp>> = {
  'date-time': /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:?\d\d)$/,
  date: /^\d{4}-\d\d-\d\d$/,
  email: /^[^\s@]+@[^\s@]+$/,
  uuid: /^(?:urn:uuid:)?[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i,
};

/** Whether a string has the length, the format and the pattern that a schema asks for. */
export function fitsString(schema: JsonObject, text: string): boolean {
  const length = lengthOf(text);
  const { minLength, maxLength, pattern, format } = schema;
  const shape = typeof format === 'string' ? shapes[format] : undefined;
  return (
    (shape === undefined || shape.test(text)) &&
    length >= numberOr(minLength, 0) &&
    length <= numberOr(maxLength, Infinity) &&
    fitsPattern(text, pattern)
  );
}

function fitsPattern(text: string, pattern: unknown): boolean {
  if (typeof pattern !== 'string') return true;
  try {
    return new RegExp(pattern, 'u').test(text);
  } catch {
    return true;
  }
}

/** JSON Schema Validation 2020-12, section 6.3.1: the number of characters, not of UTF-16 units. */
function lengthOf(text: string): number {
  return [...text].length;
}

function numberOr(value: unknown, other: number): number {
  return typeof value === 'number' ? value : other;
}
