import { type ApiResponse, emptyResponse, jsonResponse } from '../api-response.js';
import type { JsonObject } from '../document.js';
import { type Call, found, type Handler, isUnchanged, requireMatch } from './call.js';
import { type Recordist, type Store, timestamp } from './store.js';

export const RECORDIST_HANDLERS: Readonly<Record<string, Handler>> = {
  listRecordists: ({ store, query }) => {
    const all = [...store.recordists.values()];
    const page = Number(query['page'] ?? 1);
    const pageSize = Number(query['pageSize'] ?? 20);
    const items = all.slice((page - 1) * pageSize, page * pageSize);
    return jsonResponse(200, {
      items: items.map((each) => recordistBody(store, each)),
      page,
      pageSize,
      pages: Math.ceil(all.length / pageSize),
      total: all.length,
    });
  },

  addRecordist: ({ store, json }) => {
    const now = store.now();
    const profile = { level: 'apprentice', since: null, homepage: null, ...json };
    const added = { profile, joinedAt: now, updatedAt: now, version: 1 };
    const recordist = { id: store.nextRecordistId(), ...added };
    store.recordists.set(recordist.id, recordist);
    return jsonResponse(201, recordistBody(store, recordist), {
      Location: `/api/recordists/${String(recordist.id)}`,
      ETag: etagOf(recordist),
    });
  },

  getRecordist: (call) => {
    const recordist = recordistOf(call);
    const etag = etagOf(recordist);
    if (isUnchanged(call, etag)) return emptyResponse(304, { ETag: etag });
    return stateOf(call.store, recordist);
  },

  replaceRecordist: (call) => {
    const before = recordistOf(call);
    requireMatch(call, etagOf(before));
    const changed = { updatedAt: call.store.now(), version: before.version + 1 };
    const recordist: Recordist = { ...before, profile: call.json, ...changed };
    call.store.recordists.set(recordist.id, recordist);
    return stateOf(call.store, recordist);
  },

  removeRecordist: (call) => {
    const { id } = recordistOf(call);
    for (const recording of call.store.recordingsOf(id)) {
      call.store.recordings.delete(recording.id);
    }
    call.store.recordists.delete(id);
    return emptyResponse(204);
  },

  getTally: (call) => {
    const { id } = recordistOf(call);
    const recordings = call.store.recordingsOf(id);
    const perHabitat: Record<string, number> = {};
    for (const { content } of recordings) {
      const habitat = String(content['habitat']);
      perHabitat[habitat] = (perHabitat[habitat] ?? 0) + 1;
    }
    const last = recordings.at(-1)?.addedAt;
    return jsonResponse(200, {
      recordistId: id,
      recordings: recordings.length,
      perHabitat,
      lastAddedAt: last === undefined ? null : timestamp(last),
    });
  },
};

/** The recordist that the path names. */
export function recordistOf({ store, path }: Call): Recordist {
  const id = path['recordistId'] ?? '';
  return found(/^[1-9]\d*$/.test(id) ? store.recordists.get(Number(id)) : undefined, 'recordist');
}

function stateOf(store: Store, recordist: Recordist): ApiResponse {
  return jsonResponse(200, recordistBody(store, recordist), {
    ETag: etagOf(recordist),
    'Last-Modified': recordist.updatedAt.toUTCString(),
  });
}

function recordistBody(store: Store, { id, profile, ...times }: Recordist): JsonObject {
  return {
    id,
    ...profile,
    recordingCount: store.recordingsOf(id).length,
    joinedAt: timestamp(times.joinedAt),
    updatedAt: timestamp(times.updatedAt),
  };
}

function etagOf({ id, version }: Recordist): string {
  return `"p${String(id)}-${String(version)}"`;
}
