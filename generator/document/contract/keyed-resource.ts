import { singular, words } from '../model/names.js';
import type { Draft } from './resource-drafts.js';

/** A word that names an id: `rolesByMemberId`. */
const ID_WORDS = new Set(['id', 'ids', 'key', 'keys', 'uuid', 'uuids']);

/**
 * The resource whose ids the keys of a map may be, by the name of the map: `scoresByPet`, `petsById`,
 * `byPetId`, `pets`, `petScores`. A recording shows whether they are.
 */
export function keyedResource(
  name: string,
  resourceFor: (word: string) => Draft | undefined,
): Draft | undefined {
  const parts = words(name).filter((word) => !ID_WORDS.has(word));
  const by = parts.lastIndexOf('by');
  const keyed = parts.slice(by + 1);
  const mapped = by === -1 ? parts : parts.slice(0, by);
  const candidates = [keyed.join(' '), keyed.at(-1), mapped.join(' '), mapped.at(-1), mapped[0]];
  return candidates
    .flatMap((word = '') => (word === '' ? [] : [resourceFor(word) ?? resourceFor(singular(word))]))
    .find((draft) => draft !== undefined);
}
