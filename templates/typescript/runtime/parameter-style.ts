import { InvalidInputError } from './errors.js';
import { jsonText } from './json-text.js';
import { nestedPairs, type Pair } from './nested.js';
import { scalarText } from './scalar.js';

/** How a parameter is written (OpenAPI 3.1.1, section 4.8.12.2). */
export interface ParameterRule {
  /** Its name on the wire. */
  readonly name: string;
  /** `form` in queries and cookies by default, `simple` in paths and headers; `cookie` in cookies. */
  readonly style?: string;
  /** By default true for `form`, and false for all other styles. */
  readonly explode?: boolean;
  /** Whether reserved characters stay as they are, in a query. */
  readonly allowReserved?: true;
  /** The media type of its value, which is written by that type and not by a style. */
  readonly contentType?: string;
}

/** Percent-encodes a name or a value, where its location demands it. */
export type Encode = (text: string) => string;

type Shape =
  | { readonly kind: 'undefined' }
  | { readonly kind: 'scalar'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly unknown[] }
  | { readonly kind: 'map'; readonly entries: readonly (readonly [string, unknown])[] };

const delimiters: Readonly<Record<string, string>> = { spaceDelimited: ' ', pipeDelimited: '|' };

/**
 * The pairs of a query, an urlencoded body or cookies that a value is written as, in the style `form`,
 * `spaceDelimited`, `pipeDelimited` or `deepObject` (OpenAPI 3.1.1, section 4.8.12.4).
 *
 * @throws InvalidInputError for a value that its style can't express.
 */
export function stylePairs(value: unknown, rule: ParameterRule, encode: Encode): readonly Pair[] {
  const { name, style = 'form', contentType } = rule;
  if (contentType !== undefined) {
    const text = contentText(value, contentType, name);
    return text === undefined ? [] : [[encode(name), encode(text)]];
  }
  const encoded = (pairs: readonly Pair[]): readonly Pair[] =>
    pairs.map(([key, text]) => [encode(key), encode(text)]);
  if (style === 'deepObject') return encoded(nestedPairs(name, value));
  const shape = shapeOf(value, name);
  if (shape.kind === 'undefined') return [];
  if (shape.kind === 'scalar') return encoded([[name, shape.text]]);
  if (rule.explode ?? style === 'form') {
    return shape.kind === 'list'
      ? encoded(shape.items.flatMap((item) => nestedPairs(name, item)))
      : encoded(shape.entries.flatMap(([key, inner]) => nestedPairs(key, inner)));
  }
  const delimiter = delimiters[style];
  const joined = flatten(shape, name)
    .map(encode)
    .join(delimiter === undefined ? ',' : encode(delimiter));
  return [[encode(name), joined]];
}

/**
 * A value in the style `simple`, `label` or `matrix`, in which paths and headers are written;
 * undefined where there is none (RFC 6570, section 2.3).
 *
 * @throws InvalidInputError for a value that its style can't express.
 */
export function styleText(value: unknown, rule: ParameterRule, encode: Encode): string | undefined {
  const { name, style = 'simple', explode = false, contentType } = rule;
  if (contentType !== undefined) {
    const text = contentText(value, contentType, name);
    return text === undefined ? undefined : encode(text);
  }
  const shape = shapeOf(value, name);
  if (shape.kind === 'undefined') return undefined;
  const separator = explode && style === 'label' ? '.' : ',';
  if (style === 'matrix') return matrix(shape, { name, explode }, encode);
  const text =
    shape.kind === 'scalar'
      ? encode(shape.text)
      : shape.kind === 'map' && explode
        ? assignments(shape.entries, name, encode).join(separator)
        : flatten(shape, name).map(encode).join(separator);
  return style === 'label' ? `.${text}` : text;
}

/** Path-style parameters: "`;` name, then `=` and the value if it is not empty" (RFC 6570, 3.2.7). */
function matrix(
  shape: Exclude<Shape, { readonly kind: 'undefined' }>,
  { name, explode }: { readonly name: string; readonly explode: boolean },
  encode: Encode,
): string {
  const own = (text: string): string =>
    text === '' ? `;${encode(name)}` : `;${encode(name)}=${text}`;
  if (shape.kind === 'scalar') return own(encode(shape.text));
  if (!explode) return own(flatten(shape, name).map(encode).join(','));
  if (shape.kind === 'list') {
    return shape.items.map((item) => own(encode(scalarText(item, name)))).join('');
  }
  return assignments(shape.entries, name, encode)
    .map((text) => `;${text}`)
    .join('');
}

function assignments(
  entries: readonly (readonly [string, unknown])[],
  name: string,
  encode: Encode,
): readonly string[] {
  return entries.map(
    ([key, value]) => `${encode(key)}=${encode(scalarText(value, `${name}[${key}]`))}`,
  );
}

function flatten(
  shape: Extract<Shape, { readonly kind: 'list' | 'map' }>,
  name: string,
): readonly string[] {
  return shape.kind === 'list'
    ? shape.items.map((item) => scalarText(item, name))
    : shape.entries.flatMap(([key, value]) => [key, scalarText(value, `${name}[${key}]`)]);
}

/** Null, and an array or object without items, is undefined (RFC 6570, section 2.3). */
function shapeOf(value: unknown, name: string): Shape {
  if (value === undefined || value === null) return { kind: 'undefined' };
  if (Array.isArray(value)) {
    const items = value.filter((item) => item !== undefined && item !== null);
    return items.length === 0 ? { kind: 'undefined' } : { kind: 'list', items };
  }
  if (typeof value === 'object' && !(value instanceof Date)) {
    const entries = Object.entries(value).filter(([, item]) => item !== undefined && item !== null);
    return entries.length === 0 ? { kind: 'undefined' } : { kind: 'map', entries };
  }
  return { kind: 'scalar', text: scalarText(value, name) };
}

/** A value as its media type is written: JSON, or the text that the caller has written. */
function contentText(value: unknown, contentType: string, name: string): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (/[/+]json(?:;|$)/i.test(contentType)) return jsonText(value, name);
  if (typeof value !== 'object') return scalarText(value, name);
  throw new InvalidInputError(name, `expected a string in the format of ${contentType}`);
}
