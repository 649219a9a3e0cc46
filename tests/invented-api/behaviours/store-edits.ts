import { type ApiResponse } from '../api-response.js';
import { asObject, type Json, type JsonObject } from '../document.js';
import { type Store, timestamp } from '../node-server/store.js';
import type { BehaviourCall } from './behaviour.js';

export type Kind = 'recordists' | 'recordings' | 'playlists';

/** The resource that a request was about or created. */
export interface Target {
  readonly kind: Kind;
  readonly id: number | string;
}

/** The kind of resource that an operation is about. */
export function kindOf(operation: string): Kind {
  if (/Recordists?$|Tally$/.test(operation)) return 'recordists';
  return /Playlist$/.test(operation) ? 'playlists' : 'recordings';
}

/** The resource of a call: what its response created, else what its path names. */
export function targetOf({ route }: BehaviourCall, response?: ApiResponse): Target | undefined {
  if (!('operation' in route)) return undefined;
  const { id: operation, method } = route.operation;
  const kind = kindOf(operation);
  if (method === 'POST') {
    if (response?.status !== 201) return undefined;
    const { id } = JSON.parse(response.body.toString('utf8')) as JsonObject;
    return typeof id === 'string' || typeof id === 'number' ? { kind, id } : undefined;
  }
  const id = route.path['recordistId'] ?? route.path['recordingId'] ?? route.path['playlistId'];
  if (id === undefined) return undefined;
  return { kind, id: kind === 'recordings' ? id : Number(id) };
}

/** What a client set of a resource; undefined where there is no such resource. */
export function contentOf(store: Store, { kind, id }: Target): JsonObject | undefined {
  if (kind === 'recordists') return store.recordists.get(Number(id))?.profile;
  if (kind === 'recordings') return store.recordings.get(String(id))?.content;
  return store.playlists.get(Number(id));
}

/** Changes what a client set of a resource, and nothing else of it. */
export function editContent(
  store: Store,
  target: Target,
  edit: (content: JsonObject) => JsonObject,
): void {
  const { kind, id } = target;
  const content = contentOf(store, target);
  if (content === undefined) return;
  const edited = edit(content);
  if (kind === 'recordists') {
    const recordist = store.recordists.get(Number(id));
    if (recordist !== undefined)
      store.recordists.set(recordist.id, { ...recordist, profile: edited });
  } else if (kind === 'recordings') {
    const recording = store.recordings.get(String(id));
    if (recording !== undefined)
      store.recordings.set(recording.id, { ...recording, content: edited });
  } else store.playlists.set(Number(id), edited);
}

/** The resource of the kind that was created last, apart from this one. */
export function anotherThan(store: Store, { kind, id }: Target): Target | undefined {
  const other = [...store[kind].keys()].findLast((each) => String(each) !== String(id));
  return other === undefined ? undefined : { kind, id: other };
}

/** Returns what sets the store back to its present state. */
export function saveState(store: Store): () => void {
  const saved = {
    recordists: [...store.recordists],
    recordings: [...store.recordings],
    playlists: [...store.playlists],
  };
  return () => {
    restore(store.recordists, saved.recordists);
    restore(store.recordings, saved.recordings);
    restore(store.playlists, saved.playlists);
  };
}

function restore<Key, Value>(map: Map<Key, Value>, entries: readonly [Key, Value][]): void {
  map.clear();
  for (const [key, value] of entries) map.set(key, value);
}

/** Makes the state of a resource a later one, as a change does. */
export function touch(store: Store, { kind, id }: Target): void {
  const updatedAt = store.now();
  if (kind === 'recordists') {
    const known = store.recordists.get(Number(id));
    if (known !== undefined) {
      store.recordists.set(known.id, { ...known, updatedAt, version: known.version + 1 });
    }
  } else if (kind === 'recordings') {
    const known = store.recordings.get(String(id));
    if (known !== undefined) {
      store.recordings.set(known.id, { ...known, updatedAt, version: known.version + 1 });
    }
  } else {
    const known = store.playlists.get(Number(id));
    if (known !== undefined) {
      store.playlists.set(Number(id), { ...known, createdAt: timestamp(updatedAt) });
    }
  }
}

/** The JSON of a request; an empty object where it has none. */
export function sentJson({ request }: Pick<BehaviourCall, 'request'>): JsonObject {
  try {
    return asObject(JSON.parse(request.bytes.toString('utf8')) as Json);
  } catch {
    return {};
  }
}

/** A response with another JSON body. */
export function withJson(
  response: ApiResponse,
  edit: (body: JsonObject) => JsonObject,
): ApiResponse {
  const body = JSON.parse(response.body.toString('utf8')) as JsonObject;
  return { ...response, body: Buffer.from(JSON.stringify(edit(body))) };
}
