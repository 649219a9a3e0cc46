import type { Random } from '../../probe-contract/random.js';

/** The same items in another order. Two or more items are never in their first order. */
export function shuffle<T>(items: readonly T[], random: Random): readonly T[] {
  const mixed = items
    .map((item) => ({ item, position: random.integer(0, 1_000_000) }))
    .toSorted((a, b) => a.position - b.position)
    .map(({ item }) => item);
  const isSame = mixed.every((item, at) => item === items[at]);
  return isSame ? items.toReversed() : mixed;
}
