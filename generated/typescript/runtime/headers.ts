// Made from spec/openapi.yaml by `upspec generate`; do not edit.
import { InvalidInputError } from './errors.js';

/** Headers by name. Null takes a header away that an earlier layer set; undefined leaves it alone. */
export type HeaderValues = Headers | Readonly<Record<string, string | null | undefined>>;

/**
 * Lays headers over each other; a later layer wins.
 *
 * @throws InvalidInputError for a name or value that HTTP can't carry. Its message names the
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
          'its name or value holds a character that HTTP headers can not carry',
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
  if (!(layer instanceof Headers)) return Object.entries(layer);
  const pairs: (readonly [string, string])[] = [];
  layer.forEach((value, name) => pairs.push([name, value]));
  return pairs;
}
