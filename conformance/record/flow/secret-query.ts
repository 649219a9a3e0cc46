import type { SecretLocations } from '../../auth/secret-locations.js';
import { decodeSegment } from '../../replay/encode-segment.js';

/** The values of a path's query that are keys. */
export function secretQuery(path: string, locations: SecretLocations): readonly string[] {
  return pairsOf(path)
    .filter((pair) => isSecret(pair, locations))
    .map((pair) => decodeSegment(pair.slice(pair.indexOf('=') + 1)));
}

/** The path without them; on a replay the key goes its usual way. */
export function withoutSecretQuery(path: string, locations: SecretLocations): string {
  const pairs = pairsOf(path);
  const kept = pairs.filter((pair) => !isSecret(pair, locations));
  if (kept.length === pairs.length) return path;
  const [start = ''] = path.split('?');
  return kept.length === 0 ? start : `${start}?${kept.join('&')}`;
}

function pairsOf(path: string): readonly string[] {
  const from = path.indexOf('?');
  return from === -1 ? [] : path.slice(from + 1).split('&');
}

function isSecret(pair: string, locations: SecretLocations): boolean {
  return pair.includes('=') && locations.query(decodeSegment(pair.slice(0, pair.indexOf('='))));
}
