/** Finds which of some strings a text contains. */
export type TokenSearch = (text: string) => readonly string[];

/**
 * Prepares a search for many strings. A text is read once for each length that they have, however many
 * they are.
 */
export function openTokenSearch(tokens: Iterable<string>): TokenSearch {
  const byLength = new Map<number, Set<string>>();
  for (const token of tokens) {
    const group = byLength.get(token.length) ?? new Set();
    byLength.set(token.length, group.add(token));
  }
  return (text) => {
    const found = new Set<string>();
    for (const [length, group] of byLength) {
      for (let start = 0; start + length <= text.length; start += 1) {
        const part = text.slice(start, start + length);
        if (group.has(part)) found.add(part);
      }
    }
    return [...found];
  };
}
