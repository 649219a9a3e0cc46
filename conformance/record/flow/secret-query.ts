import type { SecretPlaces } from '../../auth/secret-places.js';
import { decodeSegment } from '../../replay/encode-segment.js';

/** The values of a path's query that are keys. */
export function secretQuery(path: string, places: SecretPlaces): readonly string[] {
  return pairsOf(path)
    .filter((pair) => isSecret(pair, places))
    .map((pair) => decodeSegment(pair.slice(pair.indexOf('=') + 1)));
}

/** The path without them; on a replay the key goes its usual way. */
export function withoutSecretQuery(path: string, places: SecretPlaces): string {
  const pairs = pairsOf(path);
  const kept = pairs.filter((pair) => !isSecret(pair, places));
  if (kept.length === pairs.length) return path;
  const [start = ''] = path.split('?');
  return kept.length === 0 ? start : `${start}?${kept.join('&')}`;
}

function pairsOf(path: string): readonly string[] {
  const from = path.indexOf('?');
  return from === -1 ? [] : path.slice(from + 1).split('&');
}

function isSecret(pair: string, places: SecretPlaces): boolean {
  return pair.includes('=') && places.query(decodeSegment(pair.slice(0, pair.indexOf('='))));
}
