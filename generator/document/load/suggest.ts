import { closest, distance } from 'fastest-levenshtein';

/**
 * Finds a candidate that resembles a misspelt word.
 * @returns the nearest candidate, or undefined where none is near enough.
 */
export function suggest(word: string, candidates: readonly string[]): string | undefined {
  if (candidates.length === 0) return undefined;
  const nearest = closest(word, candidates);
  const limit = Math.max(2, Math.floor(word.length / 3));
  return distance(word, nearest) <= limit ? nearest : undefined;
}
