import { InvalidInputError } from './errors.js';

/**
 * Headers by name. Null removes a header of an earlier layer; undefined keeps it.
 */
export type HeaderValues =
  | Headers
  | Readonly<Record<string, string | null | undefined>>
  | readonly (readonly [name: string, value: string | null | undefined])[];

/**
 * Merges layers of headers; a later layer wins.
 *
 * @throws InvalidInputError for a name or value that is not valid in HTTP. Its message names the
 * header and never its value, which may be a secret.
 */
export function mergeHeaders(layers: readonly (HeaderValues | undefined)[]): Headers {
  const merged = new Headers();
  for (const layer of layers) {
    for (const [name, value] of entries(layer)) {
      if (value === undefined) continue;
      try {
        if (value === null) merged.delete(name);
        else merged.set(name, value);
      } catch {
        // The platform's own message quotes the value, so it is not kept as the cause.
        throw new InvalidInputError(
          `header ${JSON.stringify(name)}`,
          'its name or value has a character that is not valid in HTTP headers',
        );
      }
    }
  }
  return merged;
}

function entries(
  layer: HeaderValues | undefined,
): readonly (readonly [string, string | null | undefined])[] {
  if (layer === undefined) return [];
  if (isPairs(layer)) return layer;
  if (!(layer instanceof Headers)) return Object.entries(layer);
  const pairs: (readonly [string, string])[] = [];
  layer.forEach((value, name) => pairs.push([name, value]));
  return pairs;
}

type Pairs = Extract<HeaderValues, readonly unknown[]>;

function isPairs(layer: HeaderValues): layer is Pairs {
  return Array.isArray(layer);
}
