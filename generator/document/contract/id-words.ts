import { singular, words } from '../model/names.js';

/** The last words of a name that holds an id: `id`, `pet_id`, `petIds`, `AccountSid`, `task_uid`. */
const ID_WORDS = new Set(['id', 'ids', 'uuid', 'uuids', 'guid', 'uid', 'uids', 'sid', 'sids']);

/**
 * What a name says whose id it holds: `pet_id` → `pet`, `ownerIds` → `owner`, `id` → empty.
 * @returns undefined for a name that is not an id's.
 */
export function idStem(name: string): string | undefined {
  const parts = words(name.replace(/I[Dd]s$/, 'Ids'));
  const last = parts.at(-1) ?? '';
  return ID_WORDS.has(last) ? parts.slice(0, -1).join(' ') : undefined;
}

/** A name by which resources, schemas and ids are found to be the same: `VectorStores` → `vector store`. */
export function resourceKey(name: string): string {
  return words(singular(name)).join(' ');
}
