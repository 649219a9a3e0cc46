// https://spec.openapis.org/oas/v3.1.1.html#style-values
import { isJsonObject, type Json, type Parameter } from '@upspec/document';

/** What of a parameter, or of a styled property of a body, says how it is written. */
export type Styled = Pick<Parameter, 'name' | 'style' | 'explode'> &
  Partial<Pick<Parameter, 'allowReserved' | 'contentType'>>;

/** A name and a value on the wire. */
export type Pair = readonly [name: string, text: string];

/** The style's delimiter of values that are not exploded. */
const DELIMITERS: Readonly<Record<string, string>> = {
  spaceDelimited: '%20',
  pipeDelimited: '%7C',
};

/** The text of a parameter in a path. */
export function pathText(parameter: Styled, value: Json): string {
  const { name, style, explode } = parameter;
  if (parameter.contentType !== undefined) return encode(contentText(parameter, value));
  const first = style === 'label' ? '.' : style === 'matrix' ? ';' : '';
  const between = explode && first !== '' ? first : ',';
  const items =
    explode && isJsonObject(value)
      ? propertiesOf(value).map((pair) => pair.map(encode).join('='))
      : flatten(value).map(encode);
  if (style !== 'matrix') return first + items.join(between);
  const named = (text: string): string => `${encode(name)}${text === '' ? '' : '='}${text}`;
  if (!explode) return first + named(items.join(','));
  return first + (isJsonObject(value) ? items : items.map(named)).join(between);
}

/** The pairs of a parameter in a query or a cookie, percent-encoded. */
export function queryPairs(parameter: Styled, value: Json): readonly Pair[] {
  const { name, style, explode, contentType, allowReserved = false } = parameter;
  const write = allowReserved ? encodeReserved : encode;
  if (value === null) return [];
  if (contentType !== undefined) return [[encode(name), write(contentText(parameter, value))]];
  if (style === 'deepObject' || explode) {
    const isProperties = style !== 'deepObject' && isJsonObject(value);
    const pairs = isProperties ? propertiesOf(value) : nestedPairs(name, value);
    return pairs.map(([key, text]) => [encode(key), write(text)]);
  }
  const items = flatten(value);
  // RFC 6570, section 2.3: an empty list is undefined, and has no expansion.
  if (items.length === 0) return [];
  return [[encode(name), items.map(write).join(DELIMITERS[style] ?? ',')]];
}

/** The value of a header, which is not encoded. */
export function headerText(parameter: Styled, value: Json): string {
  if (parameter.contentType !== undefined) return contentText(parameter, value);
  return parameter.explode && isJsonObject(value)
    ? propertiesOf(value)
        .map((pair) => pair.join('='))
        .join(',')
    : flatten(value).join(',');
}

/** A value as pairs: an array repeats its name, an object becomes `name[key]`. */
export function nestedPairs(name: string, value: Json): readonly Pair[] {
  if (value === null) return [];
  if (Array.isArray(value)) {
    return (value as readonly Json[]).flatMap((item) => nestedPairs(name, item));
  }
  if (isJsonObject(value)) {
    return entriesOf(value).flatMap(([key, item]) => nestedPairs(`${name}[${key}]`, item));
  }
  return [[name, textOf(value)]];
}

/** A string as it is, any other value as JSON. */
export function textOf(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The properties of an object, with their texts. */
function propertiesOf(value: Json): readonly Pair[] {
  return entriesOf(value).flatMap(([key, item]) => (item === null ? [] : [[key, textOf(item)]]));
}

/** The items of an array, or the names and values of an object, without those that are null. */
function flatten(value: Json): readonly string[] {
  if (isJsonObject(value)) return propertiesOf(value).flat();
  if (!Array.isArray(value)) return [textOf(value)];
  return (value as readonly Json[]).filter((item) => item !== null).map(textOf);
}

function contentText({ contentType = '' }: Styled, value: Json): string {
  return /[/+]json(?:;|$)/i.test(contentType) ? JSON.stringify(value) : textOf(value);
}

function entriesOf(value: Json): readonly (readonly [string, Json])[] {
  if (!isJsonObject(value)) return [];
  return Object.entries(value).filter((entry): entry is [string, Json] => entry[1] !== undefined);
}

function encode(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Reserved characters stay, but those that separate pairs, or that a query can't contain. */
function encodeReserved(text: string): string {
  return text.replaceAll(/%[\da-f]{2}|[^:/?@!$'()*,;]/giu, (part) =>
    part.length === 3 && part.startsWith('%') ? part : encode(part),
  );
}
