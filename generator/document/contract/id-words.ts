import { singular, words } from '../model/names.js';

/**
 * The last words of a name that holds an id: `id`, `pet_id`, `petIds`, `AccountSid`, `task_uid`.
 */
const ID_WORDS = new Set(['id', 'ids', 'uuid', 'uuids', 'guid', 'uid', 'uids', 'sid', 'sids']);

/**
 * The resource that the name of an id refers to: `pet_id` → `pet`, `ownerIds` → `owner`, `id` →
 * empty.
 * @returns undefined for a name that is not the name of an id.
 */
export function idStem(name: string): string | undefined {
  const parts = words(name.replace(/I[Dd]s$/, 'Ids'));
  const last = parts.at(-1) ?? '';
  return ID_WORDS.has(last) ? parts.slice(0, -1).join(' ') : undefined;
}

/** A normalized name that resources, schemas and ids share: `VectorStores` → `vector store`. */
export function resourceKey(name: string): string {
  return words(singular(name)).join(' ');
}
