import { InvalidInputError } from './errors.js';
import { percentEncode } from './percent-encode.js';
import { encoded } from './query.js';
import { typeName } from './value-type.js';

/**
 * Builds a request path; each interpolated id becomes the text of one segment, or of a part of one.
 *
 * @example path`/files/${fileId}/content`
 * @throws InvalidInputError where an id is empty, not a string, or results in a segment `.` or
 * `..`, which a URL parser would treat as a step up, percent-encoded too (WHATWG URL, "double-dot
 * URL path segment").
 */
export function path(texts: TemplateStringsArray, ...ids: readonly PathValue[]): string {
  const built = texts.reduce((sofar, text, index) => sofar + encode(ids[index - 1], index) + text);
  const dots = built.split('/').find(isDotSegment);
  if (dots !== undefined) {
    throw new InvalidInputError('path', `the segment "${dots}" would leave ${template(texts)}`);
  }
  return built;

  function encode(id: unknown, position: number): string {
    const where = `path parameter ${String(position)} of ${template(texts)}`;
    if (id instanceof StyledValue) return id.text;
    if (typeof id === 'boolean' || (typeof id === 'number' && Number.isFinite(id)))
      return String(id);
    if (typeof id !== 'string')
      throw new InvalidInputError(where, `expected a string, received ${typeName(id)}`);
    if (id === '') throw new InvalidInputError(where, 'expected an id, received an empty string');
    if (id === '.' || id === '..') throw new InvalidInputError(where, `"${id}" is not a valid id`);
    return encoded(where, () => percentEncode(id));
  }
}

/** A value of a path: an id, or what `styled` returns. */
export type PathValue = string | number | boolean | StyledValue;

/** A value of a path that is written in its style. */
export class StyledValue {
  /** Percent-encoded. */
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

function isDotSegment(segment: string): boolean {
  return /^(?:\.|%2e){1,2}$/i.test(segment);
}

function template(texts: readonly string[]): string {
  return texts.join('{}');
}
