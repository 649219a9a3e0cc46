import { InvalidInputError } from './errors.js';
import { percentEncode } from './percent-encode.js';

/**
 * Builds a request path; each interpolated id stands in it as one segment's text, whatever it holds.
 *
 * @example path`/files/${fileId}/content`
 * @throws InvalidInputError where an id is empty, no string, or makes a segment `.` or `..`,
 * which a URL parser would take as a step up, percent-encoded too (WHATWG URL, "double-dot URL path segment").
 */
export function path(texts: TemplateStringsArray, ...ids: readonly (string | number)[]): string {
  const built = texts.reduce((sofar, text, index) => sofar + encode(ids[index - 1], index) + text);
  const dots = built.split('/').find(isDotSegment);
  if (dots !== undefined) {
    throw new InvalidInputError(
      'path',
      `the segment "${dots}" would step out of ${template(texts)}`,
    );
  }
  return built;

  function encode(id: unknown, place: number): string {
    const where = `path parameter ${String(place)} of ${template(texts)}`;
    if (typeof id === 'number' && Number.isFinite(id)) return String(id);
    if (typeof id !== 'string')
      throw new InvalidInputError(where, `wanted a string, got ${kind(id)}`);
    if (id === '') throw new InvalidInputError(where, 'wanted an id, got an empty string');
    if (id === '.' || id === '..') throw new InvalidInputError(where, `"${id}" is no id`);
    try {
      return percentEncode(id);
    } catch (cause) {
      throw new InvalidInputError(where, 'holds half a surrogate pair', { cause });
    }
  }
}

function isDotSegment(segment: string): boolean {
  return /^(?:\.|%2e){1,2}$/i.test(segment);
}

function template(texts: readonly string[]): string {
  return texts.join('{}');
}

function kind(value: unknown): string {
  return value === null ? 'null' : typeof value;
}
