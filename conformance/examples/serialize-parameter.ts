import { isJsonObject } from '../json/json-object.js';

/** How a parameter is written: OpenAPI 3.1.1, section 4.8.12.2. */
export interface ParameterStyle {
  readonly name: string;
  readonly style: string;
  readonly explode: boolean;
}

/** A name and a value, both percent-encoded. */
export type EncodedPair = readonly [name: string, value: string];

/** A value in a path: of the styles `simple`, `label` and `matrix` (OpenAPI 3.1.1, section 4.8.12.5). */
export function pathSegment({ name, style, explode }: ParameterStyle, value: unknown): string {
  const { prefix, separator } = pathStyles[style] ?? { prefix: '', separator: ',' };
  const isNamed = style === 'matrix';
  if (isJsonObject(value)) {
    const pairs = Object.entries(value).map(
      ([key, inner]) => [encode(key), encode(inner)] as const,
    );
    if (explode) return prefix + pairs.map((pair) => pair.join('=')).join(separator);
    return prefix + (isNamed ? `${encode(name)}=` : '') + pairs.flat().join(',');
  }
  const items = Array.isArray(value) ? value.map(encode) : [encode(value)];
  const named = isNamed ? items.map((item) => `${encode(name)}=${item}`) : items;
  if (explode) return prefix + named.join(separator);
  return prefix + (isNamed ? `${encode(name)}=` : '') + items.join(',');
}

const pathStyles: Readonly<
  Record<string, { readonly prefix: string; readonly separator: string }>
> = {
  label: { prefix: '.', separator: '.' },
  matrix: { prefix: ';', separator: ';' },
};

/** Between the items of a list that is one value. */
const separators: Readonly<Record<string, string>> = {
  spaceDelimited: '%20',
  pipeDelimited: '%7C',
};

/** A value in a query or in a body of urlencoded pairs: `form`, the delimited styles and `deepObject`. */
export function queryPairs(
  { name, style, explode }: ParameterStyle,
  value: unknown,
): readonly EncodedPair[] {
  const own = encode(name);
  if (isJsonObject(value)) {
    const pairs = Object.entries(value).map(
      ([key, inner]) => [encode(key), encode(inner)] as const,
    );
    if (style === 'deepObject') return pairs.map(([key, inner]) => [`${own}%5B${key}%5D`, inner]);
    return explode ? pairs : [[own, pairs.flat().join(separators[style] ?? ',')]];
  }
  if (!Array.isArray(value)) return [[own, encode(value)]];
  const items = value.map(encode);
  return explode && separators[style] === undefined
    ? items.map((item) => [own, item])
    : [[own, items.join(separators[style] ?? ',')]];
}

/** A value in a header, which is not percent-encoded. */
export function headerValue({ explode }: Pick<ParameterStyle, 'explode'>, value: unknown): string {
  if (isJsonObject(value)) {
    const pairs = Object.entries(value).map(([key, inner]) => [key, textOf(inner)] as const);
    return explode ? pairs.map((pair) => pair.join('=')).join(',') : pairs.flat().join(',');
  }
  return Array.isArray(value) ? value.map(textOf).join(',') : textOf(value);
}

function encode(value: unknown): string {
  return encodeURIComponent(textOf(value)).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** A value as text: JSON where it has an inner structure, which no style can write. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}
